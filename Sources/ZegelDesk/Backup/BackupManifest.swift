import Foundation
import ZegelDomain
import ZegelVault

/// What a backup holds: `manifest.json`, in format `zegel-backup/1`. Comes from disk, so nothing in it is believed
/// before `init(reading:)` has looked at it.
struct BackupManifest: Codable, Sendable {
  struct Counts: Codable, Sendable, Equatable {
    var accounts, facts, entries: Int64
  }

  struct File: Codable, Sendable {
    /// `zegel.db`, one of `houseFiles` or `rows/TABLE`.
    var name: String
    var bytes: Int
    /// In order; see `BackupChunk`.
    var chunks: [BackupChunk]
  }

  var format = BackupManifest.format
  var id: String
  /// `full`, or `incremental` when it needs packs of earlier backups.
  var kind: String
  /// `sqlite`: an image of the file. `rows`: tables, which any engine can take.
  var engine: String
  /// The newest migration of the data.
  var schema: Int64
  /// The house's id, in hexadecimal.
  var house: String
  /// RFC 3339; everything acknowledged before it is in the backup.
  var madeAt: String
  var counts: Counts
  /// The backups whose packs hold the chunks; a chunk names its place in this list.
  var packs: [String]
  var files: [File]

  static let format = "zegel-backup/1"
  static let chunkBytes = 65_536
  /// Enough for a database of some 300 GB.
  static let mostBytes = 512 << 20

  var made: Instant { Instant(rfc3339: madeAt) ?? .distantPast }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Nil for anything this program would not have written.
  init?(reading bytes: [UInt8]) {
    guard bytes.count <= BackupManifest.mostBytes else { return nil }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let manifest = try? decoder.decode(BackupManifest.self, from: Data(bytes)), manifest.isSensible else {
      return nil
    }
    self = manifest
  }

  init(
    id: String, kind: String, engine: String, schema: Int64, house: String, madeAt: Instant, counts: Counts,
    packs: [String], files: [File]
  ) {
    (self.id, self.kind, self.engine, self.schema, self.house) = (id, kind, engine, schema, house)
    self.madeAt = madeAt.rfc3339
    (self.counts, self.packs, self.files) = (counts, packs, files)
  }

  private var isSensible: Bool {
    format == BackupManifest.format && BackupSet.isID(id) && ["full", "incremental"].contains(kind)
      && ["sqlite", "rows"].contains(engine) && schema >= 1 && house.utf8.count == 32
      && Instant(rfc3339: madeAt) != nil && packs.allSatisfy(BackupSet.isID) && files.count <= 1_000
      && Set(files.map(\.name)).count == files.count && files.allSatisfy { isSensible($0) }
  }

  private func isSensible(_ file: File) -> Bool {
    var rest = file.bytes
    for chunk in file.chunks {
      guard packs.indices.contains(chunk.pack), chunk.length <= rest else { return false }
      rest -= chunk.length
    }
    return rest == 0 && BackupManifest.isName(file.name)
  }

  /// What lies in the house's directory as people wrote it.
  static let houseFiles = ["settings.yaml", "programme.yaml", "privacy.yaml", "dpia/risks.yaml"]

  private static func isName(_ name: String) -> Bool {
    if name == "zegel.db" || houseFiles.contains(name) { return true }
    guard name.hasPrefix("rows/") else { return false }
    let table = name.dropFirst(5).utf8
    return (1...63).contains(table.count) && table.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
  }
}

/// Where a piece of a file lies: `PACK OFFSET LENGTH SHA-256`, numbers in decimal, the hash in hexadecimal.
struct BackupChunk: Codable, Sendable, Hashable {
  var pack: Int
  var offset: Int
  /// 1 to 65,536 bytes.
  var length: Int
  var hash: [UInt8]

  init(pack: Int, offset: Int, length: Int, hash: [UInt8]) {
    (self.pack, self.offset, self.length, self.hash) = (pack, offset, length, hash)
  }

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let parts = text.utf8.count <= 128 ? text.split(separator: " ", omittingEmptySubsequences: false) : []
    guard parts.count == 4, let pack = Int(parts[0]), pack >= 0, let offset = Int(parts[1]), (0...1 << 50) ~= offset,
      let length = Int(parts[2]), (1...BackupManifest.chunkBytes) ~= length, let hash = bytes(hex: parts[3]),
      hash.count == 32
    else { throw Refusal(.backupDamaged) }
    self.init(pack: pack, offset: offset, length: length, hash: hash)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(pack) \(offset) \(length) \(hex(hash))")
  }
}
