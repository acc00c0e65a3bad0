package import ZegelDomain

/// A code that was sent and not yet told back.
package struct CodeRow: Sendable {
  package let member: MemberID
  package let field: String
  /// Of the value that it was sent to.
  package let version: Int32
  /// Keyed; 32 bytes.
  package let hash: [UInt8]
  package let endsAt: Instant
  package let tries: Int

  package init(member: MemberID, field: String, version: Int32, hash: [UInt8], endsAt: Instant, tries: Int = 0) {
    self.member = member
    self.field = field
    self.version = version
    self.hash = hash
    self.endsAt = endsAt
    self.tries = tries
  }
}

extension SQLSession {
  package func codes(of member: MemberID) throws -> [CodeRow] {
    try query(
      "SELECT member_id, field, version, code_hash, ends_at, tries FROM member_code WHERE member_id = $1 ORDER BY field",
      [.blob(member.bytes)]
    ) {
      CodeRow(
        member: MemberID(bytes: $0.blob(0)), field: $0.text(1), version: Int32(truncatingIfNeeded: $0.int(2)),
        hash: $0.blob(3), endsAt: Instant(milliseconds: $0.int(4)), tries: Int($0.int(5)))
    }
  }

  /// In place of the one before it.
  package func put(_ code: CodeRow) throws {
    _ = try execute(
      """
      INSERT INTO member_code (member_id, field, version, code_hash, ends_at, tries) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (member_id, field) DO UPDATE SET version = excluded.version, code_hash = excluded.code_hash,
        ends_at = excluded.ends_at, tries = excluded.tries
      """,
      [
        .blob(code.member.bytes), .text(code.field), .int(Int64(code.version)), .blob(code.hash),
        .int(code.endsAt.milliseconds), .int(Int64(code.tries)),
      ])
  }

  /// Takes one of the tries, before it is known whether it is right; false when there is none left.
  package func takeTry(_ field: String, of member: MemberID, most: Int) throws -> Bool {
    try execute(
      "UPDATE member_code SET tries = tries + 1 WHERE member_id = $1 AND field = $2 AND tries < $3",
      [.blob(member.bytes), .text(field), .int(Int64(most))]) == 1
  }

  /// False when it is gone already: somebody else told it.
  package func deleteCode(_ field: String, of member: MemberID) throws -> Bool {
    try execute(
      "DELETE FROM member_code WHERE member_id = $1 AND field = $2", [.blob(member.bytes), .text(field)]) == 1
  }

  package func deleteCodes(endedBy now: Instant) throws -> Int {
    try execute("DELETE FROM member_code WHERE ends_at <= $1", [.int(now.milliseconds)])
  }
}

extension SQLSession {
  /// How many codes went to one address or number since then, whoever's it is.
  package func codesSent(to contact: [UInt8], since: Instant) throws -> Int {
    Int(
      try query(
        "SELECT count(*) FROM code_sent WHERE contact_hash = $1 AND sent_at > $2",
        [.blob(contact), .int(since.milliseconds)]
      ) { $0.int(0) }[0])
  }

  package func insertCodeSent(to contact: [UInt8], id: [UInt8], at now: Instant) throws {
    _ = try execute(
      "INSERT INTO code_sent (contact_hash, code_sent_id, sent_at) VALUES ($1, $2, $3)",
      [.blob(contact), .blob(id), .int(now.milliseconds)])
  }

  package func deleteCodesSent(before instant: Instant) throws -> Int {
    try execute("DELETE FROM code_sent WHERE sent_at <= $1", [.int(instant.milliseconds)])
  }
}
