/// A time zone as a table: from which moment on the clock is how far ahead of UTC.
///
/// A table, and not a look-up in the system, so that folding an old account tomorrow on another machine gives what it
/// gave today.
public struct ZoneRules: Sendable, Equatable {
  /// From this moment on, local time is so many seconds ahead of UTC.
  public struct Change: Sendable, Equatable {
    public let at: Instant
    public let offsetSeconds: Int32

    public init(at: Instant, offsetSeconds: Int32) {
      self.at = at
      self.offsetSeconds = offsetSeconds
    }
  }

  /// IANA name, such as `Europe/Amsterdam`.
  public let name: String
  private let changes: [Change]

  /// `changes` in order of time; the first also holds before its moment.
  public init(name: String, changes: [Change]) {
    precondition(!changes.isEmpty, "a zone has at least one offset")
    self.name = name
    self.changes = changes
  }

  public static let utc = ZoneRules(name: "UTC", changes: [Change(at: .distantPast, offsetSeconds: 0)])

  public func offsetSeconds(at instant: Instant) -> Int32 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
    }
    return changes[max(0, low - 1)].offsetSeconds
  }

  public func local(_ instant: Instant) -> LocalTime {
    let shifted = instant.milliseconds + Int64(offsetSeconds(at: instant)) * 1000
    let (day, inDay) = shifted.flooredDivision(by: 86_400_000)
    return LocalTime(day: CalendarDay(dayNumber: Int32(clamping: day)), millisecondOfDay: Int32(inDay))
  }

  /// The first moment of a day here. Where the clock skips midnight, the first moment after the gap.
  public func start(of day: CalendarDay) -> Instant {
    let wall = Int64(day.dayNumber) * 86_400_000
    let early = offsetSeconds(at: Instant(milliseconds: wall - 86_400_000))
    let late = offsetSeconds(at: Instant(milliseconds: wall + 86_400_000))
    // Before a change the larger offset gives the earlier moment; the first that reads as this day is right.
    for offset in [max(early, late), min(early, late)] {
      let candidate = Instant(milliseconds: wall - Int64(offset) * 1000)
      if local(candidate).day == day { return candidate }
    }
    return Instant(milliseconds: wall - Int64(early) * 1000)
  }
}

/// What the clock on the wall says.
public struct LocalTime: Sendable, Equatable {
  public let day: CalendarDay
  /// From 0 up to 86,400,000.
  public let millisecondOfDay: Int32

  public var minuteOfDay: Int { Int(millisecondOfDay) / 60_000 }
}
