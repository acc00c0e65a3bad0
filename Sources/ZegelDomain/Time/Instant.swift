/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  public func adding(milliseconds more: Int64) -> Instant { Instant(milliseconds: milliseconds + more) }

  /// Before every fact there can be.
  public static let distantPast = Instant(milliseconds: .min / 2)
  /// After every fact there can be; a lot with this expiry never expires.
  public static let never = Instant(milliseconds: .max / 2)
}
