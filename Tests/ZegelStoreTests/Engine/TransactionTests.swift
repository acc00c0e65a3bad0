import Testing
import ZegelDomain
import ZegelStore

private struct Stop: Error {}

@Suite struct `Transactions` {
  @Test func `a savepoint that throws takes back only its own`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      try await store.write { session in
        try addNote(1, in: session)
        try? session.savepoint {
          try addNote(2, in: session)
          try session.savepoint { try addNote(3, in: session) }
          throw Stop()
        }
        try session.savepoint {
          try addNote(4, in: session)
          try? session.savepoint {
            try addNote(5, in: session)
            throw Stop()
          }
        }
      }
      #expect(try await noteIDs(in: store) == [1, 4])
    }
  }

  @Test func `a write that throws leaves nothing, not even a table`() async throws {
    try await withEngine { store in
      await #expect(throws: Stop.self) {
        try await store.write { session in
          try session.script("CREATE TABLE note (id INTEGER)")
          try session.execute("INSERT INTO note (id) VALUES (1)")
          throw Stop()
        }
      }
      try await makeNotes(in: store)
      #expect(try await noteIDs(in: store) == [])
    }
  }

  @Test func `a refusal comes out as it went in`() async throws {
    try await withEngine { store in
      await #expect(throws: Refusal(.cardUnknown, field: "card")) {
        try await store.write { _ in throw Refusal(.cardUnknown, field: "card") }
      }
      await #expect(throws: Refusal(.cardUnknown)) { try await store.read { _ in throw Refusal(.cardUnknown) } }
    }
  }

  @Test func `a reader cannot write`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      await #expect(throws: Fault.self) { try await store.read { try addNote(1, in: $0) } }
      #expect(try await noteIDs(in: store) == [])
    }
  }

  @Test func `a read sees one moment, whatever is written meanwhile`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let (opened, mayGoOn) = (Signal(), Signal())
      async let counts = store.read { session in
        let before = try session.query("SELECT id FROM note") { $0.int(0) }.count
        opened.send()
        mayGoOn.wait()
        return [before, try session.query("SELECT id FROM note") { $0.int(0) }.count]
      }
      await opened.received()
      try await store.write { try addNote(1, in: $0) }
      mayGoOn.send()
      #expect(try await counts == [0, 0])
      #expect(try await noteIDs(in: store) == [1])
    }
  }

  @Test func `an answer comes after the commit, for other connections too`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let other = try SQLiteStore(SQLiteOptions(path: store.path))
      for id in 1...20 as ClosedRange<Int64> {
        try await store.write { try addNote(id, in: $0) }
        #expect(try await noteIDs(in: other).last == id)
      }
      await other.close()
    }
  }
}
