/// What a house may do with members' data: all of it, since there is no second place.
///
/// A policy without purposes means anonymous cards and nothing else.
public struct PrivacyPolicy: Sendable, Hashable {
  public let version: Int32
  public let organisation: Organisation
  public let dpo: ContactPoint?
  public let authority: SupervisoryAuthority
  public let languages: [Language]
  public let purposes: [Purpose]
  public let fields: [PersonalField]
  public let parties: [Party]
  public let assessment: SignedAssessment?
  /// Who the house works for; empty for a house that runs only its own programme.
  public let controllers: [ServedController]

  public init(
    version: Int32, organisation: Organisation, dpo: ContactPoint? = nil,
    authority: SupervisoryAuthority = .netherlands, languages: [Language], purposes: [Purpose] = [],
    fields: [PersonalField] = [], parties: [Party] = [], assessment: SignedAssessment? = nil,
    controllers: [ServedController] = []
  ) {
    self.version = version
    self.organisation = organisation
    self.dpo = dpo
    self.authority = authority
    self.languages = languages
    self.purposes = purposes
    self.fields = fields
    self.parties = parties
    self.assessment = assessment
    self.controllers = controllers
  }

  /// One of its own, or a duty that the law gives every house.
  public func purpose(_ id: String) -> Purpose? {
    purposes.first { $0.id == id } ?? LegalDuty(rawValue: id)?.purpose
  }
  public func field(_ id: String) -> PersonalField? { fields.first { $0.id == id } }
  public func party(_ id: String) -> Party? { parties.first { $0.id == id } }

  public func channel(_ id: String) -> (party: Party, channel: ExchangeChannel)? {
    for party in parties {
      if let channel = party.channels.first(where: { $0.id == id }) { return (party, channel) }
    }
    return nil
  }
}

/// The controller.
///
/// - Law: Art. 4(7), 13(1)(a) GDPR.
public struct Organisation: Sendable, Hashable {
  public let name: String
  public let address: String
  /// A mail address or a page.
  public let contact: String
  /// Such as `KvK 12345678`.
  public let registration: String?

  public init(name: String, address: String, contact: String, registration: String? = nil) {
    self.name = name
    self.address = address
    self.contact = contact
    self.registration = registration
  }
}

/// The data protection officer, where there is one.
///
/// - Law: Art. 37(7) GDPR.
public struct ContactPoint: Sendable, Hashable {
  public let name: String
  public let contact: String

  public init(name: String, contact: String) {
    self.name = name
    self.contact = contact
  }
}

/// A data protection impact assessment that somebody answers for.
///
/// - Law: Art. 35 GDPR.
public struct SignedAssessment: Sendable, Hashable {
  /// Of the staff, such as `S-…`. A policy applied by an older Zegel can have a name here.
  public let signedBy: String
  public let signedOn: CalendarDay

  /// Nil where something else than an id of the staff stands.
  public var signer: StaffID? { StaffID(signedBy) }

  public init(signedBy: String, signedOn: CalendarDay) {
    self.signedBy = signedBy
    self.signedOn = signedOn
  }
}
