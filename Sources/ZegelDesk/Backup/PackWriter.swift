import ZegelDomain

/// Cuts files into pieces of 64 KiB and writes those that no pack has yet, one after another.
struct PackWriter {
  private struct Place: Hashable {
    let hash: [UInt8]
    let length: Int
  }

  private let pack: DurableFile
  private let own: String
  private(set) var packs: [String] = []
  private(set) var files: [BackupManifest.File] = []
  private var known: [Place: BackupChunk] = [:]
  private let earlier: [String]

  /// - Parameter base: the backup whose pieces need not be written again.
  init(_ path: String, id: String, base: BackupManifest?) throws {
    pack = try DurableFile(path)
    own = id
    earlier = base?.packs ?? []
    for chunk in base?.files.flatMap(\.chunks) ?? [] {
      known[Place(hash: chunk.hash, length: chunk.length)] = chunk
    }
    packs = earlier
  }

  var bytesAdded: Int { pack.size }

  mutating func add(_ path: String, as name: String, _ progress: (Int) -> Void) throws {
    let file = try StoredFile(path)
    var chunks: [BackupChunk] = []
    var offset = 0
    while offset < file.size {
      let bytes = try file.read(at: offset, count: min(BackupManifest.chunkBytes, file.size - offset))
      guard !bytes.isEmpty else { break }
      chunks.append(try place(bytes))
      offset += bytes.count
      progress(bytes.count)
    }
    files.append(BackupManifest.File(name: name, bytes: offset, chunks: chunks))
  }

  private mutating func place(_ bytes: [UInt8]) throws -> BackupChunk {
    let place = Place(hash: digest(bytes), length: bytes.count)
    if let chunk = known[place] { return chunk }
    let chunk = BackupChunk(pack: earlier.count, offset: pack.size, length: bytes.count, hash: place.hash)
    try pack.append(bytes)
    known[place] = chunk
    return chunk
  }

  /// Synchronises the pack, and forgets the packs that nothing points at.
  mutating func finish() throws {
    try pack.finish()
    packs = earlier + [own]
    let used = Set(files.flatMap { $0.chunks.map(\.pack) })
    let kept = packs.indices.filter(used.contains)
    let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    for file in files.indices {
      for chunk in files[file].chunks.indices {
        files[file].chunks[chunk].pack = place[files[file].chunks[chunk].pack] ?? 0
      }
    }
    packs = kept.map { packs[$0] }
  }
}
