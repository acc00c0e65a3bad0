/// The bytes of one packet from outside, read from the front. Nothing is taken that lies beyond its end.
struct WireReader {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var left: Int { bytes.count - place }

  mutating func byte() throws(Malformed) -> UInt8 { UInt8(try number(1)) }
  mutating func uint32() throws(Malformed) -> UInt32 { UInt32(try number(4)) }
  mutating func uint64() throws(Malformed) -> UInt64 { try number(8) }

  /// A length of four bytes, then so many.
  mutating func string() throws(Malformed) -> [UInt8] {
    let count = Int(try uint32())
    guard count <= left else { throw Malformed() }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// Of a name: UTF-8, and without a zero, which would end it for the system and not for us.
  mutating func text() throws(Malformed) -> String {
    let raw = try string()
    guard !raw.contains(0), let text = String(validating: raw, as: UTF8.self) else { throw Malformed() }
    return text
  }

  mutating func rest() -> [UInt8] {
    defer { place = bytes.count }
    return Array(bytes[place...])
  }

  private mutating func number(_ count: Int) throws(Malformed) -> UInt64 {
    guard count <= left else { throw Malformed() }
    defer { place += count }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
