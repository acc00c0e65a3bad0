package import ZegelDomain

/// How much there is, counted twice: what accounts say of themselves, and what is there.
package struct LedgerTotals: Sendable {
  package let accounts: Int64
  /// As the accounts number them.
  package let numberedFacts: Int64
  package let numberedEntries: Int64
  package let facts: Int64
  package let entries: Int64
  /// The latest moment anything was written down; nil in a new house.
  package let newestRecordedAt: Instant?
}

extension SQLSession {
  package func ledgerTotals() throws -> LedgerTotals {
    try query(
      """
      SELECT (SELECT count(*) FROM account), (SELECT CAST(coalesce(sum(fact_count), 0) AS bigint) FROM account),
        (SELECT CAST(coalesce(sum(entry_count), 0) AS bigint) FROM account), (SELECT count(*) FROM fact), (SELECT count(*) FROM entry),
        (SELECT max(recorded_at) FROM fact)
      """
    ) {
      LedgerTotals(
        accounts: $0.int(0), numberedFacts: $0.int(1), numberedEntries: $0.int(2), facts: $0.int(3), entries: $0.int(4),
        newestRecordedAt: $0.optionalInt(5).map { Instant(milliseconds: $0) })
    }[0]
  }

  package func newestMigration() throws -> Int64 {
    try query("SELECT coalesce(max(number), 0) FROM migration") { $0.int(0) }[0]
  }
}
