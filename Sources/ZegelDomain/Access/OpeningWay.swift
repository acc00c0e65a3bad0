/// Every way by which something sealed is opened. The vault opens nothing without being told which; the register lists
/// them all, so that what is opened and what is told can not drift apart.
///
/// - Law: Art. 5(2), 30(1), 32(1) GDPR.
public enum OpeningWay: String, Sendable, Hashable, CaseIterable {
  case show, find, history, records, message, deliver, change, decide, suspend
  case staffName = "staff-name"
  case rewrap
  case exchangeKey = "exchange-key"

  public enum Opens: String, Sendable {
    /// The fields of a purpose of the policy.
    case values
    /// Decisions, openings, or whose a card is.
    case records
    /// The random id by which trail, consents and openings know a member.
    case trailID = "trail-id"
    case staffName = "staff-name"
    /// A key, to seal or sign with or to wrap anew; nobody sees anything.
    case key
  }

  public var opens: Opens {
    switch self {
    case .show, .message, .deliver: .values
    case .find, .history, .records: .records
    case .decide, .suspend: .trailID
    case .staffName: .staffName
    case .change, .rewrap, .exchangeKey: .key
    }
  }

  /// For what: purposes of the policy that have what is asked, a duty of the law, or the same duty whatever is asked.
  public var duty: LegalDuty? {
    switch self {
    case .show, .find, .history, .message, .deliver, .records: nil
    case .decide, .suspend: .consent
    case .change: .requests
    case .staffName, .rewrap, .exchangeKey: .oversight
    }
  }

  public var text: Texts {
    switch self {
    case .show: Texts(nl: "waarden van een lid laten zien", en: "to show values of a member")
    case .find: Texts(nl: "een lid zoeken op kaart of waarde", en: "to find a member by card or value")
    case .history: Texts(nl: "laten zien wat er werd gespaard", en: "to show what was saved")
    case .records:
      Texts(
        nl: "laten zien wat besloten en gezien is, en van wie een kaart is",
        en: "to show what was decided and seen, and whose a card is")
    case .message: Texts(nl: "een bericht over het lidmaatschap sturen", en: "to send a message about the membership")
    case .deliver: Texts(nl: "gegevens aan een partij leveren", en: "to deliver data to a party")
    case .change: Texts(nl: "een nieuwe waarde verzegelen", en: "to seal a new value")
    case .decide: Texts(nl: "een besluit opschrijven", en: "to write down a decision")
    case .suspend: Texts(nl: "toestemmingen opschorten", en: "to suspend consents")
    case .staffName: Texts(nl: "de naam van personeel laten zien", en: "to show a name of the staff")
    case .rewrap: Texts(nl: "sleutels onder die van deze week leggen", en: "to put keys under that of this week")
    case .exchangeKey:
      Texts(nl: "een sleutel van de uitwisseling gebruiken", en: "to use a key of the exchange")
    }
  }
}

/// One of them in the words of a register.
public struct ListedOpening: Sendable, Hashable {
  public let way: OpeningWay
  public let text: String
  /// By id; those for which this way can open anything under this policy.
  public let purposes: [String]
}

extension PrivacyPolicy {
  /// Every way that there is anything to open by.
  func listedOpenings(in language: Language) -> [ListedOpening] {
    OpeningWay.allCases.filter { !fields.isEmpty || $0.duty == .oversight }.map { way in
      ListedOpening(way: way, text: way.text[language], purposes: purposes(of: way).map(\.id))
    }
  }

  private func purposes(of way: OpeningWay) -> [Purpose] {
    if let duty = way.duty { return [self.duty(duty)] }
    switch way {
    case .records: return duties
    case .history, .find: return allPurposes
    default: return purposes.filter { purpose in fields.contains { $0.purposes.contains(purpose.id) } }
    }
  }
}
