import ZegelDomain

/// What is wrong with a backup, by file name.
public struct BackupProblems: Sendable, Equatable {
  public var missing: [String] = []
  public var damaged: [String] = []

  public var isEmpty: Bool { missing.isEmpty && damaged.isEmpty }

  /// Refuses `backup-incomplete` or `backup-damaged`, naming every file.
  func refuse() throws {
    if !missing.isEmpty { throw Refusal(.backupIncomplete, field: "backup", missing.joined(separator: ", ")) }
    if !damaged.isEmpty { throw Refusal(.backupDamaged, field: "backup", damaged.joined(separator: ", ")) }
  }
}

extension BackupSet {
  /// Reads every piece of a backup and compares its hash; nil is the newest. Refuses when its manifest is not right.
  public func verify(_ id: String? = nil, progress: @Sendable (Int, Int) -> Void = { _, _ in }) throws
    -> BackupProblems
  {
    let id = try id ?? newest(before: nil)
    return problems(try manifest(id).manifest, progress)
  }

  /// - Parameter newPack: where the backup's own pack is while it has no name yet.
  func problems(_ manifest: BackupManifest, newPack: String? = nil, _ progress: (Int, Int) -> Void) -> BackupProblems {
    var problems = BackupProblems()
    let packs = manifest.packs.map { try? StoredFile($0 == manifest.id ? newPack ?? packPath($0) : packPath($0)) }
    let total = manifest.files.reduce(0) { $0 + $1.bytes }
    var done = 0
    var (missing, damaged) = (Set<Int>(), Set<Int>())
    for chunk in manifest.files.flatMap(\.chunks) {
      done += chunk.length
      guard let pack = packs[chunk.pack] else {
        missing.insert(chunk.pack)
        continue
      }
      if damaged.contains(chunk.pack) { continue }
      let bytes = try? pack.read(at: chunk.offset, count: chunk.length)
      if bytes.map(digest) != chunk.hash { damaged.insert(chunk.pack) }
      progress(done, total)
    }
    problems.missing = missing.sorted().map { "\(manifest.packs[$0])/pack" }
    problems.damaged = damaged.sorted().map { "\(manifest.packs[$0])/pack" }
    return problems
  }

  /// Puts a file of a backup together again; every piece is compared with its hash once more.
  func extract(_ file: BackupManifest.File, of manifest: BackupManifest, to path: String, _ progress: (Int) -> Void)
    throws
  {
    let packs = try manifest.packs.map { try StoredFile(packPath($0)) }
    let target = try DurableFile(path)
    for chunk in file.chunks {
      let bytes = try packs[chunk.pack].read(at: chunk.offset, count: chunk.length)
      guard digest(bytes) == chunk.hash else {
        throw Refusal(.backupDamaged, field: "backup", "\(manifest.packs[chunk.pack])/pack")
      }
      try target.append(bytes)
      progress(chunk.length)
    }
    try target.finish()
  }
}
