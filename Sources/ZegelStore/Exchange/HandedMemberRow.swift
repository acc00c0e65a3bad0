package import ZegelDomain

/// Somebody whose values may go to a party now, with their key.
package struct HandedMemberRow: Sendable {
  package let member: MemberID
  package let key: WrappedKeyRow
  /// Nil where the party does not have them yet, or was told to stop.
  package let reference: PartyReference?

  fileprivate init(_ row: borrowing SQLRow) {
    member = MemberID(bytes: row.blob(0))
    key = WrappedKeyRow(epoch: row.int(1), wrapped: row.blob(2))
    reference = row.optionalBlob(3).map { PartyReference(bytes: $0) }
  }
}

extension SQLSession {
  /// Those who agreed, of whom nothing lies still; in the order of their ids, from after `id` on.
  ///
  /// Begins with the decisions, whose index has that order: else each page sorts all that come after it.
  package func handedByConsent(
    to party: String, for purpose: String, after id: [UInt8], most: Int
  ) throws -> [HandedMemberRow] {
    try query(
      """
      SELECT s.member_id, m.epoch, m.key_wrapped, d.reference
      FROM consent_state s
        JOIN member m ON m.member_id = s.member_id
        LEFT JOIN disclosure d
          ON d.member_id = s.member_id AND d.party = $1 AND d.purpose = $2 AND d.ended_at IS NULL
      WHERE s.purpose = $2 AND s.decision = 'given' AND s.member_id > $3
        AND m.state = 'joined' AND m.restricted = 0 AND m.key_wrapped IS NOT NULL
      ORDER BY s.member_id LIMIT $4
      """, [.text(party), .text(purpose), .blob(id), .int(Int64(most))]
    ) { HandedMemberRow($0) }
  }

  /// Everybody who did not object, of whom nothing lies still.
  package func handedByInterest(
    to party: String, for purpose: String, after id: [UInt8], most: Int
  ) throws -> [HandedMemberRow] {
    try query(
      """
      SELECT m.member_id, m.epoch, m.key_wrapped, d.reference
      FROM member m
        LEFT JOIN disclosure d
          ON d.member_id = m.member_id AND d.party = $1 AND d.purpose = $2 AND d.ended_at IS NULL
      WHERE m.member_id > $3 AND m.state = 'joined' AND m.restricted = 0 AND m.key_wrapped IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM consent_state s WHERE s.member_id = m.member_id AND s.purpose = $2
          AND s.decision IN ('objected', 'withdrawn', 'refused', 'suspended'))
      ORDER BY m.member_id LIMIT $4
      """, [.text(party), .text(purpose), .blob(id), .int(Int64(most))]
    ) { HandedMemberRow($0) }
  }

  /// Every version of every value of these and whoever stands between them, oldest first within a field.
  package func values(from first: MemberID, to last: MemberID, _ body: (MemberValueRow) throws -> Void) throws {
    try each(
      """
      SELECT member_id, field, version, sealed, given_at, given_by, reason FROM member_value
      WHERE member_id >= $1 AND member_id <= $2 ORDER BY member_id, field, version
      """, [.blob(first.bytes), .blob(last.bytes)]
    ) { try body(MemberValueRow($0)) }
  }

  package func handedCount(byConsent: Bool, for purpose: String) throws -> Int64 {
    let count: StaticString =
      byConsent
      ? """
      SELECT count(*) FROM consent_state s JOIN member m ON m.member_id = s.member_id
      WHERE s.purpose = $1 AND s.decision = 'given' AND m.state = 'joined' AND m.restricted = 0
      """
      : """
      SELECT count(*) FROM member m WHERE m.state = 'joined' AND m.restricted = 0
        AND NOT EXISTS (SELECT 1 FROM consent_state s WHERE s.member_id = m.member_id AND s.purpose = $1
          AND s.decision IN ('objected', 'withdrawn', 'refused', 'suspended'))
      """
    return try query(count, [.text(purpose)]) { $0.int(0) }[0]
  }
}
