package import ZegelDomain

/// What an account keeps beside its facts, as it stands there, right or wrong.
package struct KeptAccount: Sendable {
  package let id: AccountID
  /// Nil when its bytes say nothing.
  package let state: AccountState?
  package let settled: AccountState?
  package let available, pending: Int64
  package let dueAt: Int64?
}

extension SQLSession {
  /// A page of all accounts in order of id; `after` nil is the first page.
  package func keptAccounts(after: AccountID?, most: Int) throws -> [KeptAccount] {
    try query(
      """
      SELECT account_id, state, settled, available, pending, due_at FROM account
      WHERE account_id > $1 ORDER BY account_id LIMIT $2
      """, [.blob(after?.bytes ?? []), .int(Int64(most))]
    ) { row in
      KeptAccount(
        id: AccountID(bytes: row.blob(0)), state: try? decodeState(row.blob(1)),
        settled: try row.optionalBlob(2).map(decodeState), available: row.int(3), pending: row.int(4),
        dueAt: row.optionalInt(5))
    }
  }

  /// The latest moment an entry of the account happened at; nil when it has none.
  package func newestEntryAt(of account: AccountID) throws -> Instant? {
    try query("SELECT max(at) FROM entry WHERE account_id = $1", [.blob(account.bytes)]) { $0.optionalInt(0) }[0]
      .map { Instant(milliseconds: $0) }
  }

  /// Writes a state and what follows from it.
  package func replaceState(_ state: AccountState, of account: AccountID) throws {
    let due = state.due
    _ = try execute(
      "UPDATE account SET available = $2, pending = $3, due_at = $4, state = $5 WHERE account_id = $1",
      [
        .blob(account.bytes), .int(state.available(EarnedUnit.pointsNumber)),
        .int(state.pending(EarnedUnit.pointsNumber)), due == .never ? .null : .int(due.milliseconds),
        .blob(encode(state)),
      ])
  }

  package func setTaken(_ reward: UInt16, to count: Int64) throws {
    let changed = try execute(
      "UPDATE reward_stock SET taken = $2 WHERE reward_number = $1", [.int(Int64(reward)), .int(count)])
    guard changed == 0 else { return }
    _ = try execute(
      "INSERT INTO reward_stock (reward_number, taken) VALUES ($1, $2)", [.int(Int64(reward)), .int(count)])
  }
}

extension KeptAccount {
  /// Whether everything kept is what `rebuilt` says.
  package func agrees(with rebuilt: AccountState) -> Bool {
    state == rebuilt && available == rebuilt.available(EarnedUnit.pointsNumber)
      && pending == rebuilt.pending(EarnedUnit.pointsNumber)
      && dueAt == (rebuilt.due == .never ? nil : rebuilt.due.milliseconds)
  }
}
