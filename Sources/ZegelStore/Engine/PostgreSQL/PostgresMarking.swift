import ZegelDomain

/// How a connection that broke during COMMIT finds out what became of it: one row for each thread, which every
/// transaction of the thread counts up. The row says the new number if and only if the transaction was committed, on
/// this server or on one that took over from it.
struct PostgresMarking {
  private let thread = (0..<16).map { _ in UInt8.random(in: 0...255) }
  private var last: Int64 = 0
  private var hasTable = false

  mutating func leave(in session: PostgresSession) throws -> Int64? {
    if !hasTable {
      hasTable = try session.first("SELECT 1 WHERE to_regclass('write_mark') IS NOT NULL", []) { _ in true } ?? false
    }
    guard hasTable else { return nil }
    last += 1
    try session.put(
      """
      INSERT INTO write_mark (thread_id, mark) VALUES ($1, $2)
      ON CONFLICT (thread_id) DO UPDATE SET mark = excluded.mark
      """, [.blob(thread), .int(last)])
    return last
  }

  /// The lock waits for a transaction that is still being committed.
  func isThere(_ mark: Int64, in session: PostgresSession) throws -> Bool {
    // A first transaction has no row to wait for: let it wait for the key.
    try session.execute(
      "INSERT INTO write_mark (thread_id, mark) VALUES ($1, 0) ON CONFLICT (thread_id) DO NOTHING", [.blob(thread)])
    let found = try session.first(
      "SELECT mark FROM write_mark WHERE thread_id = $1 FOR UPDATE", [.blob(thread)]
    ) { $0.int(0) }
    return found == mark
  }
}
