/// What an act came to, as it was told to the till; kept with the fact, so that a retry hears the same.
public struct Answer: Sendable, Equatable {
  /// For a sale: what each rule gave, and why others gave nothing.
  public let outcomes: [RuleOutcome]
  /// Points first, then stamps, for every unit that moved or has something.
  public let balances: [UnitBalance]
  public let note: Note

  public enum Note: UInt8, Sendable, CaseIterable {
    case none
    /// A return of a sale that has not arrived yet: it counts as soon as the sale does.
    case waitsForSale
    /// Some of what came back was not in the sale, or had come back before; that part counts for nothing.
    case partlyUnknown
    /// The sale was without a card: nothing to earn.
    case withoutCard
    /// Came after later acts and changed what they led to.
    case late
  }

  public init(outcomes: [RuleOutcome], balances: [UnitBalance], note: Note) {
    self.outcomes = outcomes
    self.balances = balances
    self.note = note
  }
}

public struct UnitBalance: Sendable, Equatable {
  /// 0 for points, else the stamp card's number.
  public let unit: UInt8
  /// What this act added, or took away.
  public let change: Points
  public let available: Points
  public let pending: Points

  public init(unit: UInt8, change: Points, available: Points, pending: Points) {
    self.unit = unit
    self.change = change
    self.available = available
    self.pending = pending
  }
}

extension Account {
  /// The balances before and after an act, for its answer.
  package static func balances(before: AccountState, after: AccountState, _ programme: Programme) -> [UnitBalance] {
    programme.units.compactMap { unit in
      let number = unit.number
      let (available, pending) = (after.available(number), after.pending(number))
      let change = available + pending - before.available(number) - before.pending(number)
      guard change != 0 || available != 0 || pending != 0 || number == EarnedUnit.pointsNumber else { return nil }
      return UnitBalance(unit: number, change: change, available: available, pending: pending)
    }
  }

  /// The balances for a late sale's answer: what its own rules gave, and where the account stands after all that came
  /// with it.
  package static func balances(of outcomes: [RuleOutcome], after: AccountState, _ programme: Programme)
    -> [UnitBalance]
  {
    programme.units.compactMap { unit in
      let number = unit.number
      let change = outcomes.reduce(Points(0)) {
        programme.rules[$1.place].unit == number ? $0 + $1.points : $0
      }
      let (available, pending) = (after.available(number), after.pending(number))
      guard change != 0 || available != 0 || pending != 0 || number == EarnedUnit.pointsNumber else { return nil }
      return UnitBalance(unit: number, change: change, available: available, pending: pending)
    }
  }
}
