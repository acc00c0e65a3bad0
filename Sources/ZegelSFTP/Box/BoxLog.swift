import Foundation

/// A line of JSON for what happens in a box: when, which party, what, and a name that the box's rules made.
struct BoxLog {
  private struct Line: Encodable {
    let at: String
    let party: String
    let event: String
    let name: String?
    let bytes: Int64?
  }

  /// From here on the file begins anew; the one before it is kept.
  private static let mostBytes = 10 << 20

  let path: String
  let party: String

  func add(_ event: String, _ name: String? = nil, _ bytes: Int64? = nil) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let at = ISO8601DateFormatter().string(from: Date())
    guard var line = try? encoder.encode(Line(at: at, party: party, event: event, name: name, bytes: bytes)) else {
      return
    }
    line.append(10)
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    // One write, so that sessions do not mix their lines.
    _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    if lseek(file, 0, SEEK_END) > Self.mostBytes { Foundation.rename(path, path + ".1") }
  }
}
