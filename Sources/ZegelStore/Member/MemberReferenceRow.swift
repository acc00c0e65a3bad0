package import ZegelDomain

/// Who joined under a reference of the caller, so that the same application sent again joins nobody twice.
package struct MemberReferenceRow: Sendable {
  /// Keyed, since nobody knows what a caller puts in it.
  package let hash: [UInt8]
  package let member: MemberID
  /// Keyed; nil once the member was erased.
  package let bodyHash: [UInt8]?
  package let joinedAt: Instant

  package init(hash: [UInt8], member: MemberID, bodyHash: [UInt8]?, joinedAt: Instant) {
    self.hash = hash
    self.member = member
    self.bodyHash = bodyHash
    self.joinedAt = joinedAt
  }
}

extension SQLSession {
  package func memberReference(_ hash: [UInt8]) throws -> MemberReferenceRow? {
    try query(
      "SELECT reference_hash, member_id, body_hash, joined_at FROM member_reference WHERE reference_hash = $1",
      [.blob(hash)]
    ) { MemberReferenceRow($0) }.first
  }

  /// False when somebody joined under it already.
  package func insert(_ reference: MemberReferenceRow) throws -> Bool {
    try execute(
      """
      INSERT INTO member_reference (reference_hash, member_id, body_hash, joined_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (reference_hash) DO NOTHING
      """,
      [
        .blob(reference.hash), .blob(reference.member.bytes), SQLValue(reference.bodyHash),
        .int(reference.joinedAt.milliseconds),
      ]) == 1
  }

  /// What was sent when they joined goes; that the reference was used stays, so that a late retry joins nobody.
  func forgetWhatWasSent(by member: MemberID, at now: Instant) throws {
    let rows = try query(
      "SELECT reference_hash, member_id, body_hash, joined_at FROM member_reference WHERE member_id = $1",
      [.blob(member.bytes)]
    ) { MemberReferenceRow($0) }
    _ = try execute("DELETE FROM member_reference WHERE member_id = $1", [.blob(member.bytes)])
    for row in rows {
      _ = try insert(MemberReferenceRow(hash: row.hash, member: member, bodyHash: nil, joinedAt: now))
    }
  }
}

extension MemberReferenceRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      hash: row.blob(0), member: MemberID(bytes: row.blob(1)), bodyHash: row.optionalBlob(2),
      joinedAt: Instant(milliseconds: row.int(3)))
  }
}
