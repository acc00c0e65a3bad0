/// What somebody can decide about a purpose.
public enum ChoiceKind: Sendable, Hashable {
  /// Yes and no, as often as they like.
  /// - Law: Art. 7(3) GDPR.
  case consent
  /// To object.
  /// - Law: Art. 21(1) GDPR.
  case objection
}

extension Purpose {
  /// Nil where nothing can be decided: the contract, the law, somebody's life.
  public var choiceKind: ChoiceKind? {
    switch basis {
    case .consent: .consent
    case .legitimateInterest, .publicTask: .objection
    case .contract, .legalDuty, .vitalInterest: nil
    }
  }

  /// The decision that stops it.
  public var stop: ConsentDecision? {
    switch choiceKind {
    case .consent: .withdrawn
    case .objection: .objected
    case nil: nil
    }
  }
}
