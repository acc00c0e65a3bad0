/// The rows, sorted so that a till's name is gone through once: every sale comes by here.
struct SensitiveWords: Sendable {
  static let all = SensitiveWords(SensitiveGoods.rows)

  private struct Entry {
    let bytes: [UInt8]
    let isWhole: Bool
    let from: CalendarDay?
    let category: DataCategory
  }

  /// By the first byte of the word.
  private let entries: [[Entry]]

  init(_ rows: [SensitiveGoods]) {
    var entries = [[Entry]](repeating: [], count: 256)
    for row in rows {
      let bytes = Array(row.word.utf8)
      precondition(!bytes.isEmpty, "a word of nothing is in every name")
      entries[Int(bytes[0])].append(
        Entry(bytes: bytes, isWhole: row.match == .whole, from: row.from, category: row.category))
    }
    self.entries = entries
  }

  func first(in name: String, on day: CalendarDay?) -> DataCategory? {
    var name = name
    return name.withUTF8 { bytes in
      var isInWord = false
      for place in bytes.indices {
        let byte = lower(bytes, place)
        defer { isInWord = isLetter(byte) }
        guard !isInWord, isLetter(byte) else { continue }
        for entry in entries[Int(byte)] where begins(entry, bytes, place) {
          guard let day, let from = entry.from, from > day else { return entry.category }
        }
      }
      return nil
    }
  }

  private func begins(_ entry: Entry, _ name: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var place = start
    for byte in entry.bytes {
      if byte == space {
        while place < name.count, !isLetter(lower(name, place)) { place += 1 }
        continue
      }
      guard place < name.count, lower(name, place) == byte else { return false }
      place += 1
    }
    return !entry.isWhole || place == name.count || !isLetter(lower(name, place))
  }
}

private let space: UInt8 = 32

private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte >= 128 }

/// Small letters for capitals: ASCII, and those of Latin-1 that our languages have.
private func lower(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt8 {
  let byte = bytes[place]
  if (65...90).contains(byte) { return byte + 32 }
  if (0x80...0x9E).contains(byte), byte != 0x97, place > 0, bytes[place - 1] == 0xC3 { return byte + 32 }
  return byte
}
