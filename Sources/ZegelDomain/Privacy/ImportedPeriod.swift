extension PrivacyPolicy {
  /// Why a row of an old file may not come in; nil when it may: the period of each of its fields is still running.
  ///
  /// Where a file cannot tell since when, nobody can tell until when.
  ///
  /// - Parameter activeOn: the last day that this person was a customer there.
  /// - Law: Art. 5(1)(e) GDPR; Douglas Italia (Garante, 20 October 2022).
  public func refusal(keeping fields: [String], activeOn: CalendarDay?, on day: CalendarDay) -> Refusal? {
    guard let activeOn, activeOn <= day else { return Refusal(.periodUnproven, field: "last_active") }
    for id in fields.sorted() {
      guard let field = field(id) else { continue }
      if activeOn.adding(months: field.period.months) < day {
        return Refusal(.periodOver, field: id, String(field.period.months))
      }
    }
    return nil
  }
}
