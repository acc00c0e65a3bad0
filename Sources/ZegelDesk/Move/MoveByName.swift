import Foundation
import ZegelDomain
import ZegelStore

extension Desk {
  /// Moves a house, which nobody may have open meanwhile, to another database.
  ///
  /// An embedded house is locked; of one on a server it is seen at the end when somebody was still booking.
  /// - Parameter source: the server's address; nil is the embedded database in the directory.
  /// - Parameter url: as the setting `database.url` takes it, or the directory of a new house.
  public static func move(
    _ paths: HousePaths, from server: String? = nil, to url: String, surroundings: Surroundings = .real,
    progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> MoveReport {
    guard server != nil || exists(paths.database) else { throw Refusal(.houseMissing, field: "from") }
    let lock = server == nil ? try HouseLock.replace(paths) : nil
    defer { lock?.release() }
    if server == nil { try paths.checkDatabase(backups: nil) }
    let source: any SQLStore =
      try server.map { PostgresStore(PostgresOptions(url: $0)) } ?? SQLiteStore(SQLiteOptions(path: paths.database))
    do {
      let target = try moveTarget(url)
      do {
        let report = try await move(from: source, to: target, now: surroundings.now(), progress: progress)
        await target.close()
        await source.close()
        return report
      } catch {
        await target.close()
        throw error
      }
    } catch {
      await source.close()
      throw error
    }
  }

  /// The one place that makes a store of a URL for a move.
  private static func moveTarget(_ url: String) throws -> any SQLStore {
    if url.hasPrefix("postgresql://") || url.hasPrefix("postgres://") {
      return PostgresStore(PostgresOptions(url: url))
    }
    guard !url.contains("://") else { throw Refusal(.settingInvalid, field: "database.url") }
    let paths = HousePaths(url)
    try makePrivateDirectory(paths.data)
    return try SQLiteStore(SQLiteOptions(path: paths.database))
  }
}
