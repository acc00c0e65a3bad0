/// What every house of Zegel keeps about people besides the fields of its policy. Each is a row of the register.
///
/// `StoredTable` says of every column of the schema which of these it belongs to, or that it is about nobody.
///
/// - Law: Art. 30(1)(b), (c) and (f) GDPR.
public enum HouseRecord: String, Sendable, Hashable, CaseIterable {
  case cards, ledger, members, values, households, consents, openings, proofs, links, messages, disclosures, staff,
    policies
  case exchangeKeys = "exchange-keys"
  case boxCalls = "box-calls"
  case trail, erasures, backups

  /// Whether there is any of it only where somebody is known.
  public var needsMembers: Bool {
    switch self {
    case .cards, .ledger, .staff, .policies, .exchangeKeys, .boxCalls, .trail, .backups: false
    case .members, .values, .households, .consents, .openings, .proofs, .links, .messages, .disclosures, .erasures: true
    }
  }

  /// Whether there is any of it only where parties come to the house.
  public var needsBox: Bool { self == .boxCalls }

  public var basis: LegalBasis {
    switch self {
    case .cards, .ledger, .members, .values, .households, .proofs, .messages: .contract
    case .links, .disclosures: .legalDuty
    case .consents, .openings, .policies, .exchangeKeys, .boxCalls, .trail, .erasures, .backups: .legalDuty
    case .staff: .legalDuty
    }
  }

  /// Of whom it is.
  public var people: Texts {
    switch self {
    case .cards, .ledger: Texts(nl: "wie een kaart heeft", en: "who has a card")
    case .staff, .policies: Texts(nl: "personeel", en: "staff")
    case .exchangeKeys: Texts(nl: "personeel en contactpersonen van partijen", en: "staff and contacts at parties")
    case .boxCalls: Texts(nl: "wie de brievenbus belt", en: "who calls the drop box")
    case .trail, .backups: Texts(nl: "kaarthouders, leden en personeel", en: "card holders, members and staff")
    case .members, .values, .households, .consents, .openings, .proofs, .links, .messages, .disclosures, .erasures:
      Texts(nl: "leden", en: "members")
    }
  }
}

/// One of them in the words of a register.
public struct KeptRecord: Sendable, Hashable {
  public let record: HouseRecord
  public let title: String
  /// Which data.
  public let data: String
  /// What for.
  public let purpose: String
  public let people: String
  public let basis: LegalBasis
  /// How long, in words: these have no field in the policy to say it.
  public let kept: String
  /// Where it lies, in the order of their names; empty for what lies in files.
  public let tables: [String]

  init(_ record: HouseRecord, tables: [String], in language: Language) {
    (self.record, basis, self.tables) = (record, record.basis, tables)
    (title, data) = (record.title[language], record.data[language])
    (purpose, people, kept) = (record.purpose[language], record.people[language], record.kept[language])
  }
}
