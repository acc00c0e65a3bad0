import Foundation
import Synchronization
import Testing
import ZegelDomain

@testable import ZegelStore
import ZegelTestKit

@Suite(.enabled(if: !TestEngine.isPostgres)) struct `Archiving the log` {
  /// Keeps what it is handed in memory.
  private final class Kept: LogArchive {
    let milliseconds = 5
    let base: String
    let frames = Mutex<[UInt8]>([])
    let reasons = Mutex<[String]>([])
    let isComplete = Mutex(false)

    init(_ base: String) { self.base = base }

    var needsGeneration: Bool { false }
    func now() -> Int64 { 0 }
    func startGeneration() throws -> String { base }
    func append(_ frames: [UInt8], readAt instant: Int64) throws { self.frames.withLock { $0 += frames } }
    func baseIsComplete() throws { isComplete.withLock { $0 = true } }
    func breakOff(because reason: String) { reasons.withLock { $0.append(reason) } }
  }

  private func put(_ frames: [UInt8], into path: String) throws {
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    for place in stride(from: 0, to: frames.count, by: 4_104) {
      let number = frames[place..<place + 4].reduce(0) { $0 << 8 | UInt64($1) }
      try file.seek(toOffset: (number - 1) * 4_096)
      try file.write(contentsOf: frames[place + 8..<place + 4_104])
    }
    try file.close()
  }

  @Test func `keeps the log short under a load, and base and frames are the database`() async throws {
    try await withDatabaseFile { path in
      let archive = Kept(path + ".base")
      var options = SQLiteOptions(path: path)
      (options.checkpointPages, options.mostLogPages) = (100, 400)
      options.checkpoints = .archived(archive)
      let store = try SQLiteStore(options)
      try await makeNotes(in: store)
      let words = String(repeating: "x", count: 3_000)
      for round in 0..<60 as Range<Int64> {
        try await store.write { session in
          for id in 0..<50 as Range<Int64> { try addNote(round * 50 + id, words, in: session) }
        }
      }
      // 3,000 notes are some 3,000 pages and more; the log was begun anew many times.
      for _ in 0..<400 where !archive.isComplete.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(20)) }
      #expect(archive.isComplete.withLock { $0 })
      #expect(store.sizes().log < 5_000 * 4_096)
      await store.close()
      #expect(archive.reasons.withLock { $0 } == [])
      try put(archive.frames.withLock { $0 }, into: archive.base)
      #expect(SQLiteImage.problems(archive.base) == [])
      let ids = try SQLiteImage.read(archive.base) { session in
        try session.query("SELECT id FROM note ORDER BY id") { $0.int(0) }
      }
      #expect(ids == Array(0..<3_000))
    }
  }
}
