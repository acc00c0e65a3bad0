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
