/// Somebody who works for the house.
public struct StaffID: RandomID {
  public static let prefix = "S"
  public let bits: UInt128

  public init(bits: UInt128) { self.bits = bits }
}
