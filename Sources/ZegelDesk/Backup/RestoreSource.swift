import Foundation
import ZegelDomain
import ZegelStore

/// Where a restore takes its data from.
enum RestoreSource {
  case backup(BackupSet, BackupManifest, hash: String)
  case archive(ArchivePoint)

  /// How a database is called, inside `data`, until it may be opened.
  static let unfinished = "unfinished-restore"

  /// A set of backups, one backup in it, or an archive; told apart by what lies there.
  static func find(_ order: RestoreOrder) throws -> RestoreSource {
    var directory = (order.from as NSString).standardizingPath
    var id = order.id
    if BackupSet.isID(directory.lastName) {
      id = directory.lastName
      directory = (directory as NSString).deletingLastPathComponent
    }
    if let point = try ArchivePoint.find(in: directory, at: order.at) { return .archive(point) }
    let set = BackupSet(directory)
    let (manifest, hash) = try set.manifest(try id ?? set.newest(before: order.at))
    return .backup(set, manifest, hash: hash)
  }

  var name: String {
    switch self {
    case .backup(_, let manifest, _): manifest.id
    case .archive(let point): point.name
    }
  }

  /// Erasures since this moment are replayed.
  var madeAt: Instant {
    switch self {
    case .backup(_, let manifest, _): manifest.made
    case .archive(let point): point.madeAt
    }
  }

  func verify(_ progress: KeepingProgress) throws {
    switch self {
    case .backup(let set, let manifest, _):
      guard manifest.files.contains(where: { $0.name == "zegel.db" || $0.name.hasPrefix("rows/") }) else {
        throw Refusal(.backupIncomplete, field: "backup", "\(manifest.id)/zegel.db")
      }
      try set.problems(manifest) { progress(.verifying, $0, $1) }.refuse()
    case .archive(let point): try point.verify { progress(.verifying, $0, $1) }
    }
  }

  /// A database file that is whole, with the schema it was made with or a newer one.
  func write(database: String, now: Instant, _ progress: @escaping KeepingProgress) async throws {
    switch self {
    case .backup(let set, let manifest, _):
      guard let file = manifest.files.first(where: { $0.name == "zegel.db" }) else {
        return try await set.writeRows(of: manifest, to: database, now: now, progress)
      }
      var done = 0
      try set.extract(file, of: manifest, to: database) { count in
        done += count
        progress(.unpacking, done, file.bytes)
      }
    case .archive(let point): try point.write(database: database) { progress(.unpacking, $0, $1) }
    }
  }

  /// The files that people wrote, where the house has none.
  func writeFiles(beside paths: HousePaths) throws {
    guard case .backup(let set, let manifest, _) = self else { return }
    for file in manifest.files where BackupManifest.houseFiles.contains(file.name) {
      let target = "\(paths.directory)/\(file.name)"
      if exists(target) { continue }
      let work = target + ".unfinished"
      if file.name.contains("/") { try makePrivateDirectory((target as NSString).deletingLastPathComponent) }
      try? FileManager.default.removeItem(atPath: work)
      try set.extract(file, of: manifest, to: work) { _ in }
      try renameFile(work, to: target)
    }
  }

  var counts: BackupManifest.Counts? {
    if case .backup(_, let manifest, _) = self { manifest.counts } else { nil }
  }

  var administration: Administration {
    switch self {
    case .backup(_, let manifest, let hash): .restored(id: manifest.id, manifest: hash)
    case .archive(let point): .restored(id: point.name, manifest: "")
    }
  }
}
