import ZegelDomain

/// A line of a generation's `index`: `TIME FILE OFFSET LENGTH SHA-256`.
struct ArchiveSegment: Sendable {
  let at: Instant
  let file: Int
  let offset: Int
  let length: Int
  let hash: [UInt8]

  static let frameBytes = 8 + 4_096
  static let mostIndexBytes = 1 << 30

  /// A last line without its end was being written when the machine stopped, and counts for nothing. Any other line that
  /// cannot be read makes the whole nil.
  static func parse(_ bytes: [UInt8]) -> [ArchiveSegment]? {
    var segments: [ArchiveSegment] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      guard let segment = ArchiveSegment(line) else { return nil }
      segments.append(segment)
    }
    return segments
  }

  private init?(_ line: ArraySlice<UInt8>) {
    guard line.count <= 256 else { return nil }
    let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 5, let at = Instant(rfc3339: String(parts[0])), let file = Int(parts[1]),
      (1...999_999) ~= file, let offset = Int(parts[2]), (0...1 << 50) ~= offset, let length = Int(parts[3]),
      (1...1 << 40) ~= length, length % ArchiveSegment.frameBytes == 0, let hash = bytes(hex: parts[4]),
      hash.count == 32
    else { return nil }
    (self.at, self.file, self.offset, self.length, self.hash) = (at, file, offset, length, hash)
  }
}
