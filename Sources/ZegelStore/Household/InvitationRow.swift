package import ZegelDomain

/// A code by which somebody can come into a household.
package struct InvitationRow: Sendable {
  /// Keyed; 16 bytes.
  package let codeHash: [UInt8]
  package let household: HouseholdID
  /// Who invites.
  package let member: MemberID
  package let endsAt: Instant

  package init(codeHash: [UInt8], household: HouseholdID, member: MemberID, endsAt: Instant) {
    self.codeHash = codeHash
    self.household = household
    self.member = member
    self.endsAt = endsAt
  }
}

extension SQLSession {
  package func insert(_ invitation: InvitationRow) throws {
    _ = try execute(
      "INSERT INTO household_invitation (code_hash, household_id, member_id, ends_at) VALUES ($1, $2, $3, $4)",
      [
        .blob(invitation.codeHash), .blob(invitation.household.bytes), .blob(invitation.member.bytes),
        .int(invitation.endsAt.milliseconds),
      ])
  }

  package func invitation(_ codeHash: [UInt8]) throws -> InvitationRow? {
    try query(
      "SELECT code_hash, household_id, member_id, ends_at FROM household_invitation WHERE code_hash = $1",
      [.blob(codeHash)]
    ) { InvitationRow($0) }.first
  }

  package func invitations(to household: HouseholdID) throws -> [InvitationRow] {
    try query(
      "SELECT code_hash, household_id, member_id, ends_at FROM household_invitation WHERE household_id = $1",
      [.blob(household.bytes)]
    ) { InvitationRow($0) }
  }

  /// False when somebody else used it.
  package func deleteInvitation(_ codeHash: [UInt8]) throws -> Bool {
    try execute("DELETE FROM household_invitation WHERE code_hash = $1", [.blob(codeHash)]) == 1
  }
}

extension InvitationRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      codeHash: row.blob(0), household: HouseholdID(bytes: row.blob(1)), member: MemberID(bytes: row.blob(2)),
      endsAt: Instant(milliseconds: row.int(3)))
  }
}
