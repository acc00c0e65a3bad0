public import ZegelDomain

extension Surroundings {
  /// The day it is where the law that Zegel knows holds. It changes at midnight in Amsterdam, not in Greenwich.
  public var lawDay: CalendarDay {
    // A system without zones is an hour or two off, and goes on.
    (ZoneRules(ianaName: "Europe/Amsterdam") ?? .utc).local(now()).day
  }
}
