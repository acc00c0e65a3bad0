/// One kind of personal data that may be kept of a member.
public struct PersonalField: Sendable, Hashable {
  public let id: String
  public let title: Texts
  public let type: FieldType
  /// What there is to choose from; empty for every other type.
  public let choices: [FieldChoice]
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
    id: String, title: Texts, type: FieldType, choices: [FieldChoice] = [], category: DataCategory,
    exception: SpecialException? = nil, purposes: [String], period: KeepingPeriod, source: FieldSource,
    lookup: Bool = false, needed: Bool = false
  ) {
    self.id = id
    self.title = title
    self.type = type
    self.choices = choices
    self.category = category
    self.exception = exception
    self.purposes = purposes
    self.period = period
    self.source = source
    self.lookup = lookup
    self.needed = needed
  }
}

/// Who gives a value.
public enum FieldSource: String, Sendable, Hashable, CaseIterable { case person, till, partner }
