package import ZegelDomain

/// The register of acts: which key was used, for which account, with which body. It is what makes a retry harmless.
package struct ActRow: Sendable {
  package let event: EventID
  package let kind: ActKind
  /// Nil for a sale without a card, and for what still waits for its sale.
  package let account: AccountID?
  package let at: Instant?
  /// Nil while a return waits for this sale and the sale itself has not come.
  package let bodyHash: [UInt8]?

  package init(event: EventID, kind: ActKind, account: AccountID?, at: Instant?, bodyHash: [UInt8]?) {
    self.event = event
    self.kind = kind
    self.account = account
    self.at = at
    self.bodyHash = bodyHash
  }

  /// A key that a return named before its own act came.
  package var isAwaited: Bool { bodyHash == nil }
}

extension SQLSession {
  /// Writes the key down if it is new; false when it was there already.
  package func register(_ act: ActRow) throws -> Bool {
    try execute(
      """
      INSERT INTO act (event, kind, account_id, at, body_hash) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (event) DO NOTHING
      """, act.values) == 1
  }

  /// Writes down keys that were all new a moment ago. PostgreSQL only.
  ///
  /// - Throws: SQLError `busy`, at the latest with the commit, when somebody else was first with one.
  package func register(_ acts: [ActRow]) throws {
    try put(
      """
      INSERT INTO act (event, kind, account_id, at, body_hash)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bigint[], $5::bytea[])
      """,
      [
        .texts(acts.map(\.event.text)), .ints(acts.map { Int64($0.kind.rawValue) }),
        .blobs(acts.map { $0.account?.bytes }), .ints(acts.map { $0.at?.milliseconds }),
        .blobs(acts.map(\.bodyHash)),
      ], whenTaken: .overtaken)
  }

  package func act(_ event: EventID) throws -> ActRow? {
    try query("SELECT event, kind, account_id, at, body_hash FROM act WHERE event = $1", [.text(event.text)]) {
      try ActRow($0)
    }.first
  }

  /// Those of these keys that are known. PostgreSQL only.
  package func acts(_ events: [EventID]) throws -> [ActRow] {
    try query(
      "SELECT event, kind, account_id, at, body_hash FROM act WHERE event = ANY($1)", [.texts(events.map(\.text))]
    ) { try ActRow($0) }
  }

  /// The same for whoever is going to complete them. PostgreSQL only.
  package func actsToChange(_ events: [EventID]) throws -> [ActRow] {
    try query(
      "SELECT event, kind, account_id, at, body_hash FROM act WHERE event = ANY($1) ORDER BY event FOR NO KEY UPDATE",
      [.texts(events.map(\.text))]
    ) { try ActRow($0) }
  }

  package func registeredFactCount() throws -> Int {
    Int(try query("SELECT count(*) FROM act WHERE account_id IS NOT NULL", []) { $0.int(0) }[0])
  }

  /// Completes a key that was awaited, or that waited itself.
  package func complete(_ act: ActRow) throws {
    try put(
      "UPDATE act SET kind = $2, account_id = $3, at = $4, body_hash = $5 WHERE event = $1", act.values)
  }
}

extension ActRow {
  fileprivate init(_ row: borrowing SQLRow) throws {
    guard let kind = ActKind(rawValue: UInt8(truncatingIfNeeded: row.int(1))) else {
      throw Fault("registered act of an unknown kind")
    }
    self.init(
      event: EventID(stored: row.text(0)), kind: kind, account: row.optionalBlob(2).map { AccountID(bytes: $0) },
      at: row.optionalInt(3).map { Instant(milliseconds: $0) }, bodyHash: row.optionalBlob(4))
  }

  fileprivate var values: [SQLValue] {
    [
      .text(event.text), .int(Int64(kind.rawValue)), account.map { .blob($0.bytes) } ?? .null,
      at.map { .int($0.milliseconds) } ?? .null, bodyHash.map { .blob($0) } ?? .null,
    ]
  }
}
