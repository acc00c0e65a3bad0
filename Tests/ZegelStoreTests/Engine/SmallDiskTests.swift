import Foundation
import Testing
import ZegelDomain
import ZegelStore

/// Needs a file system of a few megabytes, so it runs only where one is named:
/// `mount -t tmpfs -o size=4m none DIR` and `ZEGEL_SMALL_DISK=DIR`.
private let smallDisk = ProcessInfo.processInfo.environment["ZEGEL_SMALL_DISK"]

@Suite(.enabled(if: smallDisk != nil)) struct `A disk that is really full` {
  @Test(arguments: [1, 20])
  func `what was answered stays, what was refused is not there, and room makes it work again`(
    writers: Int64
  ) async throws {
    let directory = URL(fileURLWithPath: try #require(smallDisk)).appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let ballast = directory.appendingPathComponent("ballast")
    try Data(repeating: 1, count: 1_000_000).write(to: ballast)
    let store = try SQLiteStore(SQLiteOptions(path: directory.appendingPathComponent("zegel.db").path))
    try await makeNotes(in: store)

    // A large group may be refused where a small one still fits, so one writer takes what is left.
    let answered = await fill(store, writers: 0..<writers) + fill(store, writers: 50..<51)
    #expect(!answered.isEmpty)
    #expect(try await noteIDs(in: store) == answered)
    #expect(await outcome { try await addBlock(9_999_999, in: store) } == .storageFull)

    try FileManager.default.removeItem(at: ballast)
    try await addBlock(9_999_999, in: store)
    #expect(try await store.integrityProblems() == [])
    await store.close()

    let again = try SQLiteStore(SQLiteOptions(path: store.path))
    #expect(try await noteIDs(in: again) == answered + [9_999_999])
    await again.close()
  }

  /// Writes until each writer has been refused; answers the ids that were acknowledged.
  private func fill(_ store: SQLiteStore, writers: Range<Int64>) async -> [Int64] {
    await withTaskGroup(of: [Int64].self) { tasks in
      for writer in writers {
        tasks.addTask {
          var answered: [Int64] = []
          for id in (writer * 100_000)..<(writer * 100_000 + 10_000) {
            guard case nil = await outcome({ try await addBlock(id, in: store) }) else { return answered }
            answered.append(id)
          }
          return answered
        }
      }
      return await tasks.reduce(into: []) { $0 += $1 }.sorted()
    }
  }
}

private func addBlock(_ id: Int64, in store: SQLiteStore) async throws {
  try await store.write { try addNote(id, String(repeating: "x", count: 8_000), in: $0) }
}
