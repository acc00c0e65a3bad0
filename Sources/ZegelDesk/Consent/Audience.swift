public import ZegelDomain
import ZegelStore
import ZegelVault

/// Who may be written to for a purpose now.
public struct Audience: Sendable {
  public let purpose: String
  public let channel: ContactChannel
  public let members: [MemberID]
}

extension Desk {
  /// Who may be written to for a purpose, by its channel, now: they agreed, or did not object where no consent is
  /// needed; nothing of theirs lies still; and there is something to write to. The answer is recorded.
  ///
  /// - Refuses: a purpose without a channel; a role that may not act for it.
  /// - Law: Art. 6, 7, 18, 21 GDPR; Art. 11.7 Tw.
  public func audience(for purposeID: String, by actor: Actor) async throws -> Audience {
    let policies = self.policies
    try actor.mustNotBeMember(for: "consent audience")
    let (audience, digest) = try await store.read { session in
      let policy = try policies.inForce(in: session).policy
      guard let purpose = policy.purpose(purposeID), let channel = purpose.channel else {
        throw Refusal(.purposeUnknown, field: "purpose")
      }
      guard !actor.roles.isDisjoint(with: purpose.roles) else {
        throw Refusal(.roleNotAllowed, field: "purpose", purposeID)
      }
      guard let field = policy.fields.first(where: { $0.purposes.contains(purposeID) && $0.type.reaches(channel) })
      else { throw Refusal(.fieldUnknown, field: "purpose") }
      var members: [MemberID] = []
      var digest = Digest256()
      let add = { (id: MemberID) in
        members.append(id)
        digest.add(id.bytes)
      }
      if purpose.basis == .consent {
        try session.eachAudienceByConsent(purposeID, field.id, add)
      } else {
        try session.eachAudienceByInterest(purposeID, field.id, add)
      }
      return (Audience(purpose: purposeID, channel: channel, members: members), hex(digest.finish()))
    }
    try await leaveNote(
      .administration,
      "audience purpose=\(purposeID) members=\(audience.members.count) sha256=\(digest) by=\(actor.name)")
    return audience
  }
}

extension FieldType {
  /// Whether a message by this channel goes to a value of this type.
  func reaches(_ channel: ContactChannel) -> Bool {
    switch channel {
    case .email, .app: self == .email
    case .sms, .phone: self == .phone
    case .post: self == .address
    case .socialNetwork: self == .email || self == .phone
    }
  }
}
