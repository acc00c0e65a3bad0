extension Recurrence.Parts {
  /// Where the rule does not say which day of its week, month or year, it is the start's.
  func filledIn(from start: CalendarDay) -> Self {
    var parts = self
    guard weekdays.isEmpty, monthDays.isEmpty else { return parts }
    switch frequency {
    case .daily: break
    case .weekly: parts.weekdays = [Recurrence.OrdinalWeekday(weekday: start.weekday, ordinal: nil)]
    case .monthly: parts.monthDays = [start.parts.day]
    case .yearly:
      parts.monthDays = [start.parts.day]
      if months.isEmpty { parts.months = [start.parts.month] }
    }
    return parts
  }

  /// Whether the rule names this day, its end and its exclusions aside.
  func contains(_ day: CalendarDay, from start: CalendarDay) -> Bool {
    let distance = period(of: day) - period(of: start)
    guard distance % interval == 0, names(day) else { return false }
    guard !positions.isEmpty else { return true }
    return chosen(in: period(of: day)).contains(day)
  }

  /// The day on which `count` days have been; nil when that is so far off that nobody will see it.
  func day(ofCount count: Int, from start: CalendarDay) -> CalendarDay? {
    var left = count
    var period = period(of: start)
    while first(of: period) < CalendarDay(year: 2500, month: 1, day: 1)! {
      for day in chosen(in: period) where day >= start {
        left -= 1
        if left == 0 { return day }
      }
      period += interval
    }
    return nil
  }

  // MARK: Periods: the days, weeks, months or years, counted through

  private func period(of day: CalendarDay) -> Int {
    switch frequency {
    case .daily: Int(day.dayNumber)
    case .weekly: Int((Int64(day.dayNumber) + 3 - Int64(weekStart.rawValue)).flooredDivision(by: 7).quotient)
    case .monthly: day.parts.year * 12 + day.parts.month - 1
    case .yearly: day.parts.year
    }
  }

  private func first(of period: Int) -> CalendarDay {
    switch frequency {
    case .daily: CalendarDay(dayNumber: Int32(period))
    case .weekly: CalendarDay(dayNumber: Int32(period * 7 - 3 + weekStart.rawValue))
    case .monthly: CalendarDay(year: period / 12, month: period % 12 + 1, day: 1)!
    case .yearly: CalendarDay(year: period, month: 1, day: 1)!
    }
  }

  /// The days of one period that the rule names, and of these the ones at the positions it asks for.
  private func chosen(in period: Int) -> [CalendarDay] {
    let named = (first(of: period).dayNumber..<first(of: period + 1).dayNumber)
      .map(CalendarDay.init(dayNumber:)).filter(names)
    guard !positions.isEmpty else { return named }
    let places = positions.map { $0 > 0 ? $0 - 1 : named.count + $0 }
    return Set(places).filter(named.indices.contains).sorted().map { named[$0] }
  }

  // MARK: One day

  private func names(_ day: CalendarDay) -> Bool {
    let (year, month, dayOfMonth) = day.parts
    if !months.isEmpty && !months.contains(month) { return false }
    if !monthDays.isEmpty {
      let fromEnd = dayOfMonth - CalendarDay.length(ofMonth: month, year: year) - 1
      guard monthDays.contains(dayOfMonth) || monthDays.contains(fromEnd) else { return false }
    }
    return weekdays.isEmpty || weekdays.contains { names(day, by: $0) }
  }

  private func names(_ day: CalendarDay, by wanted: Recurrence.OrdinalWeekday) -> Bool {
    guard wanted.weekday == day.weekday else { return false }
    guard let ordinal = wanted.ordinal else { return true }
    // RFC 5545: ordinals count within the month, and within the year only for a yearly rule without BYMONTH.
    let (first, last) =
      if frequency == .yearly && months.isEmpty {
        (CalendarDay(year: day.parts.year, month: 1, day: 1)!, day.lastOfYear)
      } else {
        (day.adding(days: 1 - day.parts.day), day.lastOfMonth)
      }
    let fromStart = Int(day.dayNumber - first.dayNumber) / 7 + 1
    let fromEnd = Int(last.dayNumber - day.dayNumber) / 7 + 1
    return ordinal > 0 ? ordinal == fromStart : -ordinal == fromEnd
  }
}
