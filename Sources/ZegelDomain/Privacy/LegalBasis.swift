/// Why a purpose may use personal data at all: exactly one of six.
///
/// - Law: Art. 6(1) GDPR.
public enum LegalBasis: String, Sendable, Hashable, CaseIterable {
  case consent, contract
  case legalDuty = "legal-duty"
  case vitalInterest = "vital-interest"
  case publicTask = "public-task"
  case legitimateInterest = "legitimate-interest"

  public var article: String {
    switch self {
    case .consent: "6(1)(a)"
    case .contract: "6(1)(b)"
    case .legalDuty: "6(1)(c)"
    case .vitalInterest: "6(1)(d)"
    case .publicTask: "6(1)(e)"
    case .legitimateInterest: "6(1)(f)"
    }
  }
}

/// How a message reaches somebody. Each channel is agreed to by itself.
///
/// - Law: Art. 11.7 Tw.
public enum ContactChannel: String, Sendable, Hashable, CaseIterable {
  case email, sms, app, phone, post
  case socialNetwork = "social-network"

  /// Told by a machine or in writing over a network: only with consent, or to own customers.
  public var isElectronic: Bool { [.email, .sms, .app].contains(self) }
}

/// Who may act for a purpose.
public enum StaffRole: String, Sendable, Hashable, CaseIterable {
  case cashier, service, marketer, owner
  case privacyOfficer = "privacy-officer"
  case systemKeeper = "system-keeper"
  /// The person whose data it is.
  case member
  /// What runs by itself: rounds, tills.
  case system
}
