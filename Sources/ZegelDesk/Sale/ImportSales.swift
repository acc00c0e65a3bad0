public import ZegelDomain
import ZegelStore

/// How far a file has come in.
public struct ImportProgress: Sendable {
  /// SHA-256 of the whole file, 32 bytes.
  public let fileHash: [UInt8]
  /// Everything before this byte is in the ledger.
  public var byteOffset: Int64
  public var lineCount: Int64
  /// Counts of what became of its lines, as JSON; the reader of the file makes and reads it.
  public var tally: String
  public var isComplete: Bool

  public init(fileHash: [UInt8], byteOffset: Int64, lineCount: Int64, tally: String, isComplete: Bool) {
    self.fileHash = fileHash
    self.byteOffset = byteOffset
    self.lineCount = lineCount
    self.tally = tally
    self.isComplete = isComplete
  }
}

extension Desk {
  public func importProgress(of fileHash: [UInt8]) async throws -> ImportProgress? {
    try await store.read { session in
      try session.importRun(fileHash).map {
        ImportProgress(
          fileHash: fileHash, byteOffset: $0.byteOffset, lineCount: $0.lineCount, tally: $0.tally,
          isComplete: $0.endedAt != nil)
      }
    }
  }

  /// Posts a part of a file, and writes down in the same transaction how far it has come: whatever happens to the
  /// process, neither is there without the other. `progress` makes the mark from what became of each act.
  public func postImported(
    _ acts: [TillAct], progress: @escaping @Sendable ([Result<Posted, Refusal>]) -> ImportProgress?
  ) async throws -> [Result<Posted, Refusal>] {
    let jobs = acts.map { job(for: $0) }
    let (programmes, now) = (self.programmes, self.now)
    return try await store.writeLocking { session in
      let batch = PostBatch(session, now: now, book: try programmes.book(in: session))
      let results = try batch.post(jobs)
      if let progress = progress(results) {
        let run = ImportRow(
          fileHash: progress.fileHash, byteOffset: progress.byteOffset, lineCount: progress.lineCount,
          tally: progress.tally, endedAt: progress.isComplete ? now : nil)
        try session.save(run)
        try session.leave(at: now) { $0.add(run) }
      }
      return results
    }
  }
}
