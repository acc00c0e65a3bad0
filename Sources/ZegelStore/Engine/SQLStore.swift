/// Transactions on one database, whichever engine is behind it.
///
/// `write` and posts answer only after their transaction is on disk. A job may share that transaction with others
/// and may be run again from its start, so a body does nothing but SQL. Cancelling the caller does not cancel the job.
/// - Throws: what the body throws; Refusal `storage-busy`, `storage-full` or `storage-unreachable`; Fault.
package protocol SQLStore: Sendable {
  /// Runs `body` on a reader, in one consistent snapshot.
  func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

  /// Runs `body` on the writer: all of it or nothing.
  @discardableResult
  func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

  /// `write` for a body that locks each row before it reads what it changes; many of them can then go on at once.
  @discardableResult
  func writeLocking<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

  /// Many small jobs of one kind, handled in as few calls as possible. Make one and keep it.
  func poster<Handler: BatchHandler>(_ handler: Handler) -> BatchPoster<Handler>

  /// Finishes what is in flight, refuses what comes later with `storage-busy`, closes. Safe to call twice.
  func close() async

  /// What is wrong with what lies on disk, for `zegel doctor`; empty when it is sound. Reads all of it.
  func integrityProblems() async throws -> [String]

  /// Bytes on disk.
  func sizes() async throws -> StoreSizes

  /// How well commits have been shared since the start.
  var groupCounts: GroupCounts { get }
}

/// Bytes on disk; what the engine keeps elsewhere counts as none.
package struct StoreSizes: Sendable, Equatable {
  package let database: Int
  package let log: Int
}
