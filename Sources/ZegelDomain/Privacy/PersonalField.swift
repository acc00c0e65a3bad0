/// One kind of personal data that may be kept of a member.
public struct PersonalField: Sendable, Hashable {
  public let id: String
  public let title: Texts
  public let type: FieldType
  public let category: DataCategory
  /// The ground of Art. 9(2) that lifts the ban on a special category.
  public let exception: SpecialException?
  public let purposes: [String]
  public let period: KeepingPeriod
  public let source: FieldSource
  /// Whether a member can be found by it.
  public let lookup: Bool
  /// Whether somebody can become a member without it.
  public let needed: Bool

  public init(
    id: String, title: Texts, type: FieldType, category: DataCategory, exception: SpecialException? = nil,
    purposes: [String], period: KeepingPeriod, source: FieldSource, lookup: Bool = false, needed: Bool = false
  ) {
    self.id = id
    self.title = title
    self.type = type
    self.category = category
    self.exception = exception
    self.purposes = purposes
    self.period = period
    self.source = source
    self.lookup = lookup
    self.needed = needed
  }
}

/// What a value looks like. There is no free text: what anybody could write in it, nobody could answer for.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  case name, email, phone, date, address, plate, choice, language
  case yesOrNo = "yes-or-no"
  case purchaseLines = "purchase-lines"
}

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

/// How long, counted from what.
///
/// - Law: Art. 5(1)(e) GDPR. An end that may never come, such as that of a membership, is no period.
public struct KeepingPeriod: Sendable, Hashable {
  public enum Start: String, Sendable, Hashable, CaseIterable {
    case collection, purchase
    case lastActivity = "last-activity"
    case financialYear = "end-of-financial-year"
    case withdrawal
  }

  public let months: Int
  public let start: Start

  public init(months: Int, after start: Start) {
    self.months = months
    self.start = start
  }
}

public enum FieldSource: String, Sendable, Hashable, CaseIterable { case person, till, partner }
