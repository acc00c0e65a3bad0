/// 128 random bits with a type of their own, so that a card's id never passes for an account's.
public protocol RandomID: Hashable, Sendable, CustomStringConvertible {
  /// What it prints in front, such as `A` for accounts.
  static var prefix: String { get }
  var bits: UInt128 { get }
  init(bits: UInt128)
}

extension RandomID {
  /// `A-` and 26 characters of Crockford's base 32, which has no I, L, O or U.
  public var description: String {
    var signs = [UInt8](repeating: 0, count: 26)
    var rest = bits
    for place in signs.indices.reversed() {
      signs[place] = crockfordBytes[Int(truncatingIfNeeded: rest & 31)]
      rest >>= 5
    }
    return "\(Self.prefix)-\(String(decoding: signs, as: UTF8.self))"
  }

  /// Reads what `description` prints; case does not matter.
  public init?(_ text: String) {
    let parts = text.uppercased().split(separator: "-")
    guard parts.count == 2, parts[0] == Self.prefix, parts[1].count == 26 else { return nil }
    var bits: UInt128 = 0
    for (index, character) in parts[1].enumerated() {
      guard let value = crockford.firstIndex(of: character), index > 0 || value < 8 else { return nil }
      bits = bits << 5 | UInt128(value)
    }
    self.init(bits: bits)
  }

  /// Big-endian, 16 bytes.
  package var bytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: bits >> (120 - 8 * UInt128($0))) } }

  package init(bytes: [UInt8]) {
    precondition(bytes.count == 16, "an id is 16 bytes")
    self.init(bits: bytes.reduce(0) { $0 << 8 | UInt128($1) })
  }
}

private let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
private let crockfordBytes = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

public struct AccountID: RandomID {
  public static let prefix = "A"
  public let bits: UInt128
  public init(bits: UInt128) { self.bits = bits }
}

public struct CardID: RandomID {
  public static let prefix = "C"
  public let bits: UInt128
  public init(bits: UInt128) { self.bits = bits }
}

public struct TillID: RandomID {
  public static let prefix = "T"
  public let bits: UInt128
  public init(bits: UInt128) { self.bits = bits }
}
