import Foundation
public import ZegelDomain

/// The clock and the dice, handed in.
public struct Surroundings: Sendable {
  public let now: @Sendable () -> Instant
  /// So many random bytes.
  public let random: @Sendable (Int) -> [UInt8]

  public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]) {
    self.now = now
    self.random = random
  }

  /// The machine's clock and the system's random generator.
  public static let real = Surroundings(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    },
    random: { count in
      var generator = SystemRandomNumberGenerator()
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count + 7)
      // Eight at a time: each number asked for is a call of the system.
      while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
      bytes.removeLast(bytes.count - count)
      return bytes
    })

  func newID<ID: RandomID>(_ type: ID.Type = ID.self) -> ID { ID(bytes: random(16)) }

  /// Evenly from 0 up to `bound`.
  func number(below bound: Int) -> Int {
    // Sixteen bytes over a small bound: what it is off by is under 2⁻¹⁰⁰.
    Int(random(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) } % UInt128(bound))
  }
}
