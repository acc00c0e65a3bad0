package import ZegelDomain

/// That a member saves in a household, and what they agreed to when they came into it.
package struct HouseholdMemberRow: Sendable {
  package let member: MemberID
  package let household: HouseholdID
  package let joinedAt: Instant
  package let enteredBy: String
  package let route: String
  /// Whether somebody agreed who has parental responsibility.
  package let byGuardian: Bool
  package let policyVersion: Int32
  package let language: String
  package let noticeHash: [UInt8]

  package init(
    member: MemberID, household: HouseholdID, joinedAt: Instant, enteredBy: String, route: String, byGuardian: Bool,
    policyVersion: Int32, language: String, noticeHash: [UInt8]
  ) {
    self.member = member
    self.household = household
    self.joinedAt = joinedAt
    self.enteredBy = enteredBy
    self.route = route
    self.byGuardian = byGuardian
    self.policyVersion = policyVersion
    self.language = language
    self.noticeHash = noticeHash
  }
}

extension SQLSession {
  /// False when they are in one already.
  package func insert(_ row: HouseholdMemberRow) throws -> Bool {
    try execute(
      """
      INSERT INTO household_member (member_id, household_id, joined_at, entered_by, route, guardian, policy_version,
        language, notice_hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (member_id) DO NOTHING
      """,
      [
        .blob(row.member.bytes), .blob(row.household.bytes), .int(row.joinedAt.milliseconds), .text(row.enteredBy),
        .text(row.route), .int(row.byGuardian ? 1 : 0), .int(Int64(row.policyVersion)), .text(row.language),
        .blob(row.noticeHash),
      ]) == 1
  }

  package func householdMember(_ id: MemberID) throws -> HouseholdMemberRow? {
    try query(
      """
      SELECT member_id, household_id, joined_at, entered_by, route, guardian, policy_version, language, notice_hash
      FROM household_member WHERE member_id = $1
      """, [.blob(id.bytes)]
    ) { HouseholdMemberRow($0) }.first
  }

  package func members(of household: HouseholdID) throws -> [HouseholdMemberRow] {
    try query(
      """
      SELECT member_id, household_id, joined_at, entered_by, route, guardian, policy_version, language, notice_hash
      FROM household_member WHERE household_id = $1 ORDER BY joined_at, member_id
      """, [.blob(household.bytes)]
    ) { HouseholdMemberRow($0) }
  }

  package func deleteHouseholdMember(_ id: MemberID) throws {
    _ = try execute("DELETE FROM household_invitation WHERE member_id = $1", [.blob(id.bytes)])
    _ = try execute("DELETE FROM household_member WHERE member_id = $1", [.blob(id.bytes)])
  }
}

extension HouseholdMemberRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      member: MemberID(bytes: row.blob(0)), household: HouseholdID(bytes: row.blob(1)),
      joinedAt: Instant(milliseconds: row.int(2)), enteredBy: row.text(3), route: row.text(4),
      byGuardian: row.int(5) == 1, policyVersion: Int32(truncatingIfNeeded: row.int(6)), language: row.text(7),
      noticeHash: row.blob(8))
  }
}
