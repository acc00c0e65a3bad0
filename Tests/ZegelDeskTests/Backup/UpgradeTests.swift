import Foundation
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelDesk
@testable import ZegelVault

/// Every schema that was ever shipped, as a database of that day.
@Suite struct `An old house` {
  static let schemas = [1, 3]

  /// Made of `zegel.sql`, as `sqlite3 .dump` wrote it, which leaves out the numbers in the file's head.
  private func house(of schema: Int, in place: String) async throws -> HousePaths {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schema-\(schema)").path
    let paths = HousePaths("\(place)/old")
    try FileManager.default.createDirectory(atPath: paths.data, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(fixture)/keys", toPath: paths.keys)
    let dump = try String(contentsOfFile: "\(fixture)/zegel.sql", encoding: .utf8)
    let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("PRAGMA") && $0 != "BEGIN TRANSACTION;" && $0 != "COMMIT;" }
    let store = try SQLiteStore(SQLiteOptions(path: paths.database))
    let sql = "PRAGMA defer_foreign_keys = ON;\n" + lines.joined(separator: "\n")
    try await store.write { session in
      try session.script(sql + "\nPRAGMA application_id = 1516595052; PRAGMA user_version = \(schema)")
    }
    await store.close()
    return paths
  }

  @Test(arguments: schemas) func `opens with today's program, and its ledger is right`(schema: Int) async throws {
    try await withPlace { place in
      let desk = try await Desk.open(house(of: schema, in: place))
      let report = try await desk.verifyLedger()
      #expect(report.problems.isEmpty && report.facts > 0)
      #expect(try await desk.store.read { try $0.newestMigration() } == allMigrations.last?.number)
      await desk.close()
    }
  }

  @Test(arguments: schemas) func `comes back from a backup of its day, migrated`(schema: Int) async throws {
    try await withPlace { place in
      let paths = try await house(of: schema, in: place)
      // Without opening the house, which would migrate it first.
      let store = try SQLiteStore(SQLiteOptions(path: paths.database))
      let old = Desk(
        store: store, keyring: try KeyFile.read(paths.masterKey), house: Array(repeating: 0, count: 16), paths: paths,
        surroundings: .real)
      _ = try await old.backUp(to: BackupSet("\(place)/backups"))
      await old.close()
      var order = RestoreOrder(from: "\(place)/backups", to: HousePaths("\(place)/new"))
      order.keys = paths.keys
      let report = try await Desk.restore(order)
      #expect(report.ledger.problems.isEmpty && report.ledger.facts > 0)
      let desk = try await Desk.open(order.to)
      #expect(try await desk.store.read { try $0.newestMigration() } == allMigrations.last?.number)
      await desk.close()
    }
  }
}
