/// A key of the exchange, such as `XK-01J…`.
public struct ExchangeKeyID: RandomID {
  public static let prefix = "XK"
  public let bits: UInt128

  public init(bits: UInt128) { self.bits = bits }
}
