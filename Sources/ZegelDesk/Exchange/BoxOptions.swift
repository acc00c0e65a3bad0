/// Where the house's drop box listens, and how much a party may leave in it.
public struct BoxOptions: Sendable {
  public var host = "127.0.0.1"
  public var port = 2222
  /// Of all that one party has brought and nobody has taken in yet.
  public var mostBytes: Int64 = 20 << 30

  public init() {}
}
