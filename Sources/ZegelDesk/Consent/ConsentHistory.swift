public import ZegelDomain
import ZegelStore
import ZegelVault

/// One decision, with all that proves it.
public struct ConsentRecord: Sendable {
  public let id: String
  public let purpose: String
  public let decision: ConsentDecision
  public let before: ConsentDecision?
  public let at: Instant
  public let route: String
  public let actor: String
  public let byGuardian: Bool
  public let policyVersion: Int32
  public let language: String
  /// SHA-256, in hexadecimal.
  public let noticeHash: String
  public let textHash: String

  init(_ row: ConsentRow) {
    (id, purpose, decision, before) = ("\(ConsentID(bytes: row.id))", row.purpose, row.decision, row.before)
    (at, route, actor, byGuardian) = (row.at, row.route, row.actor, row.byGuardian)
    (policyVersion, language) = (row.policyVersion, row.language)
    (noticeHash, textHash) = (hex(row.noticeHash), hex(row.textHash))
  }
}

/// That somebody saw, wished to see, or changed what is kept of a member.
public struct OpeningRecord: Sendable {
  public let at: Instant
  public let actor: String
  public let store: String?
  public let purpose: String
  public let fields: [String]
  /// `opened`, the code of the refusal, or what was done, such as `changed` or `card-linked`.
  public let outcome: String

  init(_ row: OpeningRow) {
    (at, actor, store, purpose, outcome) = (row.at, row.actor, row.store, row.purpose, row.outcome)
    fields = row.fields.split(separator: ",").map(String.init)
  }
}

extension Desk {
  /// What a member decided, oldest first, up to and with an instant.
  ///
  /// - Parameter purpose: one of the law's own that shows consents.
  /// - Refuses: what the policy, the actor's roles or the store have against it.
  public func consentHistory(
    of id: MemberID, asOf: Instant? = nil, for purpose: String = LegalDuty.consent.rawValue, by actor: Actor,
    in store: String? = nil
  ) async throws -> [ConsentRecord] {
    try await look(at: .consents, of: id, for: purpose, by: actor, in: store) { session, seen in
      try session.consents(of: seen.trail).filter { asOf == nil || $0.at <= asOf! }.map { ConsentRecord($0) }
    }
  }

  /// Who saw or changed what of a member, when and what for, before this look at it.
  ///
  /// - Parameter purpose: `law.access` or `law.oversight`.
  /// - Law: Art. 15, 32 GDPR.
  public func openings(
    of id: MemberID, for purpose: String = LegalDuty.access.rawValue, by actor: Actor, in store: String? = nil
  ) async throws -> [OpeningRecord] {
    try await look(at: .openings, of: id, for: purpose, by: actor, in: store) { session, seen in
      try session.openings(of: seen.trail).filter { $0.id != seen.entry }.map { OpeningRecord($0) }
    }
  }
}
