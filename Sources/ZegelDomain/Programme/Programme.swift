/// One version of a shop's loyalty programme, checked and ready to compute with.
///
/// Immutable: a change is a new version, and what was earned under the old one stays as it was. A class for that reason:
/// handing it on costs nothing.
public final class Programme: Sendable {
  /// From 1; 0 while it is only a file.
  public let version: Int32
  public let name: String
  /// ISO 4217, such as `EUR`. All amounts are in its minor unit.
  public let currency: String
  public let zone: ZoneRules
  /// Points first, then a unit for each stamp card.
  package let units: [EarnedUnit]
  /// At most 64, in the order of the file.
  package let rules: [EarningRule]
  package let conflict: RuleConflict
  package let rounding: Rounding
  package let earnsOnPartPaidWithPoints: Bool
  /// Over all rules together, in points, in the order of the file.
  package let caps: [Cap]
  package let returnPolicy: ReturnPolicy
  package let rewards: [Reward]
  package let payment: PointsPayment?
  package let stores: Stores
  public let cards: CardPlan
  /// How far back a late sale, a return or a void can reach, counted from the account's newest act.
  package let reachDays: Int
  /// What the shop's tills call sensitive goods, besides the words of `SensitiveGoods`.
  package let sensitive: SensitiveCodes

  package init(
    version: Int32, name: String, currency: String, zone: ZoneRules, units: [EarnedUnit], rules: [EarningRule],
    conflict: RuleConflict, rounding: Rounding, earnsOnPartPaidWithPoints: Bool, caps: [Cap],
    returnPolicy: ReturnPolicy, rewards: [Reward], payment: PointsPayment?, stores: Stores, cards: CardPlan,
    reachDays: Int, sensitive: SensitiveCodes = SensitiveCodes()
  ) {
    precondition(rules.count <= Programme.mostRules, "a checked programme has at most 64 rules")
    precondition(units.first?.number == EarnedUnit.pointsNumber, "points are the first unit")
    self.version = version
    self.name = name
    self.currency = currency
    self.zone = zone
    self.units = units
    self.rules = rules
    self.conflict = conflict
    self.rounding = rounding
    self.earnsOnPartPaidWithPoints = earnsOnPartPaidWithPoints
    self.caps = caps
    self.returnPolicy = returnPolicy
    self.rewards = rewards
    self.payment = payment
    self.stores = stores
    self.cards = cards
    self.reachDays = reachDays
    self.sensitive = sensitive
  }

  package static let mostRules = 64

  package func unit(_ number: UInt8) -> EarnedUnit? { units.first { $0.number == number } }
  package func reward(_ id: String) -> Reward? { rewards.first { $0.id == id } }
}

/// What several rules that match one sale give together.
package enum RuleConflict: String, Sendable, CaseIterable {
  /// Each gives its own.
  case add
  /// Of the rules for one unit, only the one that gives most; of equals, the first in the file.
  case best
}

/// Where fractions of a point go.
package struct Rounding: Sendable, Equatable {
  package enum Mode: String, Sendable, CaseIterable {
    case down
    /// A half goes up.
    case nearest
    case up
  }
  package enum Scope: String, Sendable, CaseIterable {
    /// Once per rule per sale.
    case rule
    /// For each line by itself.
    case line
  }

  package let mode: Mode
  package let scope: Scope

  package init(mode: Mode, scope: Scope) {
    self.mode = mode
    self.scope = scope
  }
}

/// What a return may take back.
package enum ReturnPolicy: String, Sendable, CaseIterable {
  /// Everything the returned lines gave; the balance may go below zero and later points fill it.
  case belowZero = "below-zero"
  /// Everything, but what is missing at the moment of the return is forgiven.
  case toZero = "to-zero"
  /// Only while the points of that sale are still pending; once released they stay.
  case pendingOnly = "pending-only"
}

package enum Stores: Sendable, Equatable {
  case any
  case listed([Store])

  package func contains(_ id: String) -> Bool {
    switch self {
    case .any: true
    case .listed(let stores): stores.contains { $0.id == id }
    }
  }

  /// Whether a store that is in the list has such a till.
  package func contains(till: String, of id: String) -> Bool {
    guard case .listed(let stores) = self, let store = stores.first(where: { $0.id == id }) else { return true }
    return store.tills.isEmpty || store.tills.contains(till)
  }
}

package struct Store: Sendable, Equatable {
  package let id: String
  package let name: String
  /// Empty when any till number is right.
  package let tills: [String]

  package init(id: String, name: String, tills: [String]) {
    self.id = id
    self.name = name
    self.tills = tills
  }
}
