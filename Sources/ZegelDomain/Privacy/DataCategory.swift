/// - Law: Art. 9(1), 10 and 87 GDPR.
public enum DataCategory: String, Sendable, Hashable, CaseIterable {
  case ordinary, origin, politics, belief, union, genetic, biometric, health, sexuality, criminal
  /// A number the state gave to a person. Refused everywhere.
  case nationalID = "national-id"

  public var isSpecial: Bool { ![.ordinary, .criminal, .nationalID].contains(self) }
}

/// - Law: Art. 9(2) GDPR, as far as a customer programme can come under it.
public enum SpecialException: String, Sendable, Hashable, CaseIterable {
  case explicitConsent = "explicit-consent"
  case members = "own-members"
  case madePublic = "made-public"
  case legalClaim = "legal-claim"

  public var article: String {
    switch self {
    case .explicitConsent: "9(2)(a)"
    case .members: "9(2)(d)"
    case .madePublic: "9(2)(e)"
    case .legalClaim: "9(2)(f)"
    }
  }
}
