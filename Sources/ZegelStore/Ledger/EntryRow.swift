package import ZegelDomain

/// A transfer as the ledger keeps it.
package struct EntryRow: Sendable {
  package let account: AccountID
  /// Counts the account's entries, from 1.
  package let number: Int64
  /// The number of the fact that led to it; 0 for the passing of a date.
  package let cause: Int32
  package let version: Int32
  package let transfer: Transfer
  package let recordedAt: Instant

  package init(
    account: AccountID, number: Int64, cause: Int32, version: Int32, transfer: Transfer, recordedAt: Instant
  ) {
    self.account = account
    self.number = number
    self.cause = cause
    self.version = version
    self.transfer = transfer
    self.recordedAt = recordedAt
  }
}

extension SQLSession {
  package func insert(_ entries: [EntryRow]) throws {
    guard dialect == .postgresql else { return try entries.forEach(insert) }
    func all(_ number: (EntryRow) -> some BinaryInteger) -> SQLValue { .ints(entries.map { Int64(number($0)) }) }
    try put(
      """
      INSERT INTO entry (account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,
        version, at, recorded_at)
      SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
        $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])
      """,
      [
        .blobs(entries.map(\.account.bytes)), all(\.number), all(\.cause), all(\.transfer.lot.fact),
        all(\.transfer.lot.rule), all(\.transfer.unit), all(\.transfer.from.rawValue), all(\.transfer.to.rawValue),
        all(\.transfer.points), all(\.transfer.reason.rawValue), all(\.version), all(\.transfer.at.milliseconds),
        all(\.recordedAt.milliseconds),
      ])
  }

  private func insert(_ entry: EntryRow) throws {
    let transfer = entry.transfer
    try put(
      """
      INSERT INTO entry (account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,
        version, at, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      [
        .blob(entry.account.bytes), .int(entry.number), .int(Int64(entry.cause)), .int(Int64(transfer.lot.fact)),
        .int(Int64(transfer.lot.rule)), .int(Int64(transfer.unit)), .int(Int64(transfer.from.rawValue)),
        .int(Int64(transfer.to.rawValue)), .int(transfer.points), .int(Int64(transfer.reason.rawValue)),
        .int(Int64(entry.version)), .int(transfer.at.milliseconds), .int(entry.recordedAt.milliseconds),
      ])
  }

  package func entries(of account: AccountID) throws -> [EntryRow] {
    try query(
      """
      SELECT account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason, version, at,
        recorded_at
      FROM entry WHERE account_id = $1 ORDER BY number
      """, [.blob(account.bytes)]
    ) { try EntryRow($0) }
  }
}

extension EntryRow {
  fileprivate init(_ row: borrowing SQLRow) throws {
    guard let from = Bucket(rawValue: UInt8(truncatingIfNeeded: row.int(6))),
      let to = Bucket(rawValue: UInt8(truncatingIfNeeded: row.int(7))),
      let reason = Transfer.Reason(rawValue: UInt8(truncatingIfNeeded: row.int(9)))
    else { throw Fault("ledger entry of an unknown kind") }
    self.init(
      account: AccountID(bytes: row.blob(0)), number: row.int(1), cause: Int32(truncatingIfNeeded: row.int(2)),
      version: Int32(truncatingIfNeeded: row.int(10)),
      transfer: Transfer(
        lot: LotID(fact: Int32(truncatingIfNeeded: row.int(3)), rule: UInt16(truncatingIfNeeded: row.int(4))),
        unit: UInt8(truncatingIfNeeded: row.int(5)), from: from, to: to, points: row.int(8), reason: reason,
        at: Instant(milliseconds: row.int(11))),
      recordedAt: Instant(milliseconds: row.int(12)))
  }
}
