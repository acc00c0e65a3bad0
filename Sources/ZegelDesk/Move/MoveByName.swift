import Foundation
import ZegelDomain
import ZegelStore

extension Desk {
  /// Moves an embedded house, which nobody may have open meanwhile, to another database.
  ///
  /// - Parameter url: as the setting `database.url` takes it, or the directory of a new house.
  public static func move(
    _ paths: HousePaths, to url: String, surroundings: Surroundings = .real,
    progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> MoveReport {
    guard exists(paths.database) else { throw Refusal(.houseMissing, field: "from") }
    let lock = try HouseLock.replace(paths)
    defer { lock.release() }
    try paths.checkDatabase(backups: nil)
    let source = try SQLiteStore(SQLiteOptions(path: paths.database))
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
