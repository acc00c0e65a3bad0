/// A wish to see a member's values, before anything is seen.
///
/// - Law: Art. 5(1)(b), 25(1), 32(1) GDPR.
public struct Opening: Sendable {
  public let purpose: String
  public let fields: [String]
  /// Besides fields, or in their place.
  public let record: MemberRecord?
  public let actor: Actor
  /// Where it happens, if in a store.
  public let store: String?

  public init(
    purpose: String, fields: [String], record: MemberRecord? = nil, actor: Actor, store: String? = nil
  ) {
    self.purpose = purpose
    self.fields = fields
    self.record = record
    self.actor = actor
    self.store = store
  }
}

extension PrivacyPolicy {
  /// Why this may not be opened; nil when it may. What the policy does not know is refused.
  ///
  /// - Parameters:
  ///   - state: where the member stands with the purpose.
  ///   - isRestricted: whether the member's data is to lie still (Art. 18).
  public func refusal(of opening: Opening, state: ConsentState?, isRestricted: Bool) -> Refusal? {
    guard let purpose = purpose(opening.purpose) else {
      return Refusal(.purposeUnknown, field: "purpose", opening.purpose.shownID)
    }
    for id in opening.fields {
      guard let field = field(id) else { return Refusal(.fieldUnknown, field: "field", id.shownID) }
      guard field.purposes.contains(purpose.id) else {
        return Refusal(.fieldNotForPurpose, field: "field", id, purpose.id)
      }
    }
    if let record = opening.record, !record.mayBeSeen(for: purpose.id) {
      return Refusal(.fieldNotForPurpose, field: "purpose", record.rawValue, purpose.id)
    }
    guard !opening.actor.roles.isDisjoint(with: purpose.roles) else {
      return Refusal(.roleNotAllowed, field: "purpose", purpose.id)
    }
    guard opening.actor.works(in: opening.store) else { return Refusal(.storeNotAllowed, field: "store") }
    return refusal(to: purpose, state: state, isRestricted: isRestricted)
  }

  /// Why a member's data may not be used for a purpose at all.
  public func refusal(to purpose: Purpose, state: ConsentState?, isRestricted: Bool) -> Refusal? {
    if isRestricted && purpose.basis != .legalDuty {
      return Refusal(.processingRestricted, field: "purpose", purpose.id)
    }
    switch state?.decision {
    case .given where purpose.basis == .consent: return nil
    case .objected: return Refusal(.objected, field: "purpose", purpose.id)
    default:
      return purpose.basis == .consent ? Refusal(.consentMissing, field: "purpose", purpose.id) : nil
    }
  }
}

extension String {
  /// An id that came from outside, short enough for a message, and without anything a person could have written there.
  fileprivate var shownID: String {
    let isID =
      utf8.count <= 60 && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    return isID ? self : "…"
  }
}
