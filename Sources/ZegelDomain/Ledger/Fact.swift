/// Something that happened to an account. Facts are kept for ever; everything else is folded from them.
package struct Fact: Sendable, Equatable {
  /// Counts the account's facts in order of arrival, from 1. Names its lots.
  package let number: Int32
  package let event: EventID
  /// When it happened, which may be long before it arrived.
  package let at: Instant
  /// Of the programme that judges it.
  package let version: Int32
  package let act: Act

  package init(number: Int32, event: EventID, at: Instant, version: Int32, act: Act) {
    self.number = number
    self.event = event
    self.at = at
    self.version = version
    self.act = act
  }

  package var place: FactPlace { FactPlace(at: at, event: event) }
}

/// Where a fact stands in the canonical order: when it happened, then its key.
package struct FactPlace: Hashable, Comparable, Sendable {
  package let at: Instant
  package let event: EventID

  package init(at: Instant, event: EventID) {
    self.at = at
    self.event = event
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.at == right.at ? left.event < right.event : left.at < right.at
  }
}

package enum Act: Sendable, Equatable {
  case sale(Evaluation)
  case giveBack(GiveBack)
  case redemption(Redemption)
  /// A redemption that is as if it never was.
  case undo(of: EventID)
  case hold(HoldRequest)
  case release(of: EventID)
  case adjustment(Adjustment)
}

/// Lines that came back, or a whole sale that was voided.
package struct GiveBack: Sendable, Equatable {
  package enum Extent: Sendable, Equatable {
    case everything(of: EventID)
    case lines([GivenBackLine], of: EventID)
    /// Without a receipt: so many minor units of the account's latest sales.
    case amount(Int64)
  }

  package let extent: Extent

  package init(_ extent: Extent) { self.extent = extent }

  package var sale: EventID? {
    switch extent {
    case .everything(let sale), .lines(_, let sale): sale
    case .amount: nil
    }
  }

  /// Without lines that were not kept of the sale: they take nothing back, and could tell what was left out of it.
  package func keeping(soldIn evaluation: Evaluation) -> GiveBack {
    guard case .lines(let lines, let sale) = extent else { return self }
    let sold = Set(evaluation.lines.map(\.number))
    return GiveBack(.lines(lines.filter { sold.contains($0.number) }, of: sale))
  }
}

package struct GivenBackLine: Sendable, Equatable {
  /// The line's number in the sale.
  package let number: Int32
  /// In thousandths, above zero.
  package let quantity: Int64
  /// Nil when the till told only a quantity: then in proportion to it.
  package let amounts: Amounts?

  /// As in the sale, above zero for what comes back.
  package struct Amounts: Sendable, Equatable {
    package let amount: Int64
    package let discount: Int64
    package let coupon: Int64
    package let tax: Int64

    package init(amount: Int64, discount: Int64, coupon: Int64, tax: Int64) {
      self.amount = amount
      self.discount = discount
      self.coupon = coupon
      self.tax = tax
    }
  }

  package init(number: Int32, quantity: Int64, amounts: Amounts?) {
    self.number = number
    self.quantity = quantity
    self.amounts = amounts
  }
}

/// Points or stamps that were spent. Once handed out it stays a fact, whatever happens to the sales that earned them.
package struct Redemption: Sendable, Equatable {
  package enum Purpose: Sendable, Equatable {
    /// `Reward.number`.
    case reward(UInt16)
    /// So many minor units of a bill.
    case payment(Int64)
  }

  package let purpose: Purpose
  package let unit: UInt8
  package let points: Points
  /// A hold that it uses up.
  package let hold: EventID?
  /// The sale it belongs to: voiding that sale undoes it.
  package let sale: EventID?

  package init(purpose: Purpose, unit: UInt8, points: Points, hold: EventID?, sale: EventID?) {
    self.purpose = purpose
    self.unit = unit
    self.points = points
    self.hold = hold
    self.sale = sale
  }
}

package struct HoldRequest: Sendable, Equatable {
  package let unit: UInt8
  package let points: Points
  /// Released by itself at this moment.
  package let until: Instant

  package init(unit: UInt8, points: Points, until: Instant) {
    self.unit = unit
    self.points = points
    self.until = until
  }
}

/// A correction by hand, or the balance a card brought along from another system.
package struct Adjustment: Sendable, Equatable {
  package enum Reason: UInt8, Sendable, CaseIterable {
    case openingBalance = 1, goodwill, mistake, fraud
    /// Between an account and that of a household; never by hand.
    case household

    package static let byHand = allCases.filter { $0 != .household }
  }

  package let unit: UInt8
  /// Above or below zero.
  package let points: Points
  package let reason: Reason

  package init(unit: UInt8, points: Points, reason: Reason) {
    self.unit = unit
    self.points = points
    self.reason = reason
  }
}
