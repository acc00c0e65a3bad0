/// A day of the Gregorian calendar, without time or zone.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; below zero before it.
  public let dayNumber: Int32

  public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// Nil when there is no such day, such as 30 February or 29 February 2027.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...9999).contains(year),
      (1...CalendarDay.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Counted in years that begin on 1 March, so that the leap day is the last one.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// Reads `2026-02-28`.
  public init?(_ text: String) {
    var reader = DigitReader(text.utf8)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
      let day = reader.number(2), reader.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// 31 December 9999; what would end later ends then.
  static let latest = CalendarDay(year: 9999, month: 12, day: 31)!

  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(rawValue: Int((Int64(dayNumber) + 3).flooredDivision(by: 7).remainder))!
  }

  public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

  public func adding(days: Int) -> CalendarDay { CalendarDay(dayNumber: dayNumber + Int32(days)) }

  /// The same day of the month so many months on, or the last day of that month: 31 January + 1 = 28 February.
  /// Never past the year 9999.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = parts
    let (years, monthIndex) = Int64(year * 12 + month - 1 + months).flooredDivision(by: 12)
    guard years <= 9999 else { return .latest }
    let last = CalendarDay.length(ofMonth: Int(monthIndex) + 1, year: Int(years))
    return CalendarDay(year: Int(years), month: Int(monthIndex) + 1, day: min(day, last))!
  }

  public var lastOfMonth: CalendarDay {
    let (year, month, _) = parts
    return CalendarDay(year: year, month: month, day: CalendarDay.length(ofMonth: month, year: year))!
  }

  public var lastOfQuarter: CalendarDay {
    let (year, month, _) = parts
    return CalendarDay(year: year, month: (month + 2) / 3 * 3, day: 1)!.lastOfMonth
  }

  public var lastOfYear: CalendarDay { CalendarDay(year: parts.year, month: 12, day: 31)! }

  public var description: String {
    let (year, month, day) = parts
    return "\(padded(Int64(year), 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))"
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// Monday is 0, as in ISO 8601 weeks.
public enum Weekday: Int, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
