import Synchronization
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Batch posts` {
  @Test(.enabled(if: !TestEngine.isPostgres))
  func `a thousand posts arrive in few calls, each with its own answer, and lose nothing`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let handler = NoteHandler()
      let poster = store.poster(handler)
      let answers = try await whileTheWriterIsHeld(in: store) {
        try await withThrowingTaskGroup(of: Bool.self) { tasks in
          for id in 0..<1_000 as Range<Int64> { tasks.addTask { try await poster.post(id) == id * 2 } }
          return try await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
      }
      #expect(answers == 1_000)
      #expect(try await noteIDs(in: store) == Array(0..<1_000))
      #expect(handler.calls.withLock { $0.count } < 50)
      #expect(handler.calls.withLock { $0.allSatisfy { $0.count <= 256 } })
    }
  }

  @Test func `posts keep the order they were posted in`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let handler = NoteHandler()
      let answers = try await store.poster(handler).post(all: Array(0..<1_000))
      #expect(try answers.map { try $0.get() } == (0..<1_000).map { $0 * 2 })
      #expect(handler.calls.withLock { $0.flatMap { $0 } } == Array(0..<1_000))
      #expect(try await store.poster(handler).post(all: []).isEmpty)
    }
  }

  @Test(arguments: [0, 17, 99] as [Int64])
  func `one poisoned job does not fail its neighbours`(poisoned: Int64) async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let poster = store.poster(NoteHandler(poisoned: poisoned))
      let answers = try await poster.post(all: Array(0..<100))
      #expect(answers.indices.filter { (try? answers[$0].get()) == nil } == [Int(poisoned)])
      #expect(throws: Refusal(.inputMalformed)) { try answers[Int(poisoned)].get() }
      #expect(try await noteIDs(in: store) == (0..<100).filter { $0 != poisoned })
    }
  }

  /// On PostgreSQL what was put is heard of with the commit at the latest.
  @Test(arguments: [0, 17, 99] as [Int64])
  func `a failure that comes only with the commit is told to the job it belongs to`(taken: Int64) async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      try await store.write { try addNote(taken, in: $0) }
      let answers = try await store.poster(PuttingHandler()).post(all: Array(0..<100))
      #expect(answers.indices.filter { (try? answers[$0].get()) == nil } == [Int(taken)])
      #expect(try await noteIDs(in: store) == Array(0..<100))
      // One job alone, which has the commit for itself.
      await #expect(throws: (any Error).self) { try await store.poster(PuttingHandler()).post(taken) }
      #expect(try await store.poster(PuttingHandler()).post(100) == 200)
      #expect(try await noteIDs(in: store) == Array(0...100))
    }
  }

  @Test func `a job answered with a failure does not fail the call`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let handler = NoteHandler(refused: 3)
      let answers = try await store.poster(handler).post(all: Array(0..<10))
      #expect(throws: Refusal(.balanceTooLow)) { try answers[3].get() }
      #expect(handler.calls.withLock { $0.count } == 1)
      #expect(try await noteIDs(in: store) == [0, 1, 2, 4, 5, 6, 7, 8, 9])
    }
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `a write between two posts sees the first and not the second`()
    async throws
  {
    try await withEngine { store in
      try await makeNotes(in: store)
      let handler = NoteHandler()
      let poster = store.poster(handler)
      let (held, release) = (Signal(), Signal())
      async let holding: Void = store.write { _ in
        held.send()
        release.wait()
      }
      await held.received()
      async let first = poster.post(1)
      try await Task.sleep(for: .milliseconds(50))
      async let seen = store.write { try $0.query("SELECT id FROM note") { $0.int(0) } }
      try await Task.sleep(for: .milliseconds(50))
      async let second = poster.post(2)
      try await Task.sleep(for: .milliseconds(50))
      release.send()
      _ = try await (holding, first, second)
      #expect(try await seen == [1])
      #expect(handler.calls.withLock { $0 } == [[1], [2]])
    }
  }

  @Test func `a handler that answers too few is a fault for all of them`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      let answers = try await store.poster(SilentHandler()).post(all: [1, 2])
      #expect(answers.allSatisfy { (try? $0.get()) == nil })
      #expect(try await noteIDs(in: store) == [])
    }
  }
}

/// Writes a note for each job and answers its double.
private final class NoteHandler: BatchHandler {
  let poisoned: Int64?
  let refused: Int64?
  let calls = Mutex<[[Int64]]>([])

  init(poisoned: Int64? = nil, refused: Int64? = nil) {
    self.poisoned = poisoned
    self.refused = refused
  }

  func handle(_ jobs: [Int64], in session: any SQLSession) throws -> [Result<Int64, any Error>] {
    calls.withLock { $0.append(jobs) }
    return try jobs.map { id in
      if id == refused { return .failure(Refusal(.balanceTooLow)) }
      try addNote(id, in: session)
      if id == poisoned { throw Refusal(.inputMalformed) }
      return .success(id * 2)
    }
  }
}

/// Does as `NoteHandler`, and waits for no answer of the database.
private struct PuttingHandler: BatchHandler {
  func handle(_ jobs: [Int64], in session: any SQLSession) throws -> [Result<Int64, any Error>] {
    try jobs.map { id in
      try session.put("INSERT INTO note (id, words) VALUES ($1, '')", [.int(id)])
      return .success(id * 2)
    }
  }
}

private struct SilentHandler: BatchHandler {
  func handle(_ jobs: [Int64], in session: any SQLSession) throws -> [Result<Int64, any Error>] {
    for id in jobs { try addNote(id, in: session) }
    return []
  }
}
