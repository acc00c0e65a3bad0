/// What an account is after its facts so far: the kept state that makes the next fact one cheap step.
package struct AccountState: Sendable, Equatable {
  /// The latest fact folded; nil before the first.
  package var last: FactPlace?
  /// Dates up to and including this moment have passed: what was due by then has been released or has expired.
  package var passedTo: Instant
  /// In the canonical order of their facts; only those with something left.
  package var lots: [Lot]
  /// Oldest first.
  package var debts: [Debt]
  package var holds: [Hold]
  package var counters: Counters
  /// When each unit that expires by inactivity does.
  package var inactivity: [InactivityDate]
  /// How many of each reward this account has had.
  package var taken: [TakenReward]

  package init(
    last: FactPlace? = nil, passedTo: Instant = .distantPast, lots: [Lot] = [], debts: [Debt] = [], holds: [Hold] = [],
    counters: Counters = Counters(), inactivity: [InactivityDate] = [], taken: [TakenReward] = []
  ) {
    self.last = last
    self.passedTo = passedTo
    self.lots = lots
    self.debts = debts
    self.holds = holds
    self.counters = counters
    self.inactivity = inactivity
    self.taken = taken
  }

  /// What can be spent now; below zero while more was spent than earned.
  package func available(_ unit: UInt8) -> Points {
    let free = lots.reduce(Points(0)) { $1.unit == unit && $1.isAvailable ? $0 + $1.points : $0 }
    return debts.reduce(free) { $1.unit == unit ? $0 - $1.points : $0 }
  }

  package func pending(_ unit: UInt8) -> Points {
    lots.reduce(Points(0)) { $1.unit == unit && !$1.isAvailable ? $0 + $1.points : $0 }
  }

  package func held(_ unit: UInt8) -> Points {
    lots.reduce(Points(0)) { $1.unit == unit ? $0 + $1.held : $0 }
  }

  /// The next moment at which a date changes something; `.never` when none does.
  package var due: Instant {
    var due = Instant.never
    for lot in lots where lot.points > 0 {
      due = min(due, lot.isAvailable ? lot.expiresAt : min(lot.availableAt, lot.expiresAt))
    }
    for hold in holds { due = min(due, hold.until) }
    for date in inactivity where date.at < due { due = date.at }
    return due
  }
}

/// Points of one origin and one fate.
package struct Lot: Sendable, Equatable {
  package let id: LotID
  package let unit: UInt8
  /// Neither spent nor held.
  package var points: Points
  package var held: Points
  package var isAvailable: Bool
  package let availableAt: Instant
  package let expiresAt: Instant

  package init(
    id: LotID, unit: UInt8, points: Points, held: Points, isAvailable: Bool, availableAt: Instant, expiresAt: Instant
  ) {
    self.id = id
    self.unit = unit
    self.points = points
    self.held = held
    self.isAvailable = isAvailable
    self.availableAt = availableAt
    self.expiresAt = expiresAt
  }
}

/// Points that were spent and turned out not to be there; the next points pay for them.
package struct Debt: Sendable, Equatable {
  /// The fact that spent them.
  package let id: LotID
  package let unit: UInt8
  package var points: Points

  package init(id: LotID, unit: UInt8, points: Points) {
    self.id = id
    self.unit = unit
    self.points = points
  }
}

package struct Hold: Sendable, Equatable {
  package let event: EventID
  package let unit: UInt8
  package let until: Instant
  package var pieces: [Piece]

  package struct Piece: Sendable, Equatable {
    package let lot: LotID
    package var points: Points

    package init(lot: LotID, points: Points) {
      self.lot = lot
      self.points = points
    }
  }

  package init(event: EventID, unit: UInt8, until: Instant, pieces: [Piece]) {
    self.event = event
    self.unit = unit
    self.until = until
    self.pieces = pieces
  }

  package var points: Points { pieces.reduce(0) { $0 + $1.points } }
}

package struct InactivityDate: Sendable, Equatable {
  package let unit: UInt8
  package var at: Instant

  package init(unit: UInt8, at: Instant) {
    self.unit = unit
    self.at = at
  }
}

package struct TakenReward: Sendable, Equatable {
  package let reward: UInt16
  package var count: Int64

  package init(reward: UInt16, count: Int64) {
    self.reward = reward
    self.count = count
  }
}
