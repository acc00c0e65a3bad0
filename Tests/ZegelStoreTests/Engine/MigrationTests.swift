import Testing
import ZegelDomain
import ZegelStore

@Suite struct `Migrations` {
  static let now = Instant(milliseconds: 1_767_300_000_000)
  static let first = migration(1, "CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT")
  static let second = migration(2, "ALTER TABLE note ADD COLUMN color TEXT; CREATE INDEX note_color ON note (color)")

  @Test func `each runs once, in order, and is remembered`() async throws {
    try await withStore { store in
      #expect(try await store.migrate([Self.first], now: Self.now) == [1])
      #expect(try await store.migrate([Self.first, Self.second], now: Self.now) == [2])
      #expect(try await store.migrate([Self.first, Self.second], now: Self.now) == [])
      let known = try await store.read { session in
        try session.query("SELECT number, checksum, applied_at FROM migration ORDER BY number") { row in
          "\(row.int(0)) \(row.text(1).count) \(row.int(2))"
        }
      }
      #expect(known == ["1 16 1767300000000", "2 16 1767300000000"])
      let marks = try await store.read { session in
        [
          try session.first("PRAGMA user_version") { $0.int(0) },
          try session.first("PRAGMA application_id") { $0.int(0) },
        ]
      }
      #expect(marks == [2, 0x5a65_676c])
    }
  }

  @Test func `a house newer than the program is refused`() async throws {
    try await withStore { store in
      try await store.migrate([Self.first, Self.second], now: Self.now)
      let refusal = await #expect(throws: Refusal(.houseNewer)) { try await store.migrate([Self.first], now: Self.now) }
      #expect(refusal?.details == ["2"])
    }
  }

  @Test func `a migration edited after it was applied is a fault`() async throws {
    try await withStore { store in
      try await store.migrate([Self.first], now: Self.now)
      await #expect(throws: Fault.self) {
        try await store.migrate([Self.migration(1, "CREATE TABLE note (id INTEGER)")], now: Self.now)
      }
    }
  }

  @Test func `one that fails leaves nothing of itself and all of those before it`() async throws {
    try await withStore { store in
      let broken = Self.migration(2, "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)")
      await #expect(throws: Fault.self) { try await store.migrate([Self.first, broken], now: Self.now) }
      let mended = Self.migration(2, "CREATE TABLE half (id INTEGER)")
      let applied = try await store.migrate([Self.first, mended], now: Self.now)
      #expect(applied == [2])
    }
  }

  @Test func `one that ends its transaction is a fault and leaves the store usable`() async throws {
    try await withStore { store in
      let rash = Self.migration(1, "CREATE TABLE half (id INTEGER); COMMIT")
      await #expect(throws: Fault.self) { try await store.migrate([rash], now: Self.now) }
      try await makeNotes(in: store)
    }
  }

  @Test func `two starters at once apply each of them once`() async throws {
    try await withDatabaseFile { path in
      let applied = try await withThrowingTaskGroup(of: [Int64].self) { tasks in
        for _ in 0..<4 {
          tasks.addTask {
            let store = try SQLiteStore(SQLiteOptions(path: path))
            let applied = try await store.migrate([Self.first, Self.second], now: Self.now)
            await store.close()
            return applied
          }
        }
        return try await tasks.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.sorted() == [1, 2])
    }
  }

  @Test func `a list out of order is a fault`() async throws {
    try await withStore { store in
      await #expect(throws: Fault.self) { try await store.migrate([Self.second, Self.first], now: Self.now) }
    }
  }

  private static func migration(_ number: Int64, _ sql: String) -> Migration {
    Migration(number: number, name: "Test\(number)", why: "to be tested", sqlite: sql, postgresql: sql)
  }
}
