import ArgumentParser
import ZegelDomain

/// An instant on the command line, as RFC 3339 with its offset.
struct InstantArgument: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let instant = Instant(rfc3339: argument) else { return nil }
    self.instant = instant
  }
}
