/// Somebody else who gets to see members' data.
///
/// - Law: Art. 26, 28, 44 to 49 GDPR.
public struct Party: Sendable, Hashable {
  public let id: String
  public let name: String
  public let role: PartyRole
  /// A mail address or a page; a joint controller has one.
  public let contact: String?
  /// The party that this one works for; nil when it works for the house itself.
  public let under: String?
  public let contract: PartyContract?
  /// ISO 3166-1 alpha-2.
  public let country: String
  public let transfer: TransferGround?
  public let purposes: [String]
  public let fields: [String]
  /// By which files go to it or come from it.
  public let channels: [ExchangeChannel]

  public init(
    id: String, name: String, role: PartyRole, contact: String? = nil, under: String? = nil,
    contract: PartyContract?, country: String, transfer: TransferGround? = nil, purposes: [String], fields: [String],
    channels: [ExchangeChannel] = []
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.contact = contact
    self.under = under
    self.contract = contract
    self.country = country
    self.transfer = transfer
    self.purposes = purposes
    self.fields = fields
    self.channels = channels
  }
}

extension Party {
  /// The fields that come from it: by its channels of members.
  ///
  /// - Law: Art. 14(2)(f) GDPR.
  public var givenFields: [String] {
    channels.filter { $0.content == .members && $0.direction == .receive }.flatMap(\.fields)
  }

  /// Data comes from it, and none goes to it.
  public var isSourceAlone: Bool {
    !givenFields.isEmpty && !channels.contains { $0.content == .members && $0.direction == .send }
  }
}

public enum PartyRole: String, Sendable, Hashable, CaseIterable {
  case processor
  case subProcessor = "sub-processor"
  case jointController = "joint-controller"
  case ownController = "own-controller"
}

public struct PartyContract: Sendable, Hashable {
  public let signedOn: CalendarDay
  /// The last day it holds; nil when it ends only when it is ended.
  public let until: CalendarDay?

  public init(signedOn: CalendarDay, until: CalendarDay?) {
    self.signedOn = signedOn
    self.until = until
  }
}

/// - Law: Art. 46, 47 and 49 GDPR.
public enum TransferGround: String, Sendable, Hashable, CaseIterable {
  case adequacy
  case standardClauses = "standard-clauses"
  case bindingRules = "binding-rules"
  case explicitConsent = "explicit-consent"
}
