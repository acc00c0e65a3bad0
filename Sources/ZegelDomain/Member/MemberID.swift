/// Somebody who is known to the house. The ledger never has it: an account has no name.
public struct MemberID: RandomID {
  public static let prefix = "M"
  public let bits: UInt128

  public init(bits: UInt128) { self.bits = bits }
}

/// By which the trail, consents and openings name a member: random, and kept sealed with the member's data. Destroy the
/// member's key, and what happened still stands there, of nobody.
public struct TrailID: RandomID {
  public static let prefix = "R"
  public let bits: UInt128

  public init(bits: UInt128) { self.bits = bits }
}
