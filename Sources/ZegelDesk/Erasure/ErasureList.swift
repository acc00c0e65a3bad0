import Foundation
import ZegelDomain

/// `erasures/list`: one line of JSON for each erasure, only ever added to. It lies apart from the data and its backups.
struct ErasureList: Sendable {
  let path: String

  private static let mostBytes = 256 << 20
  private static let mostLineBytes = 1_024

  private struct Line: Codable {
    let at, kind, subject: String
  }

  /// All of it, in order; none when there is no list. Refuses `erasures-damaged`, naming the line.
  func read() throws -> [Erasure] {
    if !exists(path) { return [] }
    guard let bytes = try? StoredFile.contents(path, most: ErasureList.mostBytes) else { throw damaged(0) }
    return try ErasureList.parse(bytes) { damaged($0) }
  }

  static func parse(_ bytes: [UInt8], damaged: (Int) -> Refusal) throws(Refusal) -> [Erasure] {
    var erasures: [Erasure] = []
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    // The last line ends as well; one that does not was cut off.
    guard lines.removeLast().isEmpty else { throw damaged(lines.count + 1) }
    for (place, line) in lines.enumerated() {
      guard line.count <= mostLineBytes, let told = try? JSONDecoder().decode(Line.self, from: Data(line)),
        let at = Instant(rfc3339: told.at), isWord(told.kind, most: 64), isWord(told.subject, most: 128)
      else { throw damaged(place + 1) }
      erasures.append(Erasure(at: at, kind: told.kind, subject: told.subject))
    }
    return erasures
  }

  /// Adds one; on disk when it answers. Refuses a list that does not end where a line ends.
  func append(_ erasure: Erasure) throws {
    precondition(ErasureList.isWord(erasure.kind, most: 64) && ErasureList.isWord(erasure.subject, most: 128))
    let directory = (path as NSString).deletingLastPathComponent
    try makePrivateDirectory(directory)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let line = Line(at: erasure.at.rfc3339, kind: erasure.kind, subject: erasure.subject)
    let bytes = Array(try encoder.encode(line)) + [0x0A]
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if file < 0 { throw unusable(path) }
    defer { close(file) }
    flock(file, LOCK_EX)
    var last: UInt8 = 0
    let size = lseek(file, 0, SEEK_END)
    if size > 0, pread(file, &last, 1, size - 1) != 1 || last != 0x0A { throw damaged(0) }
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw unusable(path) }
    try syncDirectory(directory)
  }

  private static func isWord(_ text: String, most: Int) -> Bool {
    (1...most).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
          || byte == 0x2E || byte == 0x5F
      }
  }

  private func damaged(_ line: Int) -> Refusal {
    Refusal(.erasuresDamaged, field: "erasures", path, line > 0 ? String(line) : "")
  }
}
