package import ZegelDomain

/// An account that is somebody's.
package struct MemberAccountRow: Sendable {
  package let account: AccountID
  package let member: MemberID
  package let linkedAt: Instant
  /// From when on the member sees what happened on it; before, it was nobody's or somebody else's.
  package let historyFrom: Instant

  package init(account: AccountID, member: MemberID, linkedAt: Instant, historyFrom: Instant) {
    self.account = account
    self.member = member
    self.linkedAt = linkedAt
    self.historyFrom = historyFrom
  }
}

extension SQLSession {
  package func owner(of account: AccountID) throws -> MemberAccountRow? {
    try query(
      "SELECT account_id, member_id, linked_at, history_from FROM member_account WHERE account_id = $1",
      [.blob(account.bytes)]
    ) { MemberAccountRow($0) }.first
  }

  /// Whose a card is: by the account that it saves on, or, in a household, by the one that it came from.
  package func owner(of card: CardRow) throws -> MemberAccountRow? {
    try query(
      """
      SELECT account_id, member_id, linked_at, history_from FROM member_account
      WHERE account_id = coalesce((SELECT account_id FROM household_card WHERE card_id = $1), $2)
      """, [.blob(card.id.bytes), .blob(card.account.bytes)]
    ) { MemberAccountRow($0) }.first
  }

  package func accounts(of member: MemberID) throws -> [MemberAccountRow] {
    try query(
      """
      SELECT account_id, member_id, linked_at, history_from FROM member_account
      WHERE member_id = $1 ORDER BY linked_at, account_id
      """, [.blob(member.bytes)]
    ) { MemberAccountRow($0) }
  }

  /// False when the account is somebody's already.
  package func insert(_ link: MemberAccountRow) throws -> Bool {
    try execute(
      """
      INSERT INTO member_account (account_id, member_id, linked_at, history_from) VALUES ($1, $2, $3, $4)
      ON CONFLICT (account_id) DO NOTHING
      """,
      [
        .blob(link.account.bytes), .blob(link.member.bytes), .int(link.linkedAt.milliseconds),
        .int(link.historyFrom.milliseconds),
      ]) == 1
  }

  package func unlink(_ account: AccountID, from member: MemberID) throws -> Bool {
    try execute(
      "DELETE FROM member_account WHERE account_id = $1 AND member_id = $2",
      [.blob(account.bytes), .blob(member.bytes)]) == 1
  }
}

extension MemberAccountRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      account: AccountID(bytes: row.blob(0)), member: MemberID(bytes: row.blob(1)),
      linkedAt: Instant(milliseconds: row.int(2)), historyFrom: Instant(milliseconds: row.int(3)))
  }
}
