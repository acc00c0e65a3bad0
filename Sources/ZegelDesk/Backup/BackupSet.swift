import Foundation
public import ZegelDomain
import ZegelVault

/// A directory of backups. Each is a directory of its own with `manifest.json`, its hash in `manifest.sha256`, and a
/// `pack` with the pieces that no earlier pack has.
public struct BackupSet: Sendable {
  public let directory: String

  public init(_ directory: String) { self.directory = (directory as NSString).standardizingPath }

  /// Such as `000012-20261124T235200Z`: by number they stay in order, also when the clock does not.
  static func isID(_ text: String) -> Bool { text.wholeMatch(of: /[0-9]{6}-[0-9]{8}T[0-9]{6}Z/) != nil }

  static func id(number: Int, at instant: Instant) -> String {
    let digits = String(number)
    let time = String(instant.rfc3339.filter { $0.isNumber || $0 == "T" }.prefix(15))
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + time + "Z"
  }

  func path(_ id: String) -> String { "\(directory)/\(id)" }
  func manifestPath(_ id: String) -> String { "\(directory)/\(id)/manifest.json" }
  func manifestHashPath(_ id: String) -> String { "\(directory)/\(id)/manifest.sha256" }
  func packPath(_ id: String) -> String { "\(directory)/\(id)/pack" }

  /// Directories of backups and of packs that are still needed, the oldest first.
  var allIDs: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).filter(BackupSet.isID).sorted()
  }

  /// The backups that are there, the oldest first.
  public var ids: [String] { allIDs.filter { exists(manifestPath($0)) } }

  /// What `zegel restore --from` takes for the newest; nil when there is none.
  public var newestPath: String? { ids.last.map(path) }

  /// The manifest, once its hash is right. Refuses `backup-missing`, `backup-incomplete`, `backup-damaged`.
  func manifest(_ id: String) throws -> (manifest: BackupManifest, hash: String) {
    guard BackupSet.isID(id), exists(path(id)) else { throw Refusal(.backupMissing, field: "backup", id) }
    let names = ["manifest.json", "manifest.sha256"]
    let missing = names.filter { !exists("\(path(id))/\($0)") }.map { "\(id)/\($0)" }
    if !missing.isEmpty { throw Refusal(.backupIncomplete, field: "backup", missing.joined(separator: ", ")) }
    let damaged = Refusal(.backupDamaged, field: "backup", "\(id)/manifest.json")
    guard let told = try? StoredFile.contents(manifestHashPath(id), most: 1_000),
      let bytes = try? StoredFile.contents(manifestPath(id), most: BackupManifest.mostBytes)
    else { throw damaged }
    let hash = hex(digest(bytes))
    guard String(decoding: told, as: UTF8.self) == BackupSet.hashLine(hash),
      let manifest = BackupManifest(reading: bytes), manifest.id == id
    else { throw damaged }
    return (manifest, hash)
  }

  /// As `sha256sum -c` reads it.
  static func hashLine(_ hash: String) -> String { "\(hash)  manifest.json\n" }
}

/// One line of `zegel backup list`.
public struct BackupSummary: Sendable {
  public let id: String
  /// Nil when the manifest cannot be read; then the rest is empty.
  public let madeAt: Instant?
  public let isFull: Bool
  public let schema: Int64
  /// Of the house's files.
  public let bytes: Int
  /// Of what this backup added.
  public let packBytes: Int
  public let accounts, facts, entries: Int64
  public let hash: String
}

extension BackupSet {
  public func list() -> [BackupSummary] { ids.map(summary) }

  public func summary(_ id: String) -> BackupSummary {
    guard let (manifest, hash) = try? manifest(id) else {
      return BackupSummary(
        id: id, madeAt: nil, isFull: false, schema: 0, bytes: 0, packBytes: 0, accounts: 0, facts: 0, entries: 0,
        hash: "")
    }
    let pack = try? StoredFile(packPath(id)).size
    return BackupSummary(
      id: id, madeAt: manifest.made, isFull: manifest.kind == "full", schema: manifest.schema,
      bytes: manifest.files.reduce(0) { $0 + $1.bytes }, packBytes: pack ?? 0, accounts: manifest.counts.accounts,
      facts: manifest.counts.facts, entries: manifest.counts.entries, hash: hash)
  }

  /// The newest backup made at or before a moment. Refuses `backup-missing`.
  func newest(before moment: Instant?) throws -> String {
    for id in ids.reversed() {
      guard let moment else { return id }
      // One that cannot be read may be the right one: say so, rather than taking an older one in silence.
      if try manifest(id).manifest.made <= moment { return id }
    }
    throw Refusal(.backupMissing, field: "backup", directory)
  }
}

func digest(_ bytes: [UInt8]) -> [UInt8] {
  var digest = Digest256()
  digest.add(bytes)
  return digest.finish()
}
