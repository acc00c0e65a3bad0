import Foundation
import ZegelDomain

extension SQLiteStore {
  /// What is wrong with the file, for `zegel doctor`; empty when it is sound. Reads all of it.
  package func integrityProblems() async throws -> [String] {
    let damage = try await problems { session in
      try session.query("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
    }
    let orphans = try await problems { session in
      try session.query("PRAGMA foreign_key_check") { row in
        "\(row.text(0)) row \(row.optionalInt(1).map(String.init) ?? "?") points at nothing in \(row.text(2))"
      }
    }
    return damage + orphans
  }

  /// A file can be too damaged to be checked to the end; that is then what is wrong with it.
  private func problems(_ check: @escaping @Sendable (any SQLSession) throws -> [String]) async throws -> [String] {
    do { return try await read(check) } catch let fault as Fault { return [fault.what] }
  }

  package func sizes() -> StoreSizes { StoreSizes(database: Self.size(path), log: Self.size(path + "-wal")) }

  private static func size(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}
