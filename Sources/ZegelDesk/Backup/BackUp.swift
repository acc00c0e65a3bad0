import Foundation
import ZegelDomain
import ZegelStore

/// What a backup came to.
public struct BackupReceipt: Sendable {
  public let summary: BackupSummary
  /// SHA-256 of the manifest: who has this on paper knows later that nothing was changed.
  public var hash: String { summary.hash }
}

/// What a backup or a restore is doing, for whoever watches.
public enum KeepingStep: Sendable { case copying, packing, verifying, checking, unpacking, rebuilding }

public typealias KeepingProgress = @Sendable (KeepingStep, _ done: Int, _ all: Int) -> Void

extension Desk {
  /// Backs up everything but the keys, while the house goes on; what it wrote is read back before it answers.
  ///
  /// - Parameters:
  ///   - full: begins a new chain, which needs no earlier backup.
  ///   - quick: leaves out SQLite's own integrity check; every hash is compared all the same.
  /// - Throws: Refusal `backup-damaged` when an earlier pack this one leans on is no longer right; `storage-full`,
  ///   `directory-unusable`, `storage-busy` when another backup is being made there.
  public func backUp(
    to set: BackupSet, full: Bool = false, quick: Bool = false, progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> BackupReceipt {
    try makePrivateDirectory(set.directory)
    let lock = try FileLock("\(set.directory)/.lock", .exclusive, orElse: Refusal(.storageBusy, field: "backup"))
    defer { lock.release() }
    try set.removeUnfinished()
    let madeAt = now
    let ids = set.allIDs
    let id = BackupSet.id(number: (ids.last.flatMap { Int($0.prefix(6)) } ?? 0) + 1, at: madeAt)
    let work = "\(set.directory)/\(BackupSet.unfinished)\(id)"
    try makePrivateDirectory(work)
    do {
      let base = full ? nil : try await base(in: set)
      let manifest = try await write(id, madeAt: madeAt, base: base, in: work, quick: quick, progress)
      // What was not read back is no backup yet.
      try set.problems(manifest, newPack: "\(work)/pack") { progress(.verifying, $0, $1) }.refuse()
      try renameFile(work, to: set.path(id))
      try syncDirectory(set.directory)
    } catch {
      try? FileManager.default.removeItem(atPath: work)
      throw error
    }
    let receipt = BackupReceipt(summary: set.summary(id))
    try await Administration.backedUp(id: id, manifest: receipt.hash).leave(of: self)
    return receipt
  }

  /// The newest backup of this house, when it is there to lean on.
  private func base(in set: BackupSet) async throws -> BackupManifest? {
    guard let newest = set.ids.last else { return nil }
    let manifest = try set.manifest(newest).manifest
    let house = try await store.read { try $0.house() }
    guard manifest.house == hex(house?.id ?? []) else {
      throw Refusal(.backupOfOtherHouse, field: "backup", set.directory)
    }
    return manifest
  }

  private func write(
    _ id: String, madeAt: Instant, base: BackupManifest?, in work: String, quick: Bool,
    _ progress: @escaping KeepingProgress
  ) async throws -> BackupManifest {
    let content = try await content(in: work, quick: quick, progress)
    var writer = try PackWriter("\(work)/pack", id: id, base: base)
    let written = BackupManifest.houseFiles.map { (name: $0, path: "\(paths.directory)/\($0)") }
    let files = content.files + written.filter { exists($0.path) }
    let total = try files.reduce(0) { $0 + (try StoredFile($1.path).size) }
    var done = 0
    for (name, path) in files {
      try writer.add(path, as: name) { count in
        done += count
        progress(.packing, done, total)
      }
    }
    try writer.finish()
    for file in content.files { try FileManager.default.removeItem(atPath: file.path) }
    if content.engine == "rows" { try FileManager.default.removeItem(atPath: "\(work)/rows") }
    let manifest = BackupManifest(
      id: id, kind: writer.packs.contains { $0 != id } ? "incremental" : "full", engine: content.engine,
      schema: content.schema, house: content.house, madeAt: madeAt, counts: content.counts, packs: writer.packs,
      files: writer.files)
    let bytes = try manifest.encoded()
    try DurableFile.write(bytes, to: "\(work)/manifest.json")
    try DurableFile.write(BackupSet.hashLine(hex(digest(bytes))).utf8, to: "\(work)/manifest.sha256")
    try syncDirectory(work)
    return manifest
  }

  private func content(in work: String, quick: Bool, _ progress: @escaping KeepingProgress) async throws
    -> BackupContent
  {
    guard let embedded = store as? any SnapshotStore else { return try await rows(in: work, progress) }
    let path = "\(work)/zegel.db"
    try await embedded.copySnapshot(to: path) { progress(.copying, $0, $1) }
    if !quick {
      progress(.checking, 0, 1)
      let problems = SQLiteImage.problems(path)
      if let first = problems.first { throw Refusal(.databaseDamaged, field: "database", "zegel.db", first) }
    }
    return try SQLiteImage.read(path) { try BackupContent("sqlite", $0, [("zegel.db", path)]) }
  }
}

/// What is to be packed, and what it says of itself.
struct BackupContent: Sendable {
  let engine: String
  let house: String
  let schema: Int64
  let counts: BackupManifest.Counts
  let files: [(name: String, path: String)]

  init(_ engine: String, _ session: any SQLSession, _ files: [(name: String, path: String)]) throws {
    guard let house = try session.house() else { throw Refusal(.houseMissing, field: "house") }
    let totals = try session.ledgerTotals()
    self.engine = engine
    self.house = hex(house.id)
    schema = try session.newestMigration()
    counts = BackupManifest.Counts(totals)
    self.files = files
  }
}

extension BackupManifest.Counts {
  init(_ totals: LedgerTotals) {
    self.init(accounts: totals.accounts, facts: totals.facts, entries: totals.entries)
  }
}

extension BackupSet {
  /// How a backup is called until it is whole; no such name is ever taken for one.
  static let unfinished = ".unfinished-"

  /// Cleans up after a backup that was killed. Only whoever holds the lock may.
  func removeUnfinished() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) where name.hasPrefix(Self.unfinished) {
      try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
    }
  }
}

extension String {
  /// After the last `/`.
  var lastName: String { split(separator: "/").last.map(String.init) ?? self }
}
