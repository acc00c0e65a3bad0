/// A time in which a rule holds, by the clock on the wall of the programme's time zone.
///
/// Wall time, so a happy hour from 02:00 to 03:00 lasts two real hours in the night the clock goes back, and none in the
/// night it goes forward.
package struct Window: Sendable, Equatable {
  /// First and last day; nil is open.
  package let firstDay: CalendarDay?
  package let lastDay: CalendarDay?
  /// Empty means every weekday.
  package let weekdays: Set<Weekday>
  /// Minutes of the day, end not included. An end at or before the start runs past midnight and counts for the day it
  /// began on. Nil means the whole day.
  package let hours: Hours?
  /// Nil means each day that the rest allows.
  package let recurrence: Recurrence?

  package struct Hours: Sendable, Equatable {
    package let fromMinute: Int
    package let toMinute: Int

    package init(fromMinute: Int, toMinute: Int) {
      self.fromMinute = fromMinute
      self.toMinute = toMinute
    }
  }

  package init(
    firstDay: CalendarDay?, lastDay: CalendarDay?, weekdays: Set<Weekday>, hours: Hours?, recurrence: Recurrence?
  ) {
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.weekdays = weekdays
    self.hours = hours
    self.recurrence = recurrence
  }

  package func contains(_ local: LocalTime) -> Bool {
    guard let hours else { return holds(on: local.day) }
    let minute = local.minuteOfDay
    if hours.fromMinute < hours.toMinute {
      return minute >= hours.fromMinute && minute < hours.toMinute && holds(on: local.day)
    }
    return (minute >= hours.fromMinute && holds(on: local.day))
      || (minute < hours.toMinute && holds(on: local.day.adding(days: -1)))
  }

  /// Whether it opens at all on this day.
  package func holds(on day: CalendarDay) -> Bool {
    if let firstDay, day < firstDay { return false }
    if let lastDay, day > lastDay { return false }
    if !weekdays.isEmpty && !weekdays.contains(day.weekday) { return false }
    return recurrence?.contains(day) ?? true
  }
}
