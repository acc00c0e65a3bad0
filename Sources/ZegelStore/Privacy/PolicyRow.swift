package import ZegelDomain

/// A privacy policy as it was applied: its text is the truth, for ever.
package struct PolicyRow: Sendable {
  package let number: Int32
  package let text: String
  /// SHA-256 of the text.
  package let hash: [UInt8]
  package let appliedAt: Instant
  /// Who asked for it, and who agreed when it widens what may be done.
  package let firstBy: String
  package let secondBy: String?

  package init(number: Int32, text: String, hash: [UInt8], appliedAt: Instant, firstBy: String, secondBy: String?) {
    self.number = number
    self.text = text
    self.hash = hash
    self.appliedAt = appliedAt
    self.firstBy = firstBy
    self.secondBy = secondBy
  }
}

extension SQLSession {
  package func policies() throws -> [PolicyRow] {
    try query(
      "SELECT number, text, hash, applied_at, first_by, second_by FROM privacy_version ORDER BY number", []
    ) {
      PolicyRow(
        number: Int32(truncatingIfNeeded: $0.int(0)), text: $0.text(1), hash: $0.blob(2),
        appliedAt: Instant(milliseconds: $0.int(3)), firstBy: $0.text(4), secondBy: $0.optionalText(5))
    }
  }

  package func policyCount() throws -> Int64 { try query("SELECT count(*) FROM privacy_version", []) { $0.int(0) }[0] }

  package func insert(_ policy: PolicyRow) throws {
    _ = try execute(
      """
      INSERT INTO privacy_version (number, text, hash, applied_at, first_by, second_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .int(Int64(policy.number)), .text(policy.text), .blob(policy.hash), .int(policy.appliedAt.milliseconds),
        .text(policy.firstBy), SQLValue(policy.secondBy),
      ])
  }
}

/// A policy that one person asked for and that waits for a second.
package struct ProposalRow: Sendable {
  package let hash: [UInt8]
  /// The version it would follow; another one applied meanwhile makes it void.
  package let after: Int32
  package let by: String
  package let at: Instant

  package init(hash: [UInt8], after: Int32, by: String, at: Instant) {
    self.hash = hash
    self.after = after
    self.by = by
    self.at = at
  }
}

extension SQLSession {
  package func proposal(_ hash: [UInt8]) throws -> ProposalRow? {
    try query(
      "SELECT hash, after_version, proposed_by, proposed_at FROM privacy_proposal WHERE hash = $1", [.blob(hash)]
    ) {
      ProposalRow(
        hash: $0.blob(0), after: Int32(truncatingIfNeeded: $0.int(1)), by: $0.text(2),
        at: Instant(milliseconds: $0.int(3)))
    }.first
  }

  package func insert(_ proposal: ProposalRow) throws {
    _ = try execute(
      "INSERT INTO privacy_proposal (hash, after_version, proposed_by, proposed_at) VALUES ($1, $2, $3, $4)",
      [
        .blob(proposal.hash), .int(Int64(proposal.after)), .text(proposal.by), .int(proposal.at.milliseconds),
      ])
  }

  /// A version was applied: what waited was for the one before it.
  package func forgetProposals() throws { _ = try execute("DELETE FROM privacy_proposal", []) }
}
