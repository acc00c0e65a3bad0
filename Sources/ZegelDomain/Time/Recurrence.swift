/// Days that come back, after the RRULE of RFC 5545, such as each first Saturday of a month.
///
/// Whole days only. The start day is the first day there can be; it is one of the days only when the rule says so.
/// - Source: RFC 5545 section 3.3.10.
package struct Recurrence: Sendable, Equatable {
  /// As it was written, for people to read.
  package let rule: String
  package let start: CalendarDay
  package let excluded: Set<CalendarDay>

  let parts: Parts
  /// The last day there can be: `UNTIL`, or the day `COUNT` runs out; nil when there is no end.
  let last: CalendarDay?

  /// The written parts, the ones the start day gives filled in.
  struct Parts: Sendable, Equatable {
    enum Frequency: String, CaseIterable {
      case daily = "DAILY", weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY"
    }

    var frequency = Frequency.daily
    var interval = 1
    var weekdays: [OrdinalWeekday] = []
    var monthDays: Set<Int> = []
    var months: Set<Int> = []
    var positions: [Int] = []
    var weekStart = Weekday.monday
    var count: Int?
    var until: CalendarDay?
  }

  /// `SA`, or with an ordinal `1SA` (the first) and `-1SA` (the last).
  struct OrdinalWeekday: Sendable, Equatable {
    let weekday: Weekday
    /// Nil is each one.
    let ordinal: Int?
  }

  init(rule: String, start: CalendarDay, excluded: Set<CalendarDay>, written: Parts) {
    self.rule = rule
    self.start = start
    self.excluded = excluded
    let parts = written.filledIn(from: start)
    self.parts = parts
    last = written.until ?? written.count.flatMap { parts.day(ofCount: $0, from: start) }
  }

  package func contains(_ day: CalendarDay) -> Bool {
    guard day >= start else { return false }
    if let last, day > last { return false }
    return parts.contains(day, from: start) && !excluded.contains(day)
  }
}
