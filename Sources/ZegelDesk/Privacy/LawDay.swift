public import ZegelDomain

extension Instant {
  /// The day by which Dutch law judges. It changes at midnight in Amsterdam, not in Greenwich; a system without zones is
  /// an hour or two off, and goes on.
  var lawDay: CalendarDay { lawZone.local(self).day }
}

extension Surroundings {
  /// Today, by Dutch law.
  public var lawDay: CalendarDay { now().lawDay }
}

private let lawZone = ZoneRules(ianaName: "Europe/Amsterdam") ?? .utc
