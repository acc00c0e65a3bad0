import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `SQL` {
  @Test func `parameters go by their number, not by where they appear`() async throws {
    try await withEngine { store in
      let pair = try await store.read { session in
        try session.first("SELECT $2, $1, $2", [.text("one"), .text("two")]) { [$0.text(0), $0.text(1), $0.text(2)] }
      }
      #expect(pair == ["two", "one", "two"])
    }
  }

  @Test func `other parameters than numbered ones are refused`() async throws {
    try await withStore { store in
      await #expect(throws: Fault.self) {
        try await store.read { _ = try $0.query("SELECT ?", [.int(1)]) { $0.int(0) } }
      }
      await #expect(throws: Fault.self) {
        try await store.read { _ = try $0.query("SELECT :a", [.int(1)]) { $0.int(0) } }
      }
      await #expect(throws: Fault.self) {
        try await store.read { _ = try $0.query("SELECT $2", [.int(1), .int(2)]) { $0.int(0) } }
      }
    }
  }

  @Test func `a wrong number of values is refused`() async throws {
    try await withEngine { store in
      await #expect(throws: Fault.self) { try await store.read { _ = try $0.query("SELECT $1", []) { $0.int(0) } } }
    }
  }

  @Test func `two statements in one are refused`() async throws {
    try await withEngine { store in
      await #expect(throws: Fault.self) {
        try await store.write { try $0.execute("CREATE TABLE a (b INTEGER); CREATE TABLE c (d INTEGER)") }
      }
    }
  }

  @Test(.enabled(if: !TestEngine.isPostgres))
  func `a value that does not bind leaves the statement as good as new`() async throws {
    try await withStore { store in
      let long = String(repeating: "x", count: 1_000)
      for _ in 0..<3 {
        let back = try await store.read { session in
          // The text is bound when the list, which SQLite does not have, is refused.
          #expect(throws: Fault.self) { try Self.both(.text(long), .ints([1]), in: session) }
          return try Self.both(.text(long), .text("y"), in: session)
        }
        #expect(back == [long, "y"])
      }
    }
  }

  /// One literal, so that it is one prepared statement.
  private static func both(_ first: SQLValue, _ second: SQLValue, in session: any SQLSession) throws -> [String]? {
    try session.first("SELECT $1, $2", [first, second]) { [$0.text(0), $0.text(1)] }
  }

  @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
  func `whole numbers come back as they went in`(number: Int64) async throws {
    try await withEngine { store in
      let back = try await store.read { try $0.first("SELECT $1", [.int(number)]) { $0.int(0) } }
      #expect(back == number)
    }
  }

  @Test(arguments: ["", "Ω≈ç√", "👩🏽‍🚀🧾", "e\u{301}", "a\u{0}b", String(repeating: "ij", count: 100_000)])
  func `text comes back as it went in`(text: String) async throws {
    try await withStore { store in
      let back = try await store.read { try $0.first("SELECT $1", [.text(text)]) { $0.text(0) } }
      #expect(back.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test(arguments: [[], [0], [1, 0, 255, 0], [UInt8](repeating: 7, count: 1_000_000)])
  func `bytes come back as they went in`(bytes: [UInt8]) async throws {
    try await withEngine { store in
      let back = try await store.read { try $0.first("SELECT $1", [.blob(bytes)]) { $0.blob(0) } }
      #expect(back == bytes)
    }
  }

  @Test func `empty is not NULL and NULL is not empty`() async throws {
    try await withEngine { store in
      let nulls = try await store.read { session in
        try session.first("SELECT $1, $2, $3", [.text(""), .blob([]), .null]) { row in
          [row.optionalText(0) == nil, row.optionalBlob(1) == nil, row.optionalInt(2) == nil]
        }
      }
      #expect(nulls == [false, false, true])
    }
  }

  @Test func `a column that is not what was asked is a fault`() async throws {
    try await withStore { store in
      await #expect(throws: Fault.self) { try await store.read { _ = try $0.query("SELECT NULL") { $0.int(0) } } }
      await #expect(throws: Fault.self) { try await store.read { _ = try $0.query("SELECT 'x'") { $0.int(0) } } }
      await #expect(throws: Fault.self) { try await store.read { _ = try $0.query("SELECT 1") { $0.blob(0) } } }
    }
  }

  @Test func `an upsert returns what is there now`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let kept = try await store.write { session in
        try ["first", "second"].map { words in
          try session.first(
            """
            INSERT INTO note (id, words) VALUES ($1, $2)
            ON CONFLICT (id) DO UPDATE SET words = note.words || '+' || excluded.words RETURNING words
            """, [.int(1), .text(words)]
          ) { $0.text(0) }
        }
      }
      #expect(kept == ["first", "first+second"])
    }
  }

  @Test func `execute counts the rows it changed`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let counts = try await store.write { session in
        for id in 1...3 as ClosedRange<Int64> { try addNote(id, in: session) }
        return [
          try session.execute("UPDATE note SET words = 'new' WHERE id > $1", [.int(1)]),
          try session.execute("INSERT INTO note (id, words) VALUES (1, '') ON CONFLICT DO NOTHING"),
          try session.execute("CREATE TABLE other (id INTEGER)"),
        ]
      }
      #expect(counts == [2, 0, 0])
    }
  }

  @Test func `pages by row value go on where the last one ended`() async throws {
    try await withStore { store in
      let ids = try await store.write { session in
        try session.script("CREATE TABLE entry (at INTEGER, id INTEGER, PRIMARY KEY (at, id)) STRICT")
        for id in 1...5 as ClosedRange<Int64> {
          try session.execute("INSERT INTO entry (at, id) VALUES ($1, $2)", [.int(id / 3), .int(id)])
        }
        return try session.query(
          "SELECT id FROM entry WHERE (at, id) > ($1, $2) ORDER BY at, id LIMIT 2", [.int(0), .int(2)]
        ) { $0.int(0) }
      }
      #expect(ids == [3, 4])
    }
  }

  @Test func `a statement may run while another one reads, but not inside itself`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      try await store.write { session in
        for id in 1...2 as ClosedRange<Int64> { try addNote(id, in: session) }
      }
      let sums = try await store.read { session in
        try session.query("SELECT id FROM note ORDER BY id") { row in
          try session.first("SELECT sum(id) FROM note WHERE id <= $1", [.int(row.int(0))]) { $0.int(0) }
        }
      }
      #expect(sums == [1, 3])
      await #expect(throws: Fault.self) { try await store.read { try nested(0, in: $0) } }
      #expect(try await noteIDs(in: store) == [1, 2])
    }
  }
}

private func nested(_ depth: Int, in session: any SQLSession) throws {
  try session.each("SELECT id FROM note", []) { _ in try nested(depth + 1, in: session) }
}
