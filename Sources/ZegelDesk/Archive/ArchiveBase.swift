import Foundation
import ZegelDomain
import ZegelVault

/// `base.json`: what the image of a generation is.
struct ArchiveBase: Codable, Sendable {
  var format = ArchiveBase.format
  /// RFC 3339: the image, with the frames copied by then, is of this moment.
  let madeAt: String
  let bytes: Int
  let sha256: String

  static let format = "zegel-archive/1"

  init(madeAt: Instant, file: StoredFile) throws {
    (self.madeAt, bytes) = (madeAt.rfc3339, file.size)
    sha256 = try ArchiveBase.hash(file) { _ in }
  }

  var made: Instant { Instant(rfc3339: madeAt) ?? .distantPast }

  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Refuses `backup-damaged`.
  static func read(_ generation: String) throws -> ArchiveBase {
    let bytes = try? StoredFile.contents("\(generation)/base.json", most: 65_536)
    guard let base = bytes.flatMap({ try? JSONDecoder().decode(ArchiveBase.self, from: Data($0)) }),
      base.format == format, Instant(rfc3339: base.madeAt) != nil
    else { throw Refusal(.backupDamaged, field: "backup", "\(generation.lastName)/base.json") }
    return base
  }

  static func hash(_ file: StoredFile, _ progress: (Int) -> Void) throws -> String {
    var digest = Digest256()
    var offset = 0
    while offset < file.size {
      let bytes = try file.read(at: offset, count: min(1 << 20, file.size - offset))
      if bytes.isEmpty { break }
      digest.add(bytes)
      offset += bytes.count
      progress(offset)
    }
    return hex(digest.finish())
  }
}
