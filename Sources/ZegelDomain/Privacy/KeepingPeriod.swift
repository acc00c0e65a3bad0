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
