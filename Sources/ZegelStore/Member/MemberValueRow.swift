package import ZegelDomain

/// One version of one value, sealed; `sealed` nil says it was taken away.
package struct MemberValueRow: Sendable {
  package let member: MemberID
  package let field: String
  package let version: Int32
  package let sealed: [UInt8]?
  package let givenAt: Instant
  package let givenBy: String
  /// A word, such as `joined` or `corrected`.
  package let reason: String

  package init(
    member: MemberID, field: String, version: Int32, sealed: [UInt8]?, givenAt: Instant, givenBy: String, reason: String
  ) {
    self.member = member
    self.field = field
    self.version = version
    self.sealed = sealed
    self.givenAt = givenAt
    self.givenBy = givenBy
    self.reason = reason
  }
}

extension SQLSession {
  /// Every version of every value, oldest first within a field.
  package func values(of member: MemberID) throws -> [MemberValueRow] {
    try query(
      """
      SELECT member_id, field, version, sealed, given_at, given_by, reason FROM member_value
      WHERE member_id = $1 ORDER BY field, version
      """, [.blob(member.bytes)]
    ) { MemberValueRow($0) }
  }

  /// What was put in place of an earlier value, newest first.
  package func changedValues(by actor: String?, since: Instant, most: Int) throws -> [MemberValueRow] {
    guard let actor else {
      return try query(
        """
        SELECT member_id, field, version, sealed, given_at, given_by, reason FROM member_value
        WHERE version > 1 AND given_at >= $1 ORDER BY given_at DESC, member_id, field LIMIT $2
        """, [.int(since.milliseconds), .int(Int64(most))]
      ) { MemberValueRow($0) }
    }
    return try query(
      """
      SELECT member_id, field, version, sealed, given_at, given_by, reason FROM member_value
      WHERE version > 1 AND given_at >= $1 AND given_by = $2 ORDER BY given_at DESC, member_id, field LIMIT $3
      """, [.int(since.milliseconds), .text(actor), .int(Int64(most))]
    ) { MemberValueRow($0) }
  }

  package func insert(_ value: MemberValueRow) throws {
    _ = try execute(
      """
      INSERT INTO member_value (member_id, field, version, sealed, given_at, given_by, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .blob(value.member.bytes), .text(value.field), .int(Int64(value.version)), SQLValue(value.sealed),
        .int(value.givenAt.milliseconds), .text(value.givenBy), .text(value.reason),
      ])
  }

  package func insertLookup(_ field: String, _ hash: [UInt8], of member: MemberID) throws {
    _ = try execute(
      "INSERT INTO member_lookup (field, lookup_hash, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [.text(field), .blob(hash), .blob(member.bytes)])
  }

  package func deleteLookups(_ field: String, of member: MemberID) throws {
    _ = try execute(
      "DELETE FROM member_lookup WHERE field = $1 AND member_id = $2", [.text(field), .blob(member.bytes)])
  }

  /// Who is found by this; never more than `most`.
  package func members(by field: String, _ hash: [UInt8], most: Int) throws -> [MemberID] {
    try query(
      """
      SELECT member_id FROM member_lookup WHERE field = $1 AND lookup_hash = $2 ORDER BY member_id LIMIT $3
      """, [.text(field), .blob(hash), .int(Int64(most))]
    ) { MemberID(bytes: $0.blob(0)) }
  }
}

extension MemberValueRow {
  init(_ row: borrowing SQLRow) {
    self.init(
      member: MemberID(bytes: row.blob(0)), field: row.text(1), version: Int32(truncatingIfNeeded: row.int(2)),
      sealed: row.optionalBlob(3), givenAt: Instant(milliseconds: row.int(4)), givenBy: row.text(5),
      reason: row.text(6))
  }
}
