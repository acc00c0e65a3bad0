public import ZegelDomain

extension Instant {
  /// The day by which Dutch law judges. It changes at midnight in Amsterdam, not in Greenwich; a system without zones is
  /// an hour or two off, and goes on.
  var lawDay: CalendarDay { lawZone.local(self).day }

  /// `12 mei 2026 om 22:46`, by the same clock.
  func writtenLocally(in language: Language) -> String {
    let local = lawZone.local(self)
    let (hour, minute) = local.minuteOfDay.quotientAndRemainder(dividingBy: 60)
    let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    return local.day.written(in: language) + (language == .nl ? " om \(time)" : " at \(time)")
  }
}

extension CalendarDay {
  /// By Dutch law: a millisecond before the next day begins.
  public var lastMoment: Instant { lawZone.start(of: adding(days: 1)).adding(milliseconds: -1) }
}

extension Surroundings {
  /// Today, by Dutch law.
  public var lawDay: CalendarDay { now().lawDay }
}

let lawZone = ZoneRules(ianaName: "Europe/Amsterdam") ?? .utc
