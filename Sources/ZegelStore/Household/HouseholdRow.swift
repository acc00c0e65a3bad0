package import ZegelDomain

/// An account that several members save on.
package struct HouseholdRow: Sendable {
  package let id: HouseholdID
  package let account: AccountID
  package let madeAt: Instant

  package init(id: HouseholdID, account: AccountID, madeAt: Instant) {
    (self.id, self.account, self.madeAt) = (id, account, madeAt)
  }
}

extension SQLSession {
  package func insert(_ household: HouseholdRow) throws {
    _ = try execute(
      "INSERT INTO household (household_id, account_id, made_at) VALUES ($1, $2, $3)",
      [.blob(household.id.bytes), .blob(household.account.bytes), .int(household.madeAt.milliseconds)])
  }

  package func household(_ id: HouseholdID) throws -> HouseholdRow? {
    try query("SELECT household_id, account_id, made_at FROM household WHERE household_id = $1", [.blob(id.bytes)]) {
      HouseholdRow(
        id: HouseholdID(bytes: $0.blob(0)), account: AccountID(bytes: $0.blob(1)),
        madeAt: Instant(milliseconds: $0.int(2)))
    }.first
  }

  /// The last has left it.
  package func deleteHousehold(_ id: HouseholdID) throws {
    _ = try execute("DELETE FROM household_invitation WHERE household_id = $1", [.blob(id.bytes)])
    _ = try execute("DELETE FROM household WHERE household_id = $1", [.blob(id.bytes)])
  }
}
