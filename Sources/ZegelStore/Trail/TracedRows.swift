package import ZegelDomain

/// A row as it lies there, as the bytes a leaf was made of; nothing in it is believed.
package struct TracedRow: Sendable {
  /// By which its leaf is found, together with `number`.
  package let subject: [UInt8]
  package let number: Int64
  /// What to call it when something is wrong.
  package let name: String
  package let canonical: [UInt8]
}

extension SQLSession {
  /// The account's facts, each with its key in the register when that is there.
  package func tracedFacts(of account: AccountID) throws -> [TracedRow] {
    try query(
      """
      SELECT f.account_id, f.at, f.event, f.number, f.kind, f.version, f.act, f.answer, f.recorded_at,
        a.event, a.kind, a.account_id, a.at, a.body_hash
      FROM fact f LEFT JOIN act a ON a.event = f.event WHERE f.account_id = $1 ORDER BY f.number
      """, [.blob(account.bytes)]
    ) { row in
      var bytes = CanonicalBytes()
      bytes.fact(
        row.blob(0), at: row.int(1), row.text(2), row.int(3), row.int(4), row.int(5), row.blob(6), row.blob(7),
        row.int(8))
      if let event = row.optionalText(9) {
        bytes.act(event, row.int(10), row.optionalBlob(11), at: row.optionalInt(12), row.optionalBlob(13))
      }
      return TracedRow(subject: row.blob(0), number: row.int(3), name: row.text(2), canonical: bytes.bytes)
    }
  }

  /// The account's entries in order of number: what each is caused by, and its bytes.
  package func tracedEntries(of account: AccountID) throws -> [(number: Int64, cause: Int64, canonical: [UInt8])] {
    try query(
      """
      SELECT account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason, version, at,
        recorded_at
      FROM entry WHERE account_id = $1 ORDER BY number
      """, [.blob(account.bytes)]
    ) { row in
      var bytes = CanonicalBytes()
      bytes.row("E")
      bytes.blob(row.blob(0))
      for column in 1..<Int32(13) { bytes.int(row.int(column)) }
      return (row.int(1), row.int(2), bytes.bytes)
    }
  }

  /// Ids of accounts after one, also of those that have only facts or entries left. `after` empty is the beginning.
  package func tracedAccounts(after: [UInt8], most: Int) throws -> [AccountID] {
    try query(
      """
      SELECT account_id FROM (
        SELECT * FROM (SELECT account_id FROM account WHERE account_id > $1 ORDER BY account_id LIMIT $2) AS a
        UNION
        SELECT * FROM (SELECT DISTINCT account_id FROM fact WHERE account_id > $1 ORDER BY account_id LIMIT $2) AS f
        UNION
        SELECT * FROM (SELECT DISTINCT account_id FROM entry WHERE account_id > $1 ORDER BY account_id LIMIT $2) AS e
      ) AS accounts ORDER BY account_id LIMIT $2
      """, [.blob(after), .int(Int64(most))]
    ) { AccountID(bytes: $0.blob(0)) }
  }

  /// A page of cards with the moment their account was opened; `after` a card's hash, empty for the first page.
  package func tracedCards(after: [UInt8], most: Int) throws -> (rows: [TracedRow], last: [UInt8]?) {
    var last: [UInt8]?
    let rows = try query(
      """
      SELECT c.card_hash, c.card_id, c.account_id, c.last_four, c.state, c.issued_at, c.changed_at, c.reason,
        a.opened_at
      FROM card c LEFT JOIN account a ON a.account_id = c.account_id WHERE c.card_hash > $1 ORDER BY c.card_hash
      LIMIT $2
      """, [.blob(after), .int(Int64(most))]
    ) { row in
      last = row.blob(0)
      return TracedRow(card: row)
    }
    return (rows, rows.count < most ? nil : last)
  }

