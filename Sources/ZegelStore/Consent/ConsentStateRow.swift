package import ZegelDomain

/// Where a member stands with a purpose: derived from the decisions, kept beside them in the same transaction.
package struct ConsentStateRow: Sendable {
  package let member: MemberID
  package let purpose: String
  package let state: ConsentState
  package let policyVersion: Int32
  package let language: String

  package init(member: MemberID, purpose: String, state: ConsentState, policyVersion: Int32, language: String) {
    self.member = member
    self.purpose = purpose
    self.state = state
    self.policyVersion = policyVersion
    self.language = language
  }
}

extension SQLSession {
  package func consentStates(of member: MemberID) throws -> [ConsentStateRow] {
    try query(
      """
      SELECT member_id, purpose, decision, since, policy_version, language FROM consent_state
      WHERE member_id = $1 ORDER BY purpose
      """, [.blob(member.bytes)]
    ) { ConsentStateRow($0) }
  }

  package func put(_ state: ConsentStateRow) throws {
    _ = try execute(
      """
      INSERT INTO consent_state (member_id, purpose, decision, since, policy_version, language)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (member_id, purpose) DO UPDATE SET decision = excluded.decision, since = excluded.since,
        policy_version = excluded.policy_version, language = excluded.language
      """,
      [
        .blob(state.member.bytes), .text(state.purpose), .text(state.state.decision.rawValue),
        .int(state.state.since.milliseconds), .int(Int64(state.policyVersion)), .text(state.language),
      ])
  }

  /// Given under a version and still standing.
  package func givenConsents(under version: Int32, most: Int) throws -> [ConsentStateRow] {
    try query(
      """
      SELECT member_id, purpose, decision, since, policy_version, language FROM consent_state
      WHERE policy_version = $1 AND decision = 'given' ORDER BY member_id, purpose LIMIT $2
      """, [.int(Int64(version)), .int(Int64(most))]
    ) { ConsentStateRow($0) }
  }

  /// Who may be written to: they agreed, nothing of theirs lies still, and there is a value to write to.
  package func eachAudienceByConsent(_ purpose: String, _ field: String, _ body: (MemberID) throws -> Void) throws {
    try each(
      """
      SELECT s.member_id FROM consent_state s JOIN member m ON m.member_id = s.member_id
      WHERE s.purpose = $1 AND s.decision = 'given' AND m.state = 'joined' AND m.restricted = 0
        AND EXISTS (SELECT 1 FROM member_value v WHERE v.member_id = s.member_id AND v.field = $2
          AND v.sealed IS NOT NULL AND v.version =
            (SELECT max(w.version) FROM member_value w WHERE w.member_id = s.member_id AND w.field = $2))
      ORDER BY s.member_id
      """, [.text(purpose), .text(field)]
    ) { try body(MemberID(bytes: $0.blob(0))) }
  }

  /// Who may be written to on a legitimate interest: everybody who did not object.
  package func eachAudienceByInterest(_ purpose: String, _ field: String, _ body: (MemberID) throws -> Void) throws {
    try each(
      """
      SELECT m.member_id FROM member m
      WHERE m.state = 'joined' AND m.restricted = 0
        AND NOT EXISTS (SELECT 1 FROM consent_state s WHERE s.member_id = m.member_id AND s.purpose = $1
          AND s.decision IN ('objected', 'withdrawn', 'refused'))
        AND EXISTS (SELECT 1 FROM member_value v WHERE v.member_id = m.member_id AND v.field = $2
          AND v.sealed IS NOT NULL AND v.version =
            (SELECT max(w.version) FROM member_value w WHERE w.member_id = m.member_id AND w.field = $2))
      ORDER BY m.member_id
      """, [.text(purpose), .text(field)]
    ) { try body(MemberID(bytes: $0.blob(0))) }
  }
}

extension ConsentStateRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      member: MemberID(bytes: row.blob(0)), purpose: row.text(1),
      state: ConsentState(
        decision: ConsentDecision(rawValue: row.text(2)) ?? .withdrawn, since: Instant(milliseconds: row.int(3))),
      policyVersion: Int32(truncatingIfNeeded: row.int(4)), language: row.text(5))
  }
}
