package import ZegelDomain

/// A fact with what was answered to it and when it arrived.
package struct FactRow: Sendable {
  package let fact: Fact
  package let answer: Answer
  package let recordedAt: Instant

  package init(fact: Fact, answer: Answer, recordedAt: Instant) {
    self.fact = fact
    self.answer = answer
    self.recordedAt = recordedAt
  }
}

extension SQLSession {
  package func insert(_ rows: [(account: AccountID, row: FactRow)]) throws {
    guard dialect == .postgresql else { return try rows.forEach { try insert($0.row, of: $0.account) } }
    try put(
      """
      INSERT INTO fact (account_id, at, event, number, kind, version, act, answer, recorded_at)
      SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bytea[],
        $8::bytea[], $9::bigint[])
      """,
      [
        .blobs(rows.map(\.account.bytes)), .ints(rows.map(\.row.fact.at.milliseconds)),
        .texts(rows.map(\.row.fact.event.text)), .ints(rows.map { Int64($0.row.fact.number) }),
        .ints(rows.map { Int64($0.row.fact.act.kind.rawValue) }), .ints(rows.map { Int64($0.row.fact.version) }),
        .blobs(rows.map { encode($0.row.fact.act) }), .blobs(rows.map { encode($0.row.answer) }),
        .ints(rows.map(\.row.recordedAt.milliseconds)),
      ])
  }

  private func insert(_ row: FactRow, of account: AccountID) throws {
    try put(
      """
      INSERT INTO fact (account_id, at, event, number, kind, version, act, answer, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .blob(account.bytes), .int(row.fact.at.milliseconds), .text(row.fact.event.text),
        .int(Int64(row.fact.number)), .int(Int64(row.fact.act.kind.rawValue)), .int(Int64(row.fact.version)),
        .blob(encode(row.fact.act)), .blob(encode(row.answer)), .int(row.recordedAt.milliseconds),
      ])
  }

  /// The account's facts after a place, in canonical order; nil is from the beginning.
  package func facts(of account: AccountID, after place: FactPlace?) throws -> [Fact] {
    try query(
      """
      SELECT number, event, at, version, act FROM fact
      WHERE account_id = $1 AND (at, event) > ($2, $3) ORDER BY at, event
      """, [.blob(account.bytes), .int(place?.at.milliseconds ?? .min), .text(place?.event.text ?? "")]
    ) { try Fact($0) }
  }

  package func factRows(of account: AccountID) throws -> [FactRow] {
    try query(
      """
      SELECT number, event, at, version, act, answer, recorded_at FROM fact
      WHERE account_id = $1 ORDER BY at, event
      """, [.blob(account.bytes)]
    ) { try FactRow($0) }
  }

  package func factRow(of account: AccountID, at: Instant, event: EventID) throws -> FactRow? {
    try query(
      """
      SELECT number, event, at, version, act, answer, recorded_at FROM fact
      WHERE account_id = $1 AND at = $2 AND event = $3
      """, [.blob(account.bytes), .int(at.milliseconds), .text(event.text)]
    ) { try FactRow($0) }.first
  }
}

extension Fact {
  fileprivate init(_ row: borrowing SQLRow) throws {
    self.init(
      number: Int32(truncatingIfNeeded: row.int(0)), event: EventID(stored: row.text(1)),
      at: Instant(milliseconds: row.int(2)), version: Int32(truncatingIfNeeded: row.int(3)),
      act: try decodeAct(row.blob(4)))
  }
}

extension FactRow {
  fileprivate init(_ row: borrowing SQLRow) throws {
    self.init(
      fact: try Fact(row), answer: try decodeAnswer(row.blob(5)), recordedAt: Instant(milliseconds: row.int(6)))
  }
}
