/// Packets out of a stream of bytes, for either side.
///
/// - Source: draft-ietf-secsh-filexfer-02 section 3.
struct WirePackets {
  struct TooLong: Error {}

  /// Longer ones are not read at all: as much as OpenSSH's server takes, and its head.
  static let mostBytes = 262_144 + 1024

  private var bytes: [UInt8] = []
  private var place = 0

  /// Of what was not taken yet.
  var waitingBytes: Int { bytes.count - place }

  mutating func add(_ part: some Collection<UInt8>) {
    if place > 0 { bytes.removeFirst(place) }
    place = 0
    bytes += part
  }

  /// Nil until a whole one is there.
  mutating func next() throws(TooLong) -> [UInt8]? {
    guard waitingBytes >= 4 else { return nil }
    let count = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    guard (1...Self.mostBytes).contains(count) else { throw TooLong() }
    guard waitingBytes >= 4 + count else { return nil }
    defer { place += 4 + count }
    return Array(bytes[place + 4..<place + 4 + count])
  }
}
