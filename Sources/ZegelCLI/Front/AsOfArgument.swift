import ArgumentParser
import ZegelDesk
import ZegelDomain

/// Up to when, on the command line: an instant as RFC 3339, or a day, which is its last moment by Dutch law.
struct AsOfArgument: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let instant = Instant(rfc3339: argument) ?? CalendarDay(argument)?.lastMoment else { return nil }
    self.instant = instant
  }
}
