/// A packet to send, from front to end.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }
  mutating func uint32(_ value: UInt32) { number(UInt64(value), 4) }
  mutating func uint64(_ value: UInt64) { number(value, 8) }

  mutating func string(_ value: some Collection<UInt8>) {
    uint32(UInt32(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func text(_ value: String) { string(value.utf8) }

  private mutating func number(_ value: UInt64, _ count: Int) {
    for place in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(place * 8))) }
  }
}
