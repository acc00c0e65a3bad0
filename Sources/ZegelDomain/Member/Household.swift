/// Members who save on one account together. Its account has no name; who is in it stands with each of them.
public struct HouseholdID: RandomID {
  public static let prefix = "HH"
  public let bits: UInt128

  public init(bits: UInt128) { self.bits = bits }
}

public enum Household {
  /// The purpose by which a policy lets members save together, whatever basis it has: so it stands in the notice and the
  /// register, in the house's own words, before anybody does it.
  public static let purpose = "household"
  public static let mostMembers = 10
  /// How long an invitation is good for: time to come home, ask, and come back with a card.
  public static let invitationDays = 14
}
