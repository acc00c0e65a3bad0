import ZegelDomain

/// Reads what `ByteWriter` wrote. Bytes that do not fit are a fault: somebody changed the database by hand.
struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8], version: UInt8) throws {
    self.bytes = bytes
    guard try byte() == version else { throw Fault("stored value of another format version") }
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw Fault("stored value ends too early") }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func unsigned() throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 64 else { throw Fault("stored number is too long") }
      value |= UInt64(next & 0x7F) << shift
      if next & 0x80 == 0 { return value }
      shift += 7
    }
  }

  mutating func signed() throws -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func int32() throws -> Int32 {
    guard let value = Int32(exactly: try signed()) else { throw Fault("stored number is out of range") }
    return value
  }

  mutating func text() throws -> String {
    let count = Int(clamping: try unsigned())
    guard count <= bytes.count - place else { throw Fault("stored text ends too early") }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func list<Element>(_ read: (inout ByteReader) throws -> Element) throws -> [Element] {
    let count = Int(clamping: try unsigned())
    guard count <= bytes.count - place else { throw Fault("stored list ends too early") }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  mutating func optional<Value>(_ read: (inout ByteReader) throws -> Value) throws -> Value? {
    try byte() == 0 ? nil : try read(&self)
  }

  mutating func choice<Choice: RawRepresentable<UInt8>>(_ type: Choice.Type = Choice.self) throws -> Choice {
    guard let choice = Choice(rawValue: try byte()) else { throw Fault("stored choice is unknown") }
    return choice
  }
}
