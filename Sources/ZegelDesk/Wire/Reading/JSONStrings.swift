import Foundation

/// A member's name, still as bytes: comparing it makes no string.
struct JSONKey {
  private let bytes: UnsafeRawBufferPointer
  private let text: String?

  fileprivate init(bytes: UnsafeRawBufferPointer, text: String?) {
    self.bytes = bytes
    self.text = text
  }

  static func ~= (name: StaticString, key: JSONKey) -> Bool {
    if let text = key.text { return text == name.description }
    return key.bytes.count == name.utf8CodeUnitCount
      && memcmp(key.bytes.baseAddress!, name.utf8Start, key.bytes.count) == 0
  }
}

extension JSONBytes {
  mutating func key() throws(Malformed) -> JSONKey {
    let raw = try rawString()
    if raw.bytes.isEmpty { return JSONKey(bytes: raw.bytes, text: "") }
    return JSONKey(bytes: raw.bytes, text: raw.isPlain ? nil : try raw.text())
  }

  mutating func string() throws(Malformed) -> String { try rawString().text() }

  mutating func skipString() throws(Malformed) {
    let raw = try rawString()
    if !raw.isPlain { _ = try raw.text() }
  }

  /// What stands between two quotes.
  private mutating func rawString() throws(Malformed) -> RawString {
    try take(UInt8(ascii: "\""))
    let start = place
    var (hasEscapes, high) = (false, UInt8(0))
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        defer { place += 1 }
        return RawString(
          bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<place]), hasEscapes: hasEscapes, isASCII: high < 0x80)
      }
      guard byte >= 0x20 else { throw Malformed() }
      high |= byte
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        place += 1
      }
      place += 1
    }
    throw Malformed()
  }
}

private struct RawString {
  let bytes: UnsafeRawBufferPointer
  let hasEscapes: Bool
  let isASCII: Bool

  var isPlain: Bool { !hasEscapes && isASCII }

  func text() throws(JSONBytes.Malformed) -> String {
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: hasEscapes ? try unescaped() : Array(bytes), as: UTF8.self) else {
      throw JSONBytes.Malformed()
    }
    return text
  }

  private func unescaped() throws(JSONBytes.Malformed) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        out.append(bytes[place])
        place += 1
        continue
      }
      place += 2
      switch bytes[place - 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[place - 1])
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "u"): out.append(contentsOf: UTF8.encode(try scalar(&place))!)
      default: throw JSONBytes.Malformed()
      }
    }
    return out
  }

  /// After `\u`; half a pair is not a character.
  private func scalar(_ place: inout Int) throws(JSONBytes.Malformed) -> Unicode.Scalar {
    var code = try hex(&place)
    if (0xD800...0xDBFF).contains(code) {
      guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
        throw JSONBytes.Malformed()
      }
      place += 2
      let low = try hex(&place)
      guard (0xDC00...0xDFFF).contains(low) else { throw JSONBytes.Malformed() }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw JSONBytes.Malformed() }
    return scalar
  }

  private func hex(_ place: inout Int) throws(JSONBytes.Malformed) -> UInt32 {
    guard place + 4 <= bytes.count else { throw JSONBytes.Malformed() }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[place]
      switch byte {
      case 48...57: code = code << 4 | UInt32(byte - 48)
      case 65...70: code = code << 4 | UInt32(byte - 55)
      case 97...102: code = code << 4 | UInt32(byte - 87)
      default: throw JSONBytes.Malformed()
      }
      place += 1
    }
    return code
  }
}
