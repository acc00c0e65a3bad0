import Foundation
import ZegelStore
import ZegelTestKit

/// Runs `body` on a database of its own in a directory that is gone afterwards.
@discardableResult
func withStore<T>(
  _ change: (inout SQLiteOptions) -> Void = { _ in }, _ body: (SQLiteStore) async throws -> T
) async throws -> T {
  try await withDatabaseFile { path in
    var options = SQLiteOptions(path: path)
    change(&options)
    let store = try SQLiteStore(options)
    do {
      let value = try await body(store)
      await store.close()
      return value
    } catch {
      await store.close()
      throw error
    }
  }
}

@discardableResult
func withDatabaseFile<T>(_ body: (String) async throws -> T) async throws -> T {
  let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory.appendingPathComponent("zegel.db").path)
}

/// Runs `body` on a database of its own on the engine under test.
@discardableResult
func withEngine<T>(_ body: (any SQLStore) async throws -> T) async throws -> T {
  guard TestEngine.isPostgres else { return try await withStore { try await body($0) } }
  let corner = try await TestEngine.makeCorner()
  let store = PostgresStore(PostgresOptions(url: corner.url))
  let outcome: Result<T, any Error>
  do { outcome = .success(try await body(store)) } catch { outcome = .failure(error) }
  await store.close()
  await corner.drop()
  return try outcome.get()
}

/// What most of these tests write to.
func makeNotes(in store: any SQLStore) async throws {
  try await store.writeLocking { session in
    switch session.dialect {
    case .sqlite: try session.script("CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL) STRICT")
    case .postgresql: try session.script("CREATE TABLE note (id bigint NOT NULL PRIMARY KEY, words text NOT NULL)")
    }
  }
}

func addNote(_ id: Int64, _ words: String = "", in session: any SQLSession) throws {
  try session.execute("INSERT INTO note (id, words) VALUES ($1, $2)", [.int(id), .text(words)])
}

func noteIDs(in store: any SQLStore) async throws -> [Int64] {
  try await store.read { session in try session.query("SELECT id FROM note ORDER BY id") { $0.int(0) } }
}
