extension CalendarDay {
  /// `12 mei 2026`, `12 May 2026`.
  public func written(in language: Language) -> String {
    let (year, month, day) = parts
    return "\(day) \(months[language]![month - 1]) \(year)"
  }
}

extension Instant {
  /// `12 mei 2026 om 20:46 UTC`: a refusal does not know the shop's time zone, so it says which one it means.
  public func written(in language: Language) -> String {
    let (days, inDay) = milliseconds.flooredDivision(by: 86_400_000)
    let minutes = inDay / 60_000
    let day = CalendarDay(dayNumber: Int32(clamping: days)).written(in: language)
    let time = "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2)) UTC"
    return language == .nl ? "\(day) om \(time)" : "\(day) at \(time)"
  }
}

private let months: [Language: [String]] = [
  .nl: [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ],
  .en: [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ],
]
