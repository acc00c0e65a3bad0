/// Who watches over the house: where people complain, and whom it answers to.
///
/// - Law: Art. 51(1), 77 GDPR.
public enum SupervisoryAuthority: String, Sendable, Hashable, CaseIterable {
  /// - Law: Art. 6 UAVG.
  case netherlands = "NL"

  public var name: Texts {
    switch self {
    case .netherlands: Texts(nl: "de Autoriteit Persoonsgegevens", en: "the Dutch Data Protection Authority")
    }
  }

  public var website: String {
    switch self {
    case .netherlands: "autoriteitpersoonsgegevens.nl"
    }
  }
}
