import Foundation
import Testing
import ZegelDomain
import ZegelStore

@Suite struct `The schema` {
  /// To write it anew: `ZEGEL_WRITE_DOCS=1 swift test --filter 'The schema'`.
  @Test func `docs schema sql is what a new house has`() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-schema-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let store = try SQLiteStore(SQLiteOptions(path: directory.appendingPathComponent("zegel.db").path))
    _ = try await store.migrate(now: Instant(milliseconds: 0))
    let parts = try await store.read { session in
      try session.query(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name", []
      ) { $0.text(0) }
    }
    await store.close()
    try FileManager.default.removeItem(at: directory)
    let page =
      "-- The tables of a house, on SQLite. Made of the migrations by a test.\n\n"
      + parts.map { $0 + ";\n" }.joined(separator: "\n")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/schema.sql")
    if ProcessInfo.processInfo.environment["ZEGEL_WRITE_DOCS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == page)
  }
}
