import CPQ
import Dispatch
import ZegelDomain

/// The engine at scale: one database, as many `zegel` processes as it takes.
///
/// Tills' acts have a thread of their own where those that wait share a transaction; other writes run as if alone.
package final class PostgresStore: SQLStore {
  private let options: PostgresOptions
  private let posting = WaitingLine<any GroupItem>()
  private let writing = WaitingLine<any GroupItem>()
  private let locking = WaitingLine<any GroupItem>()
  private let reading = WaitingLine<any GroupItem>()
  private let counter = GroupCounter()
  private let ending = DispatchGroup()

  /// Connects nowhere yet: each thread does so with its first transaction.
  package init(_ options: PostgresOptions) {
    self.options = options
    // Several acts a transaction on the till's path only: elsewhere one that waits for another would hold up the rest.
    start("zegel-poster", options.posters, .lockingRows, posting, groupLimit: options.groupLimit)
    start("zegel-importer", 1, .lockingRows, locking, groupLimit: 1)
    start("zegel-writer", options.writers, .asIfAlone, writing, groupLimit: 1)
    start("zegel-reader", options.readers, .reading, reading, groupLimit: 1)
  }

  deinit { stop() }

  private func start(
    _ name: String, _ count: Int, _ mode: TransactionMode, _ line: WaitingLine<any GroupItem>, groupLimit: Int
  ) {
    for _ in 0..<count {
      PostgresWorker(options, mode, line: line, groupLimit: groupLimit, counter: mode == .reading ? nil : counter)
        .start(named: name, ending: ending)
    }
  }

  package var groupCounts: GroupCounts { counter.counts }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await submit(body, to: reading)
  }

  @discardableResult
  package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await submit(body, to: writing)
  }

  @discardableResult
  package func writeLocking<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await submit(body, to: locking)
  }

  package func poster<Handler: BatchHandler>(_ handler: Handler) -> BatchPoster<Handler> {
    BatchPoster(handler, line: posting, limit: options.groupLimit)
  }

  package func close() async {
    stop()
    await withCheckedContinuation { continuation in
      ending.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func stop() { for line in [posting, writing, locking, reading] { line.close() } }

  private func submit<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T, to line: WaitingLine<any GroupItem>
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = line.add { waiting in waiting.append(ClosureItem(body) { continuation.resume(with: $0) }) }
      if !accepted { continuation.resume(throwing: Refusal(.storageBusy)) }
    }
  }
}
