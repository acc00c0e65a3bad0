import Testing
import ZegelDomain

/// The clock in Amsterdam in 2026: forward on 29 March, back on 25 October.
private let zone = ZoneRules(
  name: "Europe/Amsterdam",
  changes: [
    .init(at: .distantPast, offsetSeconds: 3600),
    .init(at: Instant(rfc3339: "2026-03-29T01:00:00Z")!, offsetSeconds: 7200),
    .init(at: Instant(rfc3339: "2026-10-25T01:00:00Z")!, offsetSeconds: 3600),
  ])

@Suite struct `When a channel is due` {
  @Test(arguments: [
    // Every day, and before that time of it.
    ("2026-06-10T12:00:00Z", ChannelSchedule(days: .every, minute: 210), "2026-06-10T01:30:00Z"),
    ("2026-06-10T01:29:00Z", ChannelSchedule(days: .every, minute: 210), "2026-06-09T01:30:00Z"),
    // The night in which it goes forward skips half past two: then it is right after.
    ("2026-03-29T12:00:00Z", ChannelSchedule(days: .every, minute: 150), "2026-03-29T01:30:00Z"),
    ("2026-03-29T12:00:00Z", ChannelSchedule(days: .every, minute: 210), "2026-03-29T01:30:00Z"),
    // The night in which it goes back has half past two twice: the first counts.
    ("2026-10-25T12:00:00Z", ChannelSchedule(days: .every, minute: 150), "2026-10-25T00:30:00Z"),
    ("2026-10-25T12:00:00Z", ChannelSchedule(days: .every, minute: 240), "2026-10-25T03:00:00Z"),
    // Mondays; 10 June 2026 is a Wednesday.
    ("2026-06-10T12:00:00Z", ChannelSchedule(days: .weekly(.monday), minute: 0), "2026-06-07T22:00:00Z"),
    // The 31st, in a month that has none: its last day.
    ("2026-03-01T12:00:00Z", ChannelSchedule(days: .monthly(31), minute: 60), "2026-02-28T00:00:00Z"),
    ("2028-03-01T12:00:00Z", ChannelSchedule(days: .monthly(31), minute: 60), "2028-02-29T00:00:00Z"),
  ]) func `the newest moment is the one before now`(now: String, schedule: ChannelSchedule, due: String) {
    #expect(schedule.newestDue(by: Instant(rfc3339: now)!, in: zone) == Instant(rfc3339: due)!)
  }
}
