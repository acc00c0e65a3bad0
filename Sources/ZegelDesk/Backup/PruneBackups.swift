import Foundation
import ZegelDomain

extension BackupSet {
  /// Forgets all but the newest backups, and every pack that none of those needs. Answers which backups it forgot.
  ///
  /// Refuses when a backup that stays cannot be read: then nobody knows what it needs.
  public func prune(keeping count: Int) throws -> [String] {
    precondition(count >= 1, "at least one backup stays")
    guard exists(directory) else { throw Refusal(.backupMissing, field: "backup", directory) }
    let lock = try FileLock("\(directory)/.lock", .exclusive, orElse: Refusal(.storageBusy, field: "backup"))
    defer { lock.release() }
    let kept = ids.suffix(count)
    let needed = Set(try kept.flatMap { try manifest($0).manifest.packs })
    let forgotten = ids.filter { !kept.contains($0) }
    for id in forgotten {
      // The manifest first: what has none is no backup any more.
      try FileManager.default.removeItem(atPath: manifestPath(id))
      try syncDirectory(path(id))
      try? FileManager.default.removeItem(atPath: manifestHashPath(id))
    }
    for id in allIDs where !kept.contains(id) && !needed.contains(id) {
      try FileManager.default.removeItem(atPath: path(id))
    }
    try syncDirectory(directory)
    return forgotten
  }
}
