import Foundation
import Synchronization
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite(.enabled(if: TestEngine.isPostgres)) struct `What PostgreSQL interrupts` {
  @Test func `two that change the same row at once both get through`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      try await store.write { try addNote(1, "0", in: $0) }
      try await withThrowingTaskGroup { tasks in
        for _ in 0..<40 {
          tasks.addTask {
            try await store.write { session in
              let count = try session.first("SELECT words FROM note WHERE id = 1", []) { Int($0.text(0)) ?? 0 }!
              try session.execute("UPDATE note SET words = $1 WHERE id = 1", [.text("\(count + 1)")])
            }
          }
        }
        try await tasks.waitForAll()
      }
      let count = try await store.read { try $0.first("SELECT words FROM note", []) { $0.text(0) } }
      #expect(count == "40")
    }
  }

  @Test func `two that lock the same rows in opposite order both get through`() async throws {
    try await withEngine { store in
      try await makeNotes(in: store)
      try await store.write { for id in [1, 2] as [Int64] { try addNote(id, in: $0) } }
      // One thread locks rows for imports, two write as if alone: so one of each.
      async let first: Void = store.writeLocking { session in
        try session.execute("UPDATE note SET words = words || 'a' WHERE id = 1")
        usleep(200_000)
        try session.execute("UPDATE note SET words = words || 'a' WHERE id = 2")
      }
      async let second: Void = store.write { session in
        try session.execute("UPDATE note SET words = words || 'b' WHERE id = 2")
        usleep(200_000)
        try session.execute("UPDATE note SET words = words || 'b' WHERE id = 1")
      }
      _ = try await (first, second)
      let words = try await store.read { try $0.query("SELECT words FROM note ORDER BY id") { $0.text(0).sorted() } }
      #expect(words == [["a", "b"], ["a", "b"]])
    }
  }

  @Test func `a connection that is cut in the middle is made again, and nothing is done twice`() async throws {
    try await withEngine { store in
      try await store.migrate(now: Instant(milliseconds: 0))
      try await makeNotes(in: store)
      let done = Mutex(false)
      async let cutting: Int = {
        var cuts = 0
        while !done.withLock({ $0 }) {
          cuts += try await store.writeLocking { session in
            try session.query(
              """
              SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid() AND state <> 'idle'
                AND query NOT LIKE '%write_mark%FOR UPDATE%'
              """
            ) { $0.int(0) }
          }.count
          try await Task.sleep(for: .milliseconds(3))
        }
        return cuts
      }()
      let poster = store.poster(NoteOnce())
      try await withThrowingTaskGroup { tasks in
        for lane in 0..<4 as Range<Int64> {
          tasks.addTask { for id in 0..<250 as Range<Int64> { _ = try await poster.post(lane * 250 + id) } }
        }
        for lane in 4..<6 as Range<Int64> {
          tasks.addTask {
            for id in 0..<100 as Range<Int64> { try await store.write { try addNote(lane * 1000 + id, in: $0) } }
          }
        }
        try await tasks.waitForAll()
      }
      done.withLock { $0 = true }
      #expect(try await cutting > 0)
      #expect(try await noteIDs(in: store).count == 1200)
    }
  }

  @Test func `a server that is not there is a refusal, and says that nobody knows`() async throws {
    var options = PostgresOptions(url: "postgresql://zegel@127.0.0.1:1/none")
    options.patienceMilliseconds = 200
    let store = PostgresStore(options)
    await #expect(throws: Refusal(.storageUnreachable)) { try await store.read { _ in } }
    await store.close()
  }

  @Test func `a database that may lose what it confirmed is not used`() async throws {
    let corner = try await TestEngine.makeCorner()
    let store = PostgresStore(
      PostgresOptions(url: corner.url.replacing("&app", with: "%20-csynchronous_commit%3Doff&app")))
    await #expect(throws: Fault.self) { try await store.read { _ in } }
    await store.close()
    await corner.drop()
  }
}

/// A note for each job; twice the same would be a database error.
private struct NoteOnce: BatchHandler {
  func handle(_ jobs: [Int64], in session: any SQLSession) throws -> [Result<Int64, any Error>] {
    for id in jobs { try addNote(id, in: session) }
    return jobs.map { .success($0) }
  }
}
