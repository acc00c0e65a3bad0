import Foundation
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk

@Suite(.enabled(if: !TestEngine.isPostgres)) struct `A house from before the trail` {
  /// A house of schema 1, as it was dumped then.
  private func house() throws -> HousePaths {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schema-1")
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)")
    let paths = HousePaths(directory.path)
    for name in ["data", "keys"] {
      try FileManager.default.createDirectory(
        at: directory.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: fixture.appendingPathComponent("keys/master.key"), to: URL(fileURLWithPath: paths.masterKey))
    let dump = try String(contentsOf: fixture.appendingPathComponent("zegel.sql"), encoding: .utf8)
    try byHand(paths.database, dump + "PRAGMA application_id = 1516595052; PRAGMA user_version = 1;")
    return paths
  }

  @Test func `has all its rows in it after it is opened`() async throws {
    let paths = try house()
    let desk = try await Desk.open(paths)
    let report = try await desk.verifyTrail()
    #expect(report.problems == [])
    // The note of it, house, programme, till, import, 3 cards, 5 facts, and the 3 keys without a fact.
    #expect(report.size == 16)
    #expect(try await desk.verifyLedger().problems == [])
    await desk.close()
    let again = try await Desk.open(paths)
    #expect(try await again.verifyTrail().size == report.size)
    await again.close()
    try FileManager.default.removeItem(atPath: paths.directory)
  }

  @Test(arguments: 0...5) func `goes on where it was stopped`(pages: Int) async throws {
    let paths = try house()
    // As a first opening that was killed left it: the tables are there, and some pages are in.
    let store = try SQLiteStore(SQLiteOptions(path: paths.database))
    try await store.migrate(now: Instant(milliseconds: 0))
    #expect(try await store.read { try $0.adoption()?.stage } == 1)
    for page in 0..<pages {
      let note = Array(repeating: UInt8(page), count: 16)
      try await store.write { session in
        _ = try Adoption(session: session, note: note, now: Instant(milliseconds: 1_800_000_000_000)).step()
      }
    }
    await store.close()
    for _ in 0..<2 {
      let desk = try await Desk.open(paths)
      #expect(try await desk.verifyTrail().problems == [])
      #expect(try await desk.trailHead()?.size == 16)
      await desk.close()
    }
    try FileManager.default.removeItem(atPath: paths.directory)
  }
}
