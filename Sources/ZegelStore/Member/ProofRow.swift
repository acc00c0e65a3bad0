package import ZegelDomain

/// The last proof that an address or a number is a member's; which ones were before it stands among the openings.
package struct ProofRow: Sendable {
  package let member: MemberID
  package let proof: ContactProof
  /// Who took it.
  package let by: String

  package init(member: MemberID, proof: ContactProof, by: String) {
    self.member = member
    self.proof = proof
    self.by = by
  }
}

extension SQLSession {
  package func proofs(of member: MemberID) throws -> [ProofRow] {
    try query(
      """
      SELECT member_id, field, version, way, proven_at, proven_by FROM member_proof WHERE member_id = $1 ORDER BY field
      """, [.blob(member.bytes)]
    ) { row in
      guard let way = ContactProof.Way(rawValue: row.text(3)) else { throw Fault("a proof of an unknown kind") }
      return ProofRow(
        member: MemberID(bytes: row.blob(0)),
        proof: ContactProof(
          field: row.text(1), version: Int32(truncatingIfNeeded: row.int(2)), way: way,
          at: Instant(milliseconds: row.int(4))),
        by: row.text(5))
    }
  }

  package func put(_ row: ProofRow) throws {
    _ = try execute(
      """
      INSERT INTO member_proof (member_id, field, version, way, proven_at, proven_by) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (member_id, field) DO UPDATE SET version = excluded.version, way = excluded.way,
        proven_at = excluded.proven_at, proven_by = excluded.proven_by
      """,
      [
        .blob(row.member.bytes), .text(row.proof.field), .int(Int64(row.proof.version)), .text(row.proof.way.rawValue),
        .int(row.proof.at.milliseconds), .text(row.by),
      ])
  }
}
