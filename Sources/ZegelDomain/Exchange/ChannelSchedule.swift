/// On which days, and when, a channel's files are due.
public struct ChannelSchedule: Sendable, Hashable {
  public enum Days: Sendable, Hashable {
    case every
    case weekly(Weekday)
    /// Of the month; in a shorter one its last day.
    case monthly(Int)
  }

  public let days: Days
  /// From midnight, as the clock shows it.
  public let minute: Int

  public init(days: Days, minute: Int) {
    self.days = days
    self.minute = minute
  }

  /// The newest moment not after `now` at which it was due.
  ///
  /// In the night in which the clock goes forward, a time that is skipped comes right after it; in the night in which it
  /// goes back, a time that comes twice is due the first time.
  public func newestDue(by now: Instant, in zone: ZoneRules) -> Instant {
    var day = zone.local(now).day
    while true {
      if isOn(day) {
        let due = moment(on: day, in: zone)
        if due <= now { return due }
      }
      day = day.adding(days: -1)
    }
  }

  private func isOn(_ day: CalendarDay) -> Bool {
    switch days {
    case .every: return true
    case .weekly(let weekday): return day.weekday == weekday
    case .monthly(let wanted):
      let parts = day.parts
      return parts.day == min(wanted, CalendarDay.length(ofMonth: parts.month, year: parts.year))
    }
  }

  private func moment(on day: CalendarDay, in zone: ZoneRules) -> Instant {
    let start = zone.start(of: day)
    let plain = start.adding(milliseconds: Int64(minute) * 60_000)
    // How far the clock has moved since midnight.
    let moved = Int64(zone.offsetSeconds(at: plain) - zone.offsetSeconds(at: start))
    let moment = plain.adding(milliseconds: -moved * 1000)
    return zone.local(moment).millisecondOfDay == Int32(minute) * 60_000 ? moment : plain
  }
}
