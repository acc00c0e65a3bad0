/// That a member has an address or a number in hand.
public struct ContactProof: Hashable, Sendable {
  public enum Way: String, Sendable, CaseIterable {
    /// They told back a code that was sent there.
    case code
    /// Somebody of the staff saw it: the mail box or the ringing phone in their hand; never an identity document.
    case seen
  }

  public let field: String
  /// Of the value that was proven; another value has to be proven anew.
  public let version: Int32
  public let way: Way
  public let at: Instant

  public init(field: String, version: Int32, way: Way, at: Instant) {
    self.field = field
    self.version = version
    self.way = way
    self.at = at
  }

  /// How long it is enough to link a card by: providers give a number or an address to somebody else after some months,
  /// so a month is well before that, and gives time to come back with the card.
  public static let freshDays = 30

  public func isFresh(at now: Instant) -> Bool {
    at <= now && now < at.adding(milliseconds: Int64(ContactProof.freshDays) * 86_400_000)
  }
}
