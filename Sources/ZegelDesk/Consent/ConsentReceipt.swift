public import ZegelDomain

/// One decision with all that it rested on when it was taken, to be handed to whoever took it. Names nobody of them.
///
/// - Law: Art. 7(1), 13 GDPR.
public struct ConsentReceipt: Sendable {
  /// A UUID of version 4, of this receipt; the decision has its own id in `record`.
  public let id: String
  public let issuedAt: Instant
  /// By which the trail names the member.
  public let member: TrailID
  public let record: ConsentRecord
  /// SHA-256 of the policy's text, in hexadecimal.
  public let policyHash: String
  public let language: Language
  /// As the policy had it then.
  public let purpose: Purpose
  /// What was agreed to; nil where those were other words than the policy's, as with members who were imported.
  public let text: String?
  public let fields: [PersonalField]
  /// Who else gets to see those fields for this purpose.
  public let parties: [Party]
  public let controller: Organisation
  public let dpo: ContactPoint?
  public let authority: SupervisoryAuthority

  /// Whether a ground of Art. 9(2)(a) rests on this decision as well.
  public var isExplicit: Bool { fields.contains { $0.exception == .explicitConsent } }

  /// Whose word it was.
  public var speaker: Speaker {
    if record.decision == .suspended { return .house }
    return record.byGuardian ? .guardian : .member
  }

  public enum Speaker: String, Sendable { case member, guardian, house }
}

extension ConsentReceipt {
  /// - Parameter policy: the version that the decision was taken under.
  init(
    id: String, at now: Instant, member: TrailID, record: ConsentRecord, under policy: PrivacyPolicy, hash: String,
    textHash: (String) -> String
  ) throws {
    guard let purpose = policy.purpose(record.purpose), let language = Language(rawValue: record.language) else {
      throw Fault("a decision about a purpose that its policy version does not have")
    }
    (self.id, issuedAt, self.member, self.record, policyHash) = (id, now, member, record, hash)
    (self.purpose, self.language) = (purpose, language)
    let text = purpose.text[language]
    self.text = textHash(text) == record.textHash ? text : nil
    fields = policy.fields.filter { $0.purposes.contains(purpose.id) }
    parties = policy.parties.filter { !$0.isSourceAlone && $0.purposes.contains(purpose.id) }
    (controller, dpo, authority) = (policy.organisation, policy.dpo, policy.authority)
  }
}
