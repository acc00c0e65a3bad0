/// What came of asking the authority beforehand, step by step.
///
/// - Law: Art. 36(1) to (3) GDPR.
public struct Consultation: Sendable, Hashable {
  public enum Step: String, Sendable, Hashable, CaseIterable { case asked, extended, answered }

  /// What the authority's answer came to.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case mayProceed = "may-proceed"
    case mayNot = "may-not"
  }

  public let askedOn: CalendarDay
  public let extendedOn: CalendarDay?
  public let answeredOn: CalendarDay?
  public let outcome: Outcome?

  public init(askedOn: CalendarDay, extendedOn: CalendarDay?, answeredOn: CalendarDay?, outcome: Outcome?) {
    (self.askedOn, self.extendedOn, self.answeredOn, self.outcome) = (askedOn, extendedOn, answeredOn, outcome)
  }

  /// The last day on which the authority may still answer in time, by the rule of the day it was asked.
  ///
  /// - Law: Art. 36(2) GDPR: eight weeks, and six more when it says so.
  public var dueOn: CalendarDay {
    let weeks =
      LegalRules.number(.consultationWeeks, on: askedOn)
      + (extendedOn == nil ? 0 : LegalRules.number(.consultationExtraWeeks, on: askedOn))
    return askedOn.adding(days: 7 * weeks)
  }
}
