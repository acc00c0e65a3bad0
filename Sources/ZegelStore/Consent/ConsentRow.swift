package import ZegelDomain

/// One decision about one purpose, with all that proves it. Never changed.
///
/// - Law: Art. 7(1) GDPR.
package struct ConsentRow: Sendable {
  package let id: [UInt8]
  package let trail: TrailID
  package let purpose: String
  package let decision: ConsentDecision
  package let before: ConsentDecision?
  package let at: Instant
  package let route: String
  package let actor: String
  /// Whether somebody decided who has parental responsibility (Art. 8).
  package let byGuardian: Bool
  package let policyVersion: Int32
  package let language: String
  /// Of the notice that was shown, and of the purpose's own text in it.
  package let noticeHash: [UInt8]
  package let textHash: [UInt8]

  package init(
    id: [UInt8], trail: TrailID, purpose: String, decision: ConsentDecision, before: ConsentDecision?, at: Instant,
    route: String, actor: String, byGuardian: Bool, policyVersion: Int32, language: String, noticeHash: [UInt8],
    textHash: [UInt8]
  ) {
    self.id = id
    self.trail = trail
    self.purpose = purpose
    self.decision = decision
    self.before = before
    self.at = at
    self.route = route
    self.actor = actor
    self.byGuardian = byGuardian
    self.policyVersion = policyVersion
    self.language = language
    self.noticeHash = noticeHash
    self.textHash = textHash
  }
}

extension SQLSession {
  package func insert(_ consent: ConsentRow) throws {
    _ = try execute(
      """
      INSERT INTO consent (consent_id, trail_id, purpose, decision, decision_before, at, route, actor, guardian,
        policy_version, language, notice_hash, text_hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      [
        .blob(consent.id), .blob(consent.trail.bytes), .text(consent.purpose), .text(consent.decision.rawValue),
        SQLValue(consent.before?.rawValue), .int(consent.at.milliseconds), .text(consent.route), .text(consent.actor),
        .int(consent.byGuardian ? 1 : 0), .int(Int64(consent.policyVersion)), .text(consent.language),
        .blob(consent.noticeHash), .blob(consent.textHash),
      ])
  }

  package func consents(of trail: TrailID) throws -> [ConsentRow] {
    try query(
      """
      SELECT consent_id, trail_id, purpose, decision, decision_before, at, route, actor, guardian, policy_version,
        language, notice_hash, text_hash
      FROM consent WHERE trail_id = $1 ORDER BY at, consent_id
      """, [.blob(trail.bytes)]
    ) { ConsentRow($0) }
  }

  package func consents(after id: [UInt8], most: Int) throws -> [ConsentRow] {
    try query(
      """
      SELECT consent_id, trail_id, purpose, decision, decision_before, at, route, actor, guardian, policy_version,
        language, notice_hash, text_hash
      FROM consent WHERE consent_id > $1 ORDER BY consent_id LIMIT $2
      """, [.blob(id), .int(Int64(most))]
    ) { ConsentRow($0) }
  }
}

extension ConsentRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      id: row.blob(0), trail: TrailID(bytes: row.blob(1)), purpose: row.text(2),
      decision: ConsentDecision(rawValue: row.text(3)) ?? .withdrawn,
      before: row.optionalText(4).flatMap { ConsentDecision(rawValue: $0) }, at: Instant(milliseconds: row.int(5)),
      route: row.text(6), actor: row.text(7), byGuardian: row.int(8) == 1,
      policyVersion: Int32(truncatingIfNeeded: row.int(9)), language: row.text(10), noticeHash: row.blob(11),
      textHash: row.blob(12))
  }
}
