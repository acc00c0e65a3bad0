package import ZegelDomain

/// An account as it is kept: its state, and how far its numbering has come.
package struct AccountRow: Sendable {
  package let id: AccountID
  package var factCount: Int32
  package var entryCount: Int64
  package var state: AccountState
  /// The state behind which nothing can change any more; facts before its place are refused.
  package var settled: AccountState?

  package init(
    id: AccountID, factCount: Int32 = 0, entryCount: Int64 = 0, state: AccountState = AccountState(),
    settled: AccountState? = nil
  ) {
    self.id = id
    self.factCount = factCount
    self.entryCount = entryCount
    self.state = state
    self.settled = settled
  }
}

extension SQLSession {
  package func insertAccount(_ id: AccountID, openedAt: Instant) throws {
    _ = try execute(
      """
      INSERT INTO account (account_id, fact_count, entry_count, available, pending, due_at, state, opened_at)
      VALUES ($1, 0, 0, 0, 0, NULL, $2, $3)
      """, [.blob(id.bytes), .blob(encode(AccountState())), .int(openedAt.milliseconds)])
  }

  package func account(_ id: AccountID) throws -> AccountRow? {
    try query(
      "SELECT account_id, fact_count, entry_count, state, settled FROM account WHERE account_id = $1",
      [.blob(id.bytes)]
    ) { try AccountRow($0, from: 0) }.first
  }

  /// The account for whoever is going to change it: where others write as well, they wait from here on.
  package func accountToChange(_ id: AccountID) throws -> AccountRow? {
    guard dialect == .postgresql else { return try account(id) }
    return try accountsToChange([id]).first
  }

  /// Several at once, locked in order of id so that no two groups wait for each other. PostgreSQL only.
  package func accountsToChange(_ ids: [AccountID]) throws -> [AccountRow] {
    try query(
      """
      SELECT account_id, fact_count, entry_count, state, settled FROM account
      WHERE account_id = ANY($1) ORDER BY account_id FOR NO KEY UPDATE
      """, [.blobs(ids.map(\.bytes))]
    ) { try AccountRow($0, from: 0) }
  }

  package func update(_ accounts: [AccountRow]) throws {
    guard dialect == .postgresql else { return try accounts.forEach(updateAccount) }
    let dues = accounts.map(\.state.due)
    try put(
      """
      UPDATE account SET fact_count = n.fact_count, entry_count = n.entry_count, available = n.available,
        pending = n.pending, due_at = n.due_at, state = n.state
      FROM unnest($1::bytea[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bytea[])
        AS n (account_id, fact_count, entry_count, available, pending, due_at, state)
      WHERE account.account_id = n.account_id
      """,
      [
        .blobs(accounts.map(\.id.bytes)), .ints(accounts.map { Int64($0.factCount) }),
        .ints(accounts.map(\.entryCount)),
        .ints(accounts.map { $0.state.available(EarnedUnit.pointsNumber) }),
        .ints(accounts.map { $0.state.pending(EarnedUnit.pointsNumber) }),
        .ints(dues.map { $0 == .never ? nil : $0.milliseconds }), .blobs(accounts.map { encode($0.state) }),
      ])
  }

  private func updateAccount(_ account: AccountRow) throws {
    let state = account.state
    let due = state.due
    try put(
      """
      UPDATE account SET fact_count = $2, entry_count = $3, available = $4, pending = $5, due_at = $6, state = $7
      WHERE account_id = $1
      """,
      [
        .blob(account.id.bytes), .int(Int64(account.factCount)), .int(account.entryCount),
        .int(state.available(EarnedUnit.pointsNumber)), .int(state.pending(EarnedUnit.pointsNumber)),
        due == .never ? .null : .int(due.milliseconds), .blob(encode(state)),
      ])
  }

  /// Accounts on which a date has something to do, the earliest first.
  package func accountsDue(by instant: Instant, most: Int) throws -> [AccountID] {
    try query(
      "SELECT account_id FROM account WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
      [.int(instant.milliseconds), .int(Int64(most))]
    ) { AccountID(bytes: $0.blob(0)) }
  }

  /// A page of all accounts in order of id; `after` nil is the first page.
  package func accounts(after: AccountID?, most: Int) throws -> [AccountRow] {
    try query(
      """
      SELECT account_id, fact_count, entry_count, state, settled FROM account
      WHERE account_id > $1 ORDER BY account_id LIMIT $2
      """, [.blob(after?.bytes ?? []), .int(Int64(most))]
    ) { try AccountRow($0, from: 0) }
  }

  package func settle(_ account: AccountRow, as settled: AccountState) throws {
    _ = try execute(
      "UPDATE account SET settled = $2, settled_at = $3, settled_event = $4 WHERE account_id = $1",
      [
        .blob(account.id.bytes), .blob(encode(settled)), settled.last.map { .int($0.at.milliseconds) } ?? .null,
        settled.last.map { .text($0.event.text) } ?? .null,
      ])
  }
}

extension AccountRow {
  /// Reads `account_id, fact_count, entry_count, state, settled` from a column on.
  init(_ row: borrowing SQLRow, from column: Int32) throws {
    self.init(
      id: AccountID(bytes: row.blob(column)), factCount: Int32(truncatingIfNeeded: row.int(column + 1)),
      entryCount: row.int(column + 2), state: try decodeState(row.blob(column + 3)),
      settled: try row.optionalBlob(column + 4).map(decodeState))
  }
}

extension SQLSession {
  /// Takes back an account that got no card.
  package func closeUnusedAccount(_ id: AccountID) throws {
    _ = try execute("DELETE FROM account WHERE account_id = $1 AND fact_count = 0", [.blob(id.bytes)])
  }
}

extension SQLSession {
  package func accountCount() throws -> Int64 { try query("SELECT count(*) FROM account", []) { $0.int(0) }[0] }

  /// Whether the columns kept for look-ups say what the state says.
  package func columnsAgree(_ account: AccountRow) throws -> Bool {
    let due = account.state.due
    return try query(
      """
      SELECT count(*) FROM account
      WHERE account_id = $1 AND available = $2 AND pending = $3 AND coalesce(due_at, $4) = $5
      """,
      [
        .blob(account.id.bytes), .int(account.state.available(EarnedUnit.pointsNumber)),
        .int(account.state.pending(EarnedUnit.pointsNumber)), .int(Instant.never.milliseconds),
        .int(due.milliseconds),
      ]
    ) { $0.int(0) }[0] == 1
  }

  /// Whether the columns that name the settled place say what the settled state says.
  package func settledColumnsAgree(_ account: AccountRow) throws -> Bool {
    let last = account.settled?.last
    return try query(
      """
      SELECT count(*) FROM account
      WHERE account_id = $1 AND coalesce(settled_at, $2) = $3 AND coalesce(settled_event, '') = $4
      """,
      [
        .blob(account.id.bytes), .int(Instant.never.milliseconds), .int((last?.at ?? .never).milliseconds),
        .text(last?.event.text ?? ""),
      ]
    ) { $0.int(0) }[0] == 1
  }
}
