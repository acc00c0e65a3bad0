package import ZegelDomain

/// A card as it is kept: never its number, only a keyed hash of it and the last four characters.
package struct CardRow: Sendable {
  package enum State: String, Sendable { case active, blocked, replaced }

  package let hash: [UInt8]
  package let id: CardID
  package let account: AccountID
  package let lastFour: String
  package let state: State
  package let issuedAt: Instant
  /// When it was blocked or replaced; else when it was issued.
  package let changedAt: Instant

  package init(
    hash: [UInt8], id: CardID, account: AccountID, lastFour: String, state: State, issuedAt: Instant, changedAt: Instant
  ) {
    self.hash = hash
    self.id = id
    self.account = account
    self.lastFour = lastFour
    self.state = state
    self.issuedAt = issuedAt
    self.changedAt = changedAt
  }
}

extension SQLSession {
  /// False when the number is known already.
  package func insert(_ card: CardRow) throws -> Bool {
    try execute(
      """
      INSERT INTO card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (card_hash) DO NOTHING
      """,
      [
        .blob(card.hash), .blob(card.id.bytes), .blob(card.account.bytes), .text(card.lastFour),
        .text(card.state.rawValue), .int(card.issuedAt.milliseconds), .int(card.changedAt.milliseconds),
      ]) == 1
  }

  package func card(hash: [UInt8]) throws -> CardRow? {
    try query(
      """
      SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at FROM card WHERE card_hash = $1
      """, [.blob(hash)]
    ) { CardRow($0) }.first
  }

  package func card(_ id: CardID) throws -> CardRow? {
    try query(
      "SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at FROM card WHERE card_id = $1",
      [.blob(id.bytes)]
    ) { CardRow($0) }.first
  }

  package func cards(of account: AccountID) throws -> [CardRow] {
    try query(
      """
      SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at FROM card
      WHERE account_id = $1 ORDER BY issued_at, card_id
      """, [.blob(account.bytes)]
    ) { CardRow($0) }
  }

  /// Those of these numbers that are known. PostgreSQL only.
  package func cards(hashes: [[UInt8]]) throws -> [CardRow] {
    try query(
      """
      SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at FROM card
      WHERE card_hash = ANY($1)
      """, [.blobs(hashes)]
    ) { CardRow($0) }
  }

  /// The card and its account in one look, for the till's path.
  package func cardWithAccount(hash: [UInt8]) throws -> (CardRow, AccountRow)? {
    try query(
      """
      SELECT c.card_hash, c.card_id, c.account_id, c.last_four, c.state, c.issued_at, c.changed_at,
        a.account_id, a.fact_count, a.entry_count, a.state, a.settled
      FROM card c JOIN account a ON a.account_id = c.account_id WHERE c.card_hash = $1
      """, [.blob(hash)]
    ) { (CardRow($0), try AccountRow($0, from: 7)) }.first
  }

  package func change(_ card: CardRow, to state: CardRow.State, at now: Instant) throws {
    _ = try execute(
      "UPDATE card SET state = $2, changed_at = $3 WHERE card_hash = $1",
      [.blob(card.hash), .text(state.rawValue), .int(now.milliseconds)])
  }

  package func cards(after hash: [UInt8]?, most: Int) throws -> [CardRow] {
    try query(
      """
      SELECT card_hash, card_id, account_id, last_four, state, issued_at, changed_at FROM card
      WHERE card_hash > $1 ORDER BY card_hash LIMIT $2
      """, [.blob(hash ?? []), .int(Int64(most))]
    ) { CardRow($0) }
  }

  package func cardCount() throws -> Int64 { try query("SELECT count(*) FROM card", []) { $0.int(0) }[0] }
}

extension CardRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      hash: row.blob(0), id: CardID(bytes: row.blob(1)), account: AccountID(bytes: row.blob(2)), lastFour: row.text(3),
      state: State(rawValue: row.text(4)) ?? .blocked, issuedAt: Instant(milliseconds: row.int(5)),
      changedAt: Instant(milliseconds: row.int(6)))
  }
}
