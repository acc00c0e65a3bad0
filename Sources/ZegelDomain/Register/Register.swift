/// What a controller must be able to show of its processing, made of the policy alone.
///
/// - Law: Art. 30(1) GDPR.
public struct Register: Sendable, Hashable {
  /// SHA-256 of the policy's text, in hexadecimal: by this the register says which policy it is of.
  public let policyHash: String
  /// SHA-256 of what every column of the schema is about, in hexadecimal: by this it says which schema it is of.
  public let schemaHash: String
  public let controller: Organisation
  /// Who is responsible together with the house, for all or some of its purposes.
  public let jointControllers: [JointController]
  public let dpo: ContactPoint?
  public let activities: [Activity]
  /// What the house keeps about people besides the fields of its policy.
  public let records: [KeptRecord]
  /// Every way by which something sealed is opened.
  public let openings: [ListedOpening]
  /// Every way by which files go to a party or come from it.
  public let channels: [Channel]
  /// In the register's language.
  public let measures: [String]

  public struct JointController: Sendable, Hashable {
    public let name: String
    public let contact: String
    public let country: String
    public let purposes: [String]
  }

  public struct Channel: Sendable, Hashable {
    public let id: String
    public let party: String
    public let direction: ChannelDirection
    public let content: ChannelContent
    /// Nil where the content has none.
    public let purpose: String?
    public let fields: [String]
    /// Whether the party comes to the house, and not the house to the party.
    public let isBox: Bool
    public let keepDays: Int
  }

  /// One purpose with all that hangs on it.
  public struct Activity: Sendable, Hashable {
    public let purpose: String
    public let text: String
    public let basis: LegalBasis
    public let people: String
    /// For direct marketing.
    public let channel: ContactChannel?
    public let isProfiling: Bool
    public let fields: [Kept]
    public let recipients: [Recipient]
  }

  public struct Kept: Sendable, Hashable {
    public let field: String
    public let title: String
    public let type: FieldType
    public let category: DataCategory
    public let exception: SpecialException?
    public let period: KeepingPeriod
  }

  public struct Recipient: Sendable, Hashable {
    public let name: String
    public let role: PartyRole
    public let country: String
    /// For a country outside the EEA.
    public let ground: TransferGround?
    public let contractSignedOn: CalendarDay?
    public let fields: [String]
  }
}

/// The running schema, as far as a register tells of it.
public struct RegisteredSchema: Sendable {
  /// SHA-256, in hexadecimal.
  public let hash: String
  /// Where each record lies.
  public let tables: [HouseRecord: [String]]

  public init(hash: String, tables: [HouseRecord: [String]]) {
    self.hash = hash
    self.tables = tables
  }
}

extension PrivacyPolicy {
  /// - Parameter hash: of the text that this policy was read from.
  public func register(in language: Language, hash: String, schema: RegisteredSchema) -> Register {
    let hasBox = listedChannels.contains(where: \.isBox)
    let records = HouseRecord.allCases.filter {
      (!$0.needsMembers || !fields.isEmpty) && (!$0.needsBox || hasBox)
    }
    return Register(
      policyHash: hash, schemaHash: schema.hash, controller: organisation, jointControllers: jointControllers,
      dpo: dpo, activities: allPurposes.map { activity($0, language) },
      records: records.map { KeptRecord($0, tables: schema.tables[$0] ?? [], in: language) },
      openings: listedOpenings(in: language), channels: listedChannels, measures: securityMeasures.map { $0[language] })
  }

  private var listedChannels: [Register.Channel] {
    parties.flatMap { party in
      party.channels.map {
        Register.Channel(
          id: $0.id, party: party.name, direction: $0.direction, content: $0.content, purpose: $0.purpose,
          fields: $0.fields, isBox: $0.place.isBox, keepDays: $0.keepDays)
      }
    }
  }

  private var jointControllers: [Register.JointController] {
    parties.filter { $0.role == .jointController }.map {
      Register.JointController(
        name: $0.name, contact: $0.contact ?? "", country: $0.country, purposes: $0.purposes)
    }
  }

  private func activity(_ purpose: Purpose, _ language: Language) -> Register.Activity {
    let kept = fields.filter { $0.purposes.contains(purpose.id) }
    let ids = Set(kept.map(\.id))
    return Register.Activity(
      purpose: purpose.id, text: purpose.text[language], basis: purpose.basis,
      people: Texts(nl: "leden van het spaarprogramma", en: "members of the loyalty programme")[language],
      channel: purpose.channel, isProfiling: purpose.profiling,
      fields: kept.map {
        Register.Kept(
          field: $0.id, title: $0.title[language], type: $0.type, category: $0.category, exception: $0.exception,
          period: $0.period)
      },
      recipients: parties.filter { !$0.isSourceAlone && $0.purposes.contains(purpose.id) }.map { party in
        Register.Recipient(
          name: party.name, role: party.role, country: party.country,
          ground: LegalRules.area.contains(party.country) ? nil : party.transfer ?? .adequacy,
          contractSignedOn: party.contract?.signedOn, fields: party.fields.filter(ids.contains))
      })
  }
}

/// What every house of Zegel does, whatever its policy.
///
/// - Law: Art. 30(1)(g), 32(1) GDPR.
let securityMeasures = [
  Texts(
    nl: "van kaartnummers alleen hashes met een sleutel en de laatste vier tekens",
    en: "of card numbers only keyed hashes and the last four characters"),
  Texts(
    nl: "sleutels buiten de database en buiten elke back-up", en: "keys outside the database and outside every backup"),
  Texts(
    nl: "een spoor met ondertekende hoofden toont elke wijziging met de hand",
    en: "a trail under signed heads shows every change by hand"),
  Texts(
    nl: "back-ups worden na het schrijven teruggelezen en bij het terugzetten nagerekend",
    en: "backups are read back after writing and verified on restore"),
]
