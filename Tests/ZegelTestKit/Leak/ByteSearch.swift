import Foundation

/// Looks for many byte strings at once, in one walk through a file.
///
/// Each string is known by six bytes of it. Of any four places in a row, at one of them three bytes begin that lie within
/// those six, wherever they are: three places of four are never looked at.
///
/// - Source: S. Wu, U. Manber, "A fast algorithm for multi-pattern searching", 1994.
package struct ByteSearch: Sendable {
  package static let shortest = 6
  private static let step = 4

  private let needles: [[UInt8]]
  /// A bit for each three bytes among the six of a string.
  private let filter: [UInt64]
  private let beginnings: [UInt32: [(needle: Int, offset: Int)]]

  package init(_ needles: [[UInt8]]) {
    var filter = [UInt64](repeating: 0, count: 1 << 18)
    var beginnings: [UInt32: [(needle: Int, offset: Int)]] = [:]
    for (place, needle) in needles.enumerated() {
      precondition(needle.count >= ByteSearch.shortest, "too short to be looked for: it would be found by chance")
      guard let window = ByteSearch.window(of: needle) else { preconditionFailure("mostly nothing: slow to look for") }
      for offset in window..<window + ByteSearch.step {
        let key = UInt32(needle[offset]) | UInt32(needle[offset + 1]) << 8 | UInt32(needle[offset + 2]) << 16
        filter[Int(key >> 6)] |= 1 << UInt64(key & 63)
        beginnings[key, default: []].append((place, offset))
      }
    }
    (self.needles, self.filter, self.beginnings) = (needles, filter, beginnings)
  }

  /// The six bytes by which a string is looked for: the first among which no three are zero, as most of a database is.
  private static func window(of needle: [UInt8]) -> Int? {
    (0...needle.count - shortest).first { start in
      (start..<start + step).allSatisfy { needle[$0] != 0 || needle[$0 + 1] != 0 || needle[$0 + 2] != 0 }
    }
  }

  /// Which of the strings are there.
  package func found(in bytes: UnsafeRawBufferPointer) -> Set<Int> {
    guard bytes.count >= ByteSearch.shortest, let start = bytes.baseAddress else { return [] }
    var found: Set<Int> = []
    filter.withUnsafeBufferPointer { filter in
      let bits = filter.baseAddress!
      let end = bytes.count - 4
      var place = 0
      while place <= end {
        let key = start.loadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian & 0xFF_FFFF
        if bits[Int(key >> 6)] & (1 << UInt64(key & 63)) != 0 { compare(key, at: place, in: bytes, &found) }
        place += ByteSearch.step
      }
      // The last three bytes have no fourth after them.
      if place + 3 <= bytes.count {
        let key = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
        compare(key, at: place, in: bytes, &found)
      }
    }
    return found
  }

  private func compare(_ key: UInt32, at place: Int, in bytes: UnsafeRawBufferPointer, _ found: inout Set<Int>) {
    for (needle, offset) in beginnings[key] ?? [] where !found.contains(needle) {
      let (first, length) = (place - offset, needles[needle].count)
      if first < 0 || first + length > bytes.count { continue }
      if needles[needle].withUnsafeBytes({ memcmp($0.baseAddress!, bytes.baseAddress! + first, length) == 0 }) {
        found.insert(needle)
      }
    }
  }
}
