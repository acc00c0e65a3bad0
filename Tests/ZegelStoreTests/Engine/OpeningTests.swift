import Foundation
import Testing
import ZegelDomain
import ZegelStore

@Suite struct `Opening the embedded database` {
  @Test func `every connection has what durability needs`() async throws {
    try await withStore { store in
      let settings: @Sendable (any SQLSession) throws -> [String] = { session in
        [
          try session.first("PRAGMA journal_mode") { $0.text(0) } ?? "",
          try session.first("PRAGMA synchronous") { String($0.int(0)) } ?? "",
          try session.first("PRAGMA foreign_keys") { String($0.int(0)) } ?? "",
          try session.first("PRAGMA recursive_triggers") { String($0.int(0)) } ?? "",
          try session.first("PRAGMA trusted_schema") { String($0.int(0)) } ?? "",
        ]
      }
      let (writing, reading) = (try await store.write(settings), try await store.read(settings))
      #expect(writing == ["wal", "2", "1", "1", "0"])
      #expect(reading == writing)
    }
  }

  @Test func `the file is its owner's alone`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      for path in [store.path, store.path + "-wal", store.path + "-shm"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
      }
    }
  }

  @Test func `a missing file is not made unless asked`() async throws {
    try await withDatabaseFile { path in
      var options = SQLiteOptions(path: path)
      options.mayCreate = false
      #expect(throws: Fault.self) { try SQLiteStore(options) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `a file that is no database is a fault`() async throws {
    try await withDatabaseFile { path in
      try String(repeating: "not a database ", count: 100).write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: Fault.self) { try SQLiteStore(SQLiteOptions(path: path)) }
    }
  }

  @Test func `ten may open a new file at once`() async throws {
    try await withDatabaseFile { path in
      try await withThrowingTaskGroup { tasks in
        for _ in 0..<10 {
          tasks.addTask {
            let store = try SQLiteStore(SQLiteOptions(path: path))
            _ = try await store.migrate([], now: Instant(milliseconds: 0))
            await store.close()
          }
        }
        try await tasks.waitForAll()
      }
    }
  }

  @Test func `a damaged page is told to the doctor`() async throws {
    try await withDatabaseFile { path in
      let store = try SQLiteStore(SQLiteOptions(path: path))
      try await makeNotes(in: store)
      try await store.write { session in
        for id in 0..<100 as Range<Int64> { try addNote(id, String(repeating: "x", count: 1_000), in: session) }
      }
      #expect(try await store.integrityProblems() == [])
      #expect(store.sizes().log > 100_000)
      await store.close()

      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try file.seek(toOffset: 4 * 4_096)
      try file.write(contentsOf: [UInt8](repeating: 0xee, count: 4_096))
      try file.close()
      let damaged = try SQLiteStore(SQLiteOptions(path: path))
      #expect(damaged.sizes().database > 100_000)
      #expect(try await !damaged.integrityProblems().isEmpty)
      await #expect(throws: Fault.self) {
        try await damaged.read { _ = try $0.query("SELECT words FROM note") { $0.text(0) } }
      }
      await damaged.close()
    }
  }
}
