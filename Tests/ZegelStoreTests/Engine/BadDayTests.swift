import Foundation
import Testing
import ZegelDomain
import ZegelStore

@Suite struct `Bad days of the SQLite engine` {
  @Test func `a full disk refuses the whole group, and the store goes on once there is room`() async throws {
    try await withStore({ $0.maxPageCount = 64 }) { store in
      try await makeNotes(in: store)
      let block = String(repeating: "x", count: 4_000)
      try await store.write { session in
        for id in 0..<40 as Range<Int64> { try addNote(id, block, in: session) }
      }
      let poster = store.poster(BlockHandler(block: block))
      let refused = try await whileTheWriterIsHeld(in: store) {
        async let small = outcome { try await store.write { try addNote(1_000, in: $0) } }
        async let large = outcome {
          try await store.write { session in
            for id in 2_000..<2_100 as Range<Int64> { try addNote(id, block, in: session) }
          }
        }
        async let posted = outcome { _ = try await poster.post(3_000) }
        return await [small, large, posted]
      }
      #expect(refused == [.storageFull, .storageFull, .storageFull])
      #expect(try await noteIDs(in: store) == Array(0..<40))

      try await store.write { try $0.execute("DELETE FROM note WHERE id < 30") }
      try await store.write { try addNote(1_000, in: $0) }
      #expect(try await poster.post(3_000) == 3_000)
      #expect(try await noteIDs(in: store) == Array(30..<40) + [1_000, 3_000])
      #expect(try await store.integrityProblems() == [])
    }
  }

  @Test func `a body that swallows a full disk still fails`() async throws {
    try await withStore({ $0.maxPageCount = 16 }) { store in
      try await makeNotes(in: store)
      await #expect(throws: Refusal(.storageFull)) {
        try await store.write { session in
          for id in 0..<100 as Range<Int64> { try? addNote(id, String(repeating: "x", count: 4_000), in: session) }
        }
      }
      #expect(try await noteIDs(in: store) == [])
      try await store.write { try addNote(1, in: $0) }
    }
  }

  @Test func `a database locked by another process is refused after the time-out, and works afterwards`() async throws {
    try await withStore({ $0.busyMilliseconds = 200 }) { store in
      try await makeNotes(in: store)
      let other = try SQLiteStore(SQLiteOptions(path: store.path))
      let poster = store.poster(BlockHandler(block: ""))
      try await whileTheWriterIsHeld(in: other, for: .milliseconds(1_500)) {
        let start = ContinuousClock.now
        async let posted = outcome { _ = try await poster.post(2) }
        #expect(await outcome { try await store.write { try addNote(1, in: $0) } } == .storageBusy)
        #expect(await posted == .storageBusy)
        #expect(ContinuousClock.now - start >= .milliseconds(190))
        let readable = try await noteIDs(in: store)
        #expect(readable == [])
      }
      try await store.write { try addNote(1, in: $0) }
      #expect(try await noteIDs(in: store) == [1])
      await other.close()
    }
  }

  @Test func `a lock that is let go within the time-out is waited for`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let other = try SQLiteStore(SQLiteOptions(path: store.path))
      try await whileTheWriterIsHeld(in: other, for: .milliseconds(300)) {
        try await store.write { try addNote(1, in: $0) }
      }
      #expect(try await noteIDs(in: other) == [1])
      await other.close()
    }
  }

  @Test func `two processes that both write wait for each other`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let other = try SQLiteStore(SQLiteOptions(path: store.path))
      try await withThrowingTaskGroup { tasks in
        for id in 0..<200 as Range<Int64> {
          tasks.addTask { try await (id % 2 == 0 ? store : other).write { try addNote(id, in: $0) } }
        }
        try await tasks.waitForAll()
      }
      #expect(try await noteIDs(in: store) == Array(0..<200))
      await other.close()
    }
  }

  @Test func `close finishes what is in flight and refuses what comes later`() async throws {
    try await withDatabaseFile { path in
      let store = try SQLiteStore(SQLiteOptions(path: path))
      try await makeNotes(in: store)
      let poster = store.poster(BlockHandler(block: ""))
      let (held, release) = (Signal(), Signal())
      async let holding: Void = store.write { _ in
        held.send()
        release.wait()
      }
      await held.received()
      async let written = outcome { try await store.write { try addNote(1, in: $0) } }
      async let posted = outcome { _ = try await poster.post(2) }
      try await Task.sleep(for: .milliseconds(100))
      async let closed: Void = store.close()
      try await Task.sleep(for: .milliseconds(50))
      release.send()
      _ = try await (holding, closed)
      #expect(await [written, posted] == [nil, nil])

      #expect(await outcome { try await store.write { try addNote(3, in: $0) } } == .storageBusy)
      #expect(await outcome { _ = try await noteIDs(in: store) } == .storageBusy)
      #expect(await outcome { _ = try await poster.post(4) } == .storageBusy)
      #expect(await outcome { _ = try await poster.post(all: [4]) } == .storageBusy)
      await store.close()
      #expect(!FileManager.default.fileExists(atPath: path + "-wal"))

      let again = try SQLiteStore(SQLiteOptions(path: path))
      #expect(try await noteIDs(in: again) == [1, 2])
      await again.close()
    }
  }
}
