import Testing
import ZegelDomain
import ZegelStore

private struct Stop: Error {}

@Suite struct `Group commit` {
  @Test func `a failing job rolls back alone`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let failures = try await whileTheWriterIsHeld(in: store) {
        await withTaskGroup(of: Bool.self) { tasks in
          for id in 0..<100 as Range<Int64> {
            tasks.addTask {
              do {
                try await store.write { session in
                  try addNote(id, in: session)
                  if id % 3 == 0 { throw Stop() }
                }
                return false
              } catch { return true }
            }
          }
          return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
      }
      #expect(failures == 34)
      #expect(try await noteIDs(in: store) == (0..<100).filter { $0 % 3 != 0 })
    }
  }

  @Test func `a database error of one job is not its neighbours' error`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let failures = try await whileTheWriterIsHeld(in: store) {
        await withTaskGroup(of: Bool.self) { tasks in
          for index in 0..<20 as Range<Int64> {
            tasks.addTask {
              do { try await store.write { try addNote(index / 2, in: $0) } } catch { return error is Fault }
              return false
            }
          }
          return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
      }
      #expect(failures == 10)
      #expect(try await noteIDs(in: store) == Array(0..<10))
    }
  }

  @Test func `writes that wait together share a commit`() async throws {
    try await withStore { store in
      try await makeNotes(in: store)
      let before = store.groupCounts
      try await whileTheWriterIsHeld(in: store) {
        try await withThrowingTaskGroup { tasks in
          for id in 0..<200 as Range<Int64> { tasks.addTask { try await store.write { try addNote(id, in: $0) } } }
          try await tasks.waitForAll()
        }
      }
      let after = store.groupCounts
      #expect(after.jobs - before.jobs == 201)
      // One for the holder, one for the rest; stragglers may need another.
      #expect((2..<20).contains(after.groups - before.groups))
      #expect(after.failedGroups == 0)
    }
  }

  @Test func `a group holds no more jobs than its limit`() async throws {
    try await withStore({ $0.groupLimit = 10 }) { store in
      try await makeNotes(in: store)
      let before = store.groupCounts
      try await whileTheWriterIsHeld(in: store) {
        try await withThrowingTaskGroup { tasks in
          for id in 0..<100 as Range<Int64> { tasks.addTask { try await store.write { try addNote(id, in: $0) } } }
          try await tasks.waitForAll()
        }
      }
      #expect(store.groupCounts.groups - before.groups >= 11)
      #expect(try await noteIDs(in: store) == Array(0..<100))
    }
  }
}

/// Keeps the writer busy until what `body` starts has had time to line up.
func whileTheWriterIsHeld<T: Sendable>(
  in store: any SQLStore, for time: Duration = .milliseconds(100), _ body: @Sendable () async throws -> T
) async throws -> T {
  let (held, release) = (Signal(), Signal())
  async let holding: Void = store.write { _ in
    held.send()
    release.wait()
  }
  await held.received()
  async let releasing: Void = {
    try await Task.sleep(for: time)
    release.send()
  }()
  let value = try await body()
  _ = try await (holding, releasing)
  return value
}
