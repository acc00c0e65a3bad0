import Foundation
import ZegelDomain
import ZegelStore

extension Desk {
  /// Every table as rows that any engine takes, all of one snapshot.
  func rows(in work: String, _ progress: @escaping KeepingProgress) async throws -> BackupContent {
    try makePrivateDirectory("\(work)/rows")
    return try await store.read { session in
      let schema = try session.newestMigration()
      var files: [(name: String, path: String)] = []
      for table in CopiedTable.all(in: schema) {
        let path = "\(work)/rows/\(table.name)"
        try session.write(table, to: path)
        files.append(("rows/\(table.name)", path))
        progress(.copying, files.count, CopiedTable.all.count)
      }
      return try BackupContent("rows", session, files)
    }
  }
}

extension SQLSession {
  fileprivate func write(_ table: CopiedTable, to path: String) throws {
    // A read may be run again from its start.
    try? FileManager.default.removeItem(atPath: path)
    let file = try DurableFile(path)
    var key: [SQLValue]?
    while true {
      let page = try page(of: table, after: key, most: 1_000)
      for row in page { try file.append(RowCoding.encode(row)) }
      guard page.count == 1_000, let last = page.last else { break }
      key = table.key(of: last)
    }
    try file.finish()
  }
}

extension BackupSet {
  /// A new database of the backup's schema, filled with its rows.
  func writeRows(of manifest: BackupManifest, to database: String, now: Instant, _ progress: @escaping KeepingProgress)
    async throws
  {
    let store = try SQLiteStore(SQLiteOptions(path: database))
    do {
      _ = try await store.migrate(allMigrations.filter { $0.number <= manifest.schema }, now: now)
      try await store.write { session in
        for (place, table) in CopiedTable.all(in: manifest.schema).enumerated() {
          try fill(table, manifest, database, session)
          progress(.unpacking, place + 1, CopiedTable.all.count)
        }
      }
      await store.close()
    } catch {
      await store.close()
      throw error
    }
  }

  private func fill(_ table: CopiedTable, _ manifest: BackupManifest, _ database: String, _ session: any SQLSession)
    throws
  {
    let name = "rows/\(table.name)"
    guard let file = manifest.files.first(where: { $0.name == name }) else {
      throw Refusal(.backupIncomplete, field: "backup", "\(manifest.id)/\(name)")
    }
    let path = "\(database).\(table.name)"
    try? FileManager.default.removeItem(atPath: path)
    try extract(file, of: manifest, to: path) { _ in }
    let damaged = Refusal(.backupDamaged, field: "backup", "\(manifest.id)/\(name)")
    let stored = try StoredFile(path)
    var offset = 0
    while offset < stored.size {
      guard let length = RowCoding.length(try stored.read(at: offset, count: 4)[...]) else { throw damaged }
      let body = try stored.read(at: offset + 4, count: length)
      guard body.count == length, let row = RowCoding.decode(body[...]), table.accepts(row) else { throw damaged }
      try session.insert([row], into: table)
      offset += 4 + length
    }
    try FileManager.default.removeItem(atPath: path)
  }
}
