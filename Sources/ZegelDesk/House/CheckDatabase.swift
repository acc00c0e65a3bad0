import Foundation
import ZegelDomain

extension HousePaths {
  /// Before anything opens the embedded database: whether its file can be one at all. Refuses `database-damaged`, with
  /// the newest backup to put back; nothing is written.
  func checkDatabase(backups: String?) throws {
    guard let file = try? StoredFile(database), let head = try? file.read(at: 0, count: 100) else { return }
    // An empty file is a house that is being made.
    if head.isEmpty { return }
    guard head.starts(with: Array("SQLite format 3\0".utf8)), file.size % 4_096 == 0 || exists(database + "-wal") else {
      throw damaged("the file's beginning is not a database's", backups)
    }
  }

  /// A fault that says the file is damaged becomes the refusal that says what to do about it.
  public func namingDamage<T>(_ backups: String?, _ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let fault as Fault where fault.what.contains("XX001") {
      throw damaged(fault.what, backups)
    }
  }

  /// What to say of a database that cannot be read.
  func damaged(_ what: String, _ backups: String?) -> Refusal {
    let newest = backups.flatMap { directory in BackupSet(directory).ids.last.map { "\(directory)/\($0)" } }
    let command = "zegel restore --from \(newest ?? "DIR") --to \(directory) --replace"
    return Refusal(.databaseDamaged, field: "database", "data/zegel.db", what, command)
  }
}
