/// One line of the double-entry ledger: points of one lot that leave one bucket for another. It sums to zero by its shape.
package struct Transfer: Sendable, Equatable {
  package let lot: LotID
  package let unit: UInt8
  package let from: Bucket
  package let to: Bucket
  /// Above zero.
  package let points: Points
  package let reason: Reason
  /// When it takes effect.
  package let at: Instant

  package init(
    lot: LotID, unit: UInt8, from: Bucket, to: Bucket, points: Points, reason: Reason, at: Instant
  ) {
    self.lot = lot
    self.unit = unit
    self.from = from
    self.to = to
    self.points = points
    self.reason = reason
    self.at = at
  }

  package enum Reason: UInt8, Sendable, CaseIterable {
    case earned = 1, activated, expired, held, freed, redeemed, repaid, forgiven, adjusted
    /// The difference that a return, a void, an undo or a late fact makes to what was written before.
    case corrected

    package var name: String { String(describing: self) }
  }
}

/// Where points can be. Owed is below zero while an account has spent more than it turned out to have.
package enum Bucket: UInt8, Sendable, CaseIterable {
  case issued = 1, pending, available, held, redeemed, expired, adjusted, owed

  package var name: String { String(describing: self) }
}

/// A lot by its origin: the account's fact, and the rule that gave it; rule 0 where no rule did.
package struct LotID: Hashable, Comparable, Sendable {
  package let fact: Int32
  package let rule: UInt16

  package init(fact: Int32, rule: UInt16) {
    self.fact = fact
    self.rule = rule
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.fact == right.fact ? left.rule < right.rule : left.fact < right.fact
  }
}
