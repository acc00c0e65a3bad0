/// What somebody decided about one purpose. A refusal is a decision too: shown, and refused.
///
/// - Law: Art. 4(11), 7 and 21 GDPR.
public enum ConsentDecision: String, Sendable, Hashable, CaseIterable {
  case given, refused, withdrawn
  /// Against a purpose that rests on a legitimate interest; for marketing it always holds.
  case objected
  /// By the house: the notice that it was given under was not right.
  case suspended
}

/// Where a member stands with one purpose.
public struct ConsentState: Sendable, Hashable {
  public let decision: ConsentDecision
  public let since: Instant

  public init(decision: ConsentDecision, since: Instant) {
    self.decision = decision
    self.since = since
  }
}

extension ConsentDecision {
  /// Whether this can follow on where somebody stands: refuses what changes nothing, and what makes no sense.
  public func refusal(after state: ConsentState?, for purpose: Purpose) -> Refusal? {
    switch self {
    case .given, .refused:
      if purpose.basis != .consent { return Refusal(.consentNotAsked, field: "purpose", purpose.id) }
    case .withdrawn, .suspended:
      if state?.decision != .given { return Refusal(.consentNotGiven, field: "purpose", purpose.id) }
    case .objected:
      if purpose.basis == .consent || purpose.basis == .contract || purpose.basis == .legalDuty {
        return Refusal(.objectionNotPossible, field: "purpose", purpose.id)
      }
    }
    return state?.decision == self ? Refusal(.consentUnchanged, field: "purpose", purpose.id) : nil
  }
}
