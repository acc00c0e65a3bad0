public import ZegelDomain

/// Why a rule gave what it gave.
public struct ExplainedRule: Sendable {
  public let id: String
  public let title: Texts
  /// `points`, or the stamp card's id.
  public let unit: String
  public let unitName: Texts
  public let points: Points
  public let reason: RuleOutcome.Reason
}

/// A balance with its name.
public struct NamedBalance: Sendable {
  /// `points`, or the stamp card's id.
  public let unit: String
  public let name: Texts
  public let change: Points
  public let available: Points
  public let pending: Points
}

extension Posted {
  /// Every rule of the version, in the order of its file.
  public var explanation: [ExplainedRule] {
    answer.outcomes.compactMap { outcome in
      guard programme.rules.indices.contains(outcome.place) else { return nil }
      let rule = programme.rules[outcome.place]
      guard let unit = programme.unit(rule.unit) else { return nil }
      return ExplainedRule(
        id: rule.id, title: rule.title, unit: unit.id, unitName: unit.name, points: outcome.points,
        reason: outcome.reason)
    }
  }

  /// Points first, then stamp cards.
  public var balances: [NamedBalance] { answer.balances.compactMap { NamedBalance($0, programme) } }

  /// What a payment with points was worth, in minor units; nil for other acts.
  public var paid: Int64? {
    guard case .redemption(let redemption)? = act, case .payment(let amount) = redemption.purpose else { return nil }
    return amount
  }

  /// The reward that was handed out; nil for other acts.
  public var reward: (id: String, title: Texts)? {
    guard case .redemption(let redemption)? = act, case .reward(let number) = redemption.purpose,
      let reward = programme.rewards.first(where: { $0.number == number })
    else { return nil }
    return (reward.id, reward.title)
  }

  /// When a hold ends by itself; nil for other acts.
  public var heldUntil: Instant? {
    if case .hold(let request)? = act { request.until } else { nil }
  }
}

extension IdentifiedCard {
  public var namedBalances: [NamedBalance] { balances.compactMap { NamedBalance($0, programme) } }
}

extension NamedBalance {
  init?(_ balance: UnitBalance, _ programme: Programme) {
    guard let unit = programme.unit(balance.unit) else { return nil }
    self.init(
      unit: unit.id, name: unit.name, change: balance.change, available: balance.available, pending: balance.pending)
  }
}

extension RuleOutcome.Reason {
  /// Stable, for programs.
  public var code: String {
    switch self {
    case .gave: "gave"
    case .capped: "capped"
    case .otherStore: "other-store"
    case .outsideWindow: "outside-window"
    case .noLines: "no-lines"
    case .belowMinimum: "below-minimum"
    case .beatenByAnotherRule: "beaten-by-another-rule"
    case .nothingToCount: "nothing-to-count"
    }
  }

  /// For people.
  public var text: Texts {
    switch self {
    case .gave: Texts(nl: "telt mee", en: "counts")
    case .capped: Texts(nl: "het maximum is bereikt", en: "the maximum is reached")
    case .otherStore: Texts(nl: "geldt niet in dit filiaal", en: "does not hold in this store")
    case .outsideWindow: Texts(nl: "geldt niet op dit moment", en: "does not hold at this time")
    case .noLines: Texts(nl: "niets op de bon telt hiervoor mee", en: "nothing on the receipt counts for it")
    case .belowMinimum: Texts(nl: "het minimumbedrag is niet gehaald", en: "the minimum spend is not reached")
    case .beatenByAnotherRule: Texts(nl: "een andere regel gaf meer", en: "another rule gave more")
    case .nothingToCount: Texts(nl: "te weinig voor een heel punt", en: "not enough for a whole point")
    }
  }
}