  package func tracedCard(_ id: CardID) throws -> TracedRow? {
    try query(
      """
      SELECT c.card_hash, c.card_id, c.account_id, c.last_four, c.state, c.issued_at, c.changed_at, c.reason,
        a.opened_at
      FROM card c LEFT JOIN account a ON a.account_id = c.account_id WHERE c.card_id = $1
      """, [.blob(id.bytes)]
    ) { TracedRow(card: $0) }.first
  }

  /// A page of the register; whether a key has an account, and its bytes.
  package func tracedActs(after: String, most: Int) throws -> [(
    event: String, hasAccount: Bool, isWaiting: Bool, canonical: [UInt8]
  )] {
    try query(
      "SELECT event, kind, account_id, at, body_hash FROM act WHERE event > $1 ORDER BY event LIMIT $2",
      [.text(after), .int(Int64(most))]
    ) { row in
      var bytes = CanonicalBytes()
      bytes.act(row.text(0), row.int(1), row.optionalBlob(2), at: row.optionalInt(3), row.optionalBlob(4))
      return (row.text(0), !row.isNull(2), !row.isNull(3), bytes.bytes)
    }
  }

  /// Returns that wait, by their own key.
  package func tracedWaiting(_ event: String) throws -> [[UInt8]] {
    try query(
      "SELECT sale_event, event, at, act, recorded_at FROM waiting WHERE event = $1 ORDER BY sale_event", [.text(event)]
    ) { row in
      var bytes = CanonicalBytes()
      bytes.waiting(row.text(0), row.text(1), at: row.int(2), row.blob(3), row.int(4))
      return bytes.bytes
    }
  }

  /// Returns that wait though their key is not one of a return that waits.
  package func strayWaiting() throws -> [String] {
    try query(
      """
      SELECT w.event FROM waiting w LEFT JOIN act a ON a.event = w.event
      WHERE a.event IS NULL OR a.account_id IS NOT NULL ORDER BY w.event LIMIT 100
      """, []
    ) { $0.text(0) }
  }

  /// Keys of the register that name an account which has no such fact.
  package func actsWithoutFact() throws -> [String] {
    try query(
      """
      SELECT a.event FROM act a LEFT JOIN fact f ON f.account_id = a.account_id AND f.at = a.at AND f.event = a.event
      WHERE a.account_id IS NOT NULL AND f.event IS NULL ORDER BY a.event LIMIT 100
      """, []
    ) { $0.text(0) }
  }

  package func accountsWithoutCard() throws -> [AccountID] {
    try query(
      """
      SELECT a.account_id FROM account a WHERE NOT EXISTS (SELECT 1 FROM card c WHERE c.account_id = a.account_id)
        AND a.fact_count = 0
        AND NOT EXISTS (SELECT 1 FROM household_card h WHERE h.account_id = a.account_id)
        AND NOT EXISTS (SELECT 1 FROM household h WHERE h.account_id = a.account_id)
        AND NOT EXISTS (SELECT 1 FROM member_account m WHERE m.account_id = a.account_id)
      ORDER BY a.account_id LIMIT 100
      """, []
    ) { AccountID(bytes: $0.blob(0)) }
  }

  package func importRuns() throws -> [ImportRow] {
    try query("SELECT file_hash, byte_offset, line_count, tally, ended_at FROM import_run ORDER BY file_hash", []) {
      ImportRow(
        fileHash: $0.blob(0), byteOffset: $0.int(1), lineCount: $0.int(2), tally: $0.text(3),
        endedAt: $0.optionalInt(4).map { Instant(milliseconds: $0) })
    }
  }
}

extension TracedRow {
  fileprivate init(card row: borrowing SQLRow) {
    var bytes = CanonicalBytes()
    bytes.row("C")
    bytes.blob(row.blob(0))
    bytes.blob(row.blob(1))
    bytes.blob(row.blob(2))
    bytes.text(row.text(3))
    bytes.text(row.text(4))
    bytes.int(row.int(5))
    bytes.int(row.int(6))
    bytes.text(row.optionalText(7))
    bytes.row("O")
    bytes.int(row.optionalInt(8))
    self.init(subject: row.blob(1), number: 0, name: CardID(bytes: row.blob(1)).description, canonical: bytes.bytes)
  }
}
