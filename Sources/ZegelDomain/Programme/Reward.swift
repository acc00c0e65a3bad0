/// Something to be had for points or for the stamps of a full card.
package struct Reward: Sendable, Equatable {
  /// Given out once by the house and never to another reward.
  package let number: UInt16
  package let id: String
  package let title: Texts
  /// The unit it costs, and how many.
  package let unit: UInt8
  package let cost: Points
  /// In the whole programme; nil when there is no end to it.
  package let stock: Int64?
  /// For one account.
  package let limits: [Cap]
  /// First and last day it can be had; nil is open.
  package let firstDay: CalendarDay?
  package let lastDay: CalendarDay?

  package init(
    number: UInt16, id: String, title: Texts, unit: UInt8, cost: Points, stock: Int64?, limits: [Cap],
    firstDay: CalendarDay?, lastDay: CalendarDay?
  ) {
    self.number = number
    self.id = id
    self.title = title
    self.unit = unit
    self.cost = cost
    self.stock = stock
    self.limits = limits
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}

/// Paying a bill with points, to the cent.
package struct PointsPayment: Sendable, Equatable {
  /// So many points are worth so many minor units.
  package let points: Points
  package let minorUnits: Int64
  /// The smallest payment, in points.
  package let leastPoints: Points

  package init(points: Points, minorUnits: Int64, leastPoints: Points) {
    self.points = points
    self.minorUnits = minorUnits
    self.leastPoints = leastPoints
  }

  /// What an amount costs: rounded up to a whole point, so that any amount can be paid to the exact cent.
  package func cost(of amount: Int64) -> Points {
    let exact = Int128(amount) * Int128(points)
    return Points((exact + Int128(minorUnits) - 1) / Int128(minorUnits))
  }

  /// What so many points can pay, rounded down.
  package func worth(of balance: Points) -> Int64 {
    balance <= 0 ? 0 : Int64(clamping: Int128(balance) * Int128(minorUnits) / Int128(points))
  }
}
