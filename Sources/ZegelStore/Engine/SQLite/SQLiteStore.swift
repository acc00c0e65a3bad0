import Dispatch
import Foundation
import ZegelDomain

/// The embedded engine: one writer thread, a few reader threads, one that tidies the log, one file.
package final class SQLiteStore: SQLStore {
  let options: SQLiteOptions
  private let writer: SQLiteWriter
  private let checkpointer: SQLiteCheckpointer?
  private let archiver: SQLiteArchiver?
  private let reading = WaitingLine<any GroupItem>()
  private let ending = DispatchGroup()

  package init(_ options: SQLiteOptions) throws {
    self.options = options
    let disk = DiskTrust()
    let first = try SQLiteSession.open(options, as: .writer)
    if options.emptiesLog { first.emptyLog() }
    writer = SQLiteWriter(first, options, disk)
    let readers = try (0..<options.readers).map { [reading] _ in
      SQLiteReader(try SQLiteSession.open(options, as: .reader), line: reading)
    }
    switch options.checkpoints {
    case .own: (checkpointer, archiver) = (try SQLiteCheckpointer(options, disk), nil)
    case .byAnother: (checkpointer, archiver) = (nil, nil)
    case .archived(let archive): (checkpointer, archiver) = (nil, try SQLiteArchiver(options, archive, disk))
    }
    let othersEnding = DispatchGroup()
    for reader in readers { reader.start(ending: othersEnding) }
    checkpointer?.start(ending: othersEnding)
    let archiving = DispatchGroup()
    archiver?.start(ending: archiving)
    writer.start(
      after: othersEnding,
      lastCopy: { [archiver] in
        archiver?.stop()
        archiving.wait()
      }, ending: ending)
  }

  deinit { stop() }

  package var path: String { options.path }

  package var groupCounts: GroupCounts { writer.counts }

  package func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Self.submit(body, to: reading) { continuation.resume(with: $0) }
    }
  }

  @discardableResult
  package func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Self.submit(body, to: writer.line) { continuation.resume(with: $0) }
    }
  }

  /// There is one writer: nobody is between.
  @discardableResult
  package func writeLocking<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await write(body)
  }

  package func poster<Handler: BatchHandler>(_ handler: Handler) -> BatchPoster<Handler> {
    BatchPoster(handler, line: writer.line, limit: options.groupLimit)
  }

  package func close() async {
    stop()
    await withCheckedContinuation { continuation in
      ending.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func stop() {
    reading.close()
    checkpointer?.stop()
    writer.line.close()
  }

  private static func submit<T: Sendable>(
    _ body: @escaping @Sendable (any SQLSession) throws -> T, to line: WaitingLine<any GroupItem>,
    _ deliver: @escaping @Sendable (Result<T, any Error>) -> Void
  ) {
    let accepted = line.add { waiting in waiting.append(ClosureItem(body, deliver: deliver)) }
    if !accepted { deliver(.failure(Refusal(.storageBusy))) }
  }
}
