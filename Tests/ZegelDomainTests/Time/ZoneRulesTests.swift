import Testing

@testable import ZegelDomain

@Suite struct `The nights the clock changes` {
  @Test(arguments: [
    ("2026-03-29T00:59:59Z", "2026-03-29", 1 * 60 + 59), ("2026-03-29T01:00:00Z", "2026-03-29", 3 * 60),
    ("2026-10-25T00:30:00Z", "2026-10-25", 2 * 60 + 30), ("2026-10-25T01:30:00Z", "2026-10-25", 2 * 60 + 30),
    ("2026-06-30T22:00:00Z", "2026-07-01", 0), ("2026-12-31T23:00:00Z", "2027-01-01", 0),
    ("2026-12-31T22:59:59Z", "2026-12-31", 1439),
  ]) func `the clock on the wall reads what it should`(text: String, date: String, minute: Int) {
    let local = amsterdam.local(instant(text))
    #expect(local.day == day(date))
    #expect(local.minuteOfDay == minute)
  }

  @Test func `those days last 23 and 25 hours, and all others 24`() {
    for number in day("2025-01-01").dayNumber..<day("2029-01-01").dayNumber {
      let today = CalendarDay(dayNumber: number)
      let length = amsterdam.start(of: today.adding(days: 1)).milliseconds - amsterdam.start(of: today).milliseconds
      let isSunday = today.weekday == .sunday && today.adding(days: 7).parts.month != today.parts.month
      let hours: Int64 = isSunday && today.parts.month == 3 ? 23 : isSunday && today.parts.month == 10 ? 25 : 24
      #expect(length == hours * 3_600_000, "\(today)")
    }
  }

  @Test func `the first moment of a day is in it, and the one before is not`() {
    for number in day("2026-01-01").dayNumber..<day("2027-01-01").dayNumber {
      let today = CalendarDay(dayNumber: number)
      let start = amsterdam.start(of: today)
      #expect(amsterdam.local(start).day == today)
      #expect(amsterdam.local(start.adding(milliseconds: -1)).day == today.adding(days: -1))
    }
  }

  @Test func `where midnight is skipped the day begins after the gap`() {
    // As in Beirut on 27 March 2022: from 24:00 straight to 01:00.
    let change = instant("2022-03-26T22:00:00Z")
    let beirut = ZoneRules(
      name: "Asia/Beirut",
      changes: [.init(at: .distantPast, offsetSeconds: 7200), .init(at: change, offsetSeconds: 10_800)])
    #expect(beirut.start(of: day("2022-03-27")) == change)
    #expect(beirut.local(change).minuteOfDay == 60)
    #expect(beirut.start(of: day("2022-03-28")) == instant("2022-03-27T21:00:00Z"))
  }

  @Test func `where midnight comes twice the day begins at the first`() {
    // As in Havana on 1 November 2026: from 01:00 back to 00:00.
    let havana = ZoneRules(
      name: "America/Havana",
      changes: [
        .init(at: .distantPast, offsetSeconds: -14_400),
        .init(at: instant("2026-11-01T05:00:00Z"), offsetSeconds: -18_000),
      ])
    #expect(havana.start(of: day("2026-11-01")) == instant("2026-11-01T04:00:00Z"))
    #expect(havana.start(of: day("2026-11-02")) == instant("2026-11-02T05:00:00Z"))
  }

  @Test func `a happy hour of the missing hour never opens, and of the double hour lasts two`() {
    let window = Window(
      firstDay: nil, lastDay: nil, weekdays: [], hours: Window.Hours(fromMinute: 120, toMinute: 180), recurrence: nil)
    func open(_ date: String) -> Int {
      let start = amsterdam.start(of: day(date))
      return (0..<1440).count { window.contains(amsterdam.local(start.adding(milliseconds: Int64($0) * 60_000))) }
    }
    #expect(open("2026-03-28") == 60)
    #expect(open("2026-03-29") == 0)
    #expect(open("2026-10-25") == 120)
  }

  @Test func `a window past midnight belongs to the day it began on`() {
    let window = Window(
      firstDay: day("2026-12-31"), lastDay: day("2026-12-31"), weekdays: [.thursday],
      hours: Window.Hours(fromMinute: 22 * 60, toMinute: 120), recurrence: nil)
    #expect(window.contains(amsterdam.local(instant("2026-12-31T22:00:00+01:00"))))
    #expect(window.contains(amsterdam.local(instant("2027-01-01T01:59:59+01:00"))))
    #expect(!window.contains(amsterdam.local(instant("2027-01-01T02:00:00+01:00"))))
    #expect(!window.contains(amsterdam.local(instant("2026-12-31T01:00:00+01:00"))))
    #expect(!window.contains(amsterdam.local(instant("2027-01-01T22:30:00+01:00"))))
  }
}
