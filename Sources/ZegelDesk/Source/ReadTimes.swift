import ZegelDomain

extension Field {
  /// `14 days`, `1 month`, `2 years`, `48 hours`, or `none`.
  func period(allowNone: Bool = false, example: String = "12 months") -> Period? {
    guard let text = text(example: example) else { return nil }
    if allowNone && text == "none" { return Period.none }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, (1...5).contains(words[0].utf8.count), words[0].utf8.allSatisfy(isDigit),
      let count = Int(words[0]), count >= 1, words[0].first != "0", let period = period(count, of: String(words[1]))
    else {
      return refuse(
        text, nl: "geen tijdsduur in hours, days, weeks, months of years",
        en: "not a length of time in hours, days, weeks, months or years", example: example)
    }
    guard isShort(period) else {
      return refuse(text, nl: "langer dan honderd jaar", en: "longer than a hundred years", example: example)
    }
    return period
  }

  private func period(_ count: Int, of unit: String) -> Period? {
    switch unit {
    case "hour", "hours": .hours(count)
    case "day", "days": .days(count)
    case "week", "weeks": .days(count * 7)
    case "month", "months": .months(count)
    case "year", "years": .months(count * 12)
    default: nil
    }
  }

  private func isShort(_ period: Period) -> Bool {
    switch period {
    case .hours(let count): count <= 876_000
    case .days(let count): count <= 36_500
    case .months(let count): count <= 1200
    }
  }

  /// A length of time in days or weeks.
  func days(_ range: ClosedRange<Int>, example: String) -> Int? {
    guard let period = period(example: example) else { return nil }
    guard case .days(let count) = period, range.contains(count) else {
      return refuse(
        self.text(example: example) ?? "", nl: "niet van \(range.lowerBound) tot en met \(range.upperBound) days",
        en: "not from \(range.lowerBound) to \(range.upperBound) days", example: example)
    }
    return count
  }

  func day() -> CalendarDay? {
    guard let text = text(example: "2026-12-01") else { return nil }
    guard let day = CalendarDay(text), (1970...2200).contains(day.parts.year) else {
      return refuse(
        text, nl: "geen dag die bestaat, als jaar-maand-dag", en: "not a day that exists, as year-month-day",
        example: "2026-12-01")
    }
    return day
  }

  /// `06-30`, in this order as in a whole date.
  func monthDay() -> MonthDay? {
    guard let text = text(example: "06-30") else { return nil }
    guard text.utf8.count == 5, let day = CalendarDay("2024-\(text)"),
      let found = MonthDay(month: day.parts.month, day: day.parts.day)
    else {
      return refuse(
        text, nl: "geen dag van het jaar, als maand-dag", en: "not a day of the year, as month-day", example: "06-30")
    }
    return found
  }

  func weekday() -> Weekday? {
    let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return choice(words).flatMap { words.firstIndex(of: $0) }.flatMap(Weekday.init(rawValue:))
  }

  /// `17:00-19:00`; `24:00` is the end of the day, and `22:00-02:00` runs past midnight.
  func hours() -> Window.Hours? {
    guard let text = text(example: "17:00-19:00") else { return nil }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minute(String($0)) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from != 1440 else {
      return refuse(text, nl: "geen uren van-tot", en: "not hours from-to", example: "17:00-19:00")
    }
    guard from != to else {
      return refuse(
        text, nl: "begin en einde tegelijk; laat `hours` weg voor de hele dag",
        en: "begin and end at once; leave `hours` out for the whole day", example: "17:00-19:00")
    }
    return Window.Hours(fromMinute: from, toMinute: to)
  }

  private func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == 58, let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)),
      [0, 1, 3, 4].allSatisfy({ isDigit(bytes[$0]) }), minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }
}
