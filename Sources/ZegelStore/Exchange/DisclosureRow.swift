package import ZegelDomain

/// That a party has somebody's data, for a purpose, and by which name it knows them.
///
/// - Law: Art. 15(1)(c), 19 GDPR.
package struct DisclosureRow: Sendable {
  package let member: MemberID
  package let party: String
  package let purpose: String
  package let reference: PartyReference
  package let since: Instant
  /// Since when it is to use them no more.
  package let endedAt: Instant?

  package init(
    member: MemberID, party: String, purpose: String, reference: PartyReference, since: Instant, endedAt: Instant?
  ) {
    self.member = member
    self.party = party
    self.purpose = purpose
    self.reference = reference
    self.since = since
    self.endedAt = endedAt
  }
}

extension SQLSession {
  /// Begins one, or begins one anew that had ended.
  package func put(_ row: DisclosureRow) throws {
    try put(
      """
      INSERT INTO disclosure (member_id, party, purpose, reference, since_at, ended_at)
      VALUES ($1, $2, $3, $4, $5, NULL)
      ON CONFLICT (member_id, party, purpose) DO UPDATE SET since_at = excluded.since_at, ended_at = NULL
      """,
      [
        .blob(row.member.bytes), .text(row.party), .text(row.purpose), .blob(row.reference.bytes),
        .int(row.since.milliseconds),
      ])
  }

  package func disclosures(of member: MemberID) throws -> [DisclosureRow] {
    try query(
      """
      SELECT member_id, party, purpose, reference, since_at, ended_at FROM disclosure
      WHERE member_id = $1 ORDER BY party, purpose
      """, [.blob(member.bytes)]
    ) { DisclosureRow($0) }
  }

  /// Who somebody is whom a party names.
  package func member(known reference: PartyReference, to party: String) throws -> MemberID? {
    try query(
      "SELECT member_id FROM disclosure WHERE party = $1 AND reference = $2 LIMIT 1",
      [.text(party), .blob(reference.bytes)]
    ) { MemberID(bytes: $0.blob(0)) }.first
  }

  package func endDisclosure(of member: MemberID, to party: String, for purpose: String, at now: Instant) throws {
    _ = try execute(
      """
      UPDATE disclosure SET ended_at = $4
      WHERE member_id = $1 AND party = $2 AND purpose = $3 AND ended_at IS NULL
      """, [.blob(member.bytes), .text(party), .text(purpose), .int(now.milliseconds)])
  }
}

extension DisclosureRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      member: MemberID(bytes: row.blob(0)), party: row.text(1), purpose: row.text(2),
      reference: PartyReference(bytes: row.blob(3)), since: Instant(milliseconds: row.int(4)),
      endedAt: row.optionalInt(5).map { Instant(milliseconds: $0) })
  }
}
