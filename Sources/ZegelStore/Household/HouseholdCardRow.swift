package import ZegelDomain

/// A card that saves on a household's account, and the account that it came from and goes back to.
package struct HouseholdCardRow: Sendable {
  package let card: CardID
  package let account: AccountID

  package init(card: CardID, account: AccountID) { (self.card, self.account) = (card, account) }
}

extension SQLSession {
  package func insert(_ row: HouseholdCardRow) throws {
    _ = try execute(
      "INSERT INTO household_card (card_id, account_id) VALUES ($1, $2)",
      [.blob(row.card.bytes), .blob(row.account.bytes)])
  }

  package func householdCards(from account: AccountID) throws -> [HouseholdCardRow] {
    try query(
      "SELECT card_id, account_id FROM household_card WHERE account_id = $1 ORDER BY card_id", [.blob(account.bytes)]
    ) { HouseholdCardRow($0) }
  }

  /// Those whose own account is this member's.
  package func householdCards(of member: MemberID) throws -> [HouseholdCardRow] {
    try query(
      """
      SELECT c.card_id, c.account_id FROM household_card c JOIN member_account a ON a.account_id = c.account_id
      WHERE a.member_id = $1 ORDER BY c.card_id
      """, [.blob(member.bytes)]
    ) { HouseholdCardRow($0) }
  }

  package func deleteHouseholdCard(_ card: CardID) throws {
    _ = try execute("DELETE FROM household_card WHERE card_id = $1", [.blob(card.bytes)])
  }

  /// From now on it saves there.
  package func move(_ card: CardID, to account: AccountID) throws {
    _ = try execute(
      "UPDATE card SET account_id = $2 WHERE card_id = $1", [.blob(card.bytes), .blob(account.bytes)])
  }

  /// The account by which a card is somebody's: where it saves, or, in a household, where it came from.
  package func ownAccount(of card: CardRow) throws -> AccountID {
    try query("SELECT account_id FROM household_card WHERE card_id = $1", [.blob(card.id.bytes)]) {
      AccountID(bytes: $0.blob(0))
    }.first ?? card.account
  }

  /// The cards of an account, also those that save in a household now.
  package func allCards(of account: AccountID) throws -> [CardRow] {
    try cards(of: account) + householdCards(from: account).compactMap { try card($0.card) }
  }
}

extension HouseholdCardRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(card: CardID(bytes: row.blob(0)), account: AccountID(bytes: row.blob(1)))
  }
}
