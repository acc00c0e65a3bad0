import Testing

@testable import ZegelDomain

@Suite struct `When points are released and gone` {
  private func end(_ expiry: Expiry, _ earned: String) -> String {
    expiry.end(earnedAt: instant(earned), in: amsterdam).rfc3339
  }

  @Test(arguments: [
    (Period.none, "2026-01-31T12:00:00+01:00", "2026-01-31T12:00:00+01:00"),
    (.hours(48), "2026-03-28T12:00:00+01:00", "2026-03-30T13:00:00+02:00"),
    (.days(2), "2026-03-28T12:00:00+01:00", "2026-03-30T00:00:00+02:00"),
    (.days(1), "2026-10-24T23:59:59+02:00", "2026-10-25T00:00:00+02:00"),
    (.months(1), "2026-01-31T12:00:00+01:00", "2026-02-28T00:00:00+01:00"),
    (.months(12), "2024-02-29T12:00:00+01:00", "2025-02-28T00:00:00+01:00"),
    (.months(24), "2026-02-28T23:30:00Z", "2028-03-01T00:00:00+01:00"),
  ]) func `a period ends at the moment people expect`(period: Period, from: String, to: String) {
    #expect(period.end(from: instant(from), in: amsterdam) == instant(to))
  }

  @Test(arguments: [
    (Expiry.RoundedTo.day, "2028-05-16T00:00:00+02:00"), (.month, "2028-06-01T00:00:00+02:00"),
    (.quarter, "2028-07-01T00:00:00+02:00"),
    (.year, "2029-01-01T00:00:00+01:00"),
  ]) func `rolling points are good up to and including their last day`(rounded: Expiry.RoundedTo, gone: String) {
    let expiry = Expiry.rolling(.months(24), roundedTo: rounded)
    #expect(expiry.end(earnedAt: instant("2026-05-15T10:00:00+02:00"), in: amsterdam) == instant(gone))
  }

  @Test func `rolling points of 29 February go on 28 February of a common year`() {
    #expect(end(.rolling(.months(12), roundedTo: .day), "2028-02-29T12:00:00Z") == "2029-02-28T23:00:00Z")
    #expect(end(.rolling(.months(12), roundedTo: .month), "2028-02-29T12:00:00Z") == "2029-02-28T23:00:00Z")
  }

  @Test(arguments: [
    ("2026-01-01T12:00:00Z", "2026-06-30T22:00:00Z"), ("2026-06-30T12:00:00Z", "2026-06-30T22:00:00Z"),
    ("2026-06-30T22:30:00Z", "2026-12-31T23:00:00Z"), ("2026-12-31T23:30:00Z", "2027-06-30T22:00:00Z"),
  ]) func `on fixed days points go at the end of the next one`(earned: String, gone: String) {
    #expect(end(.fixed([MonthDay(month: 12, day: 31)!, MonthDay(month: 6, day: 30)!], leastDays: 0), earned) == gone)
  }

  @Test func `on fixed days points stay at least so long`() {
    let expiry = Expiry.fixed([MonthDay(month: 12, day: 31)!], leastDays: 30)
    #expect(end(expiry, "2026-12-01T12:00:00Z") == "2026-12-31T23:00:00Z")
    #expect(end(expiry, "2026-12-02T12:00:00Z") == "2027-12-31T23:00:00Z")
    #expect(
      end(.fixed([MonthDay(month: 6, day: 30)!], leastDays: 800), "2026-12-02T12:00:00Z") == "2029-06-30T22:00:00Z")
  }

  @Test func `a fixed 29 February is 28 February in a common year`() {
    let expiry = Expiry.fixed([MonthDay(month: 2, day: 29)!], leastDays: 0)
    #expect(end(expiry, "2027-01-15T12:00:00Z") == "2027-02-28T23:00:00Z")
    #expect(end(expiry, "2028-02-28T23:30:00Z") == "2028-02-29T23:00:00Z")
    #expect(end(expiry, "2100-02-28T12:00:00Z") == "2100-02-28T23:00:00Z")
  }

  @Test func `what never expires, and what only expires unused, has no moment of its own`() {
    for expiry in [Expiry.never, .inactivity(.months(12), keptAliveBy: [.earn])] {
      #expect(expiry.end(earnedAt: instant("2026-01-01T00:00:00Z"), in: amsterdam) == .never)
    }
  }

  @Test func `the last day there is breaks nothing`() {
    for expiry in [
      Expiry.rolling(.months(1200), roundedTo: .year), .rolling(.days(36_500), roundedTo: .quarter),
      .fixed([MonthDay(month: 1, day: 1)!], leastDays: 3660),
    ] {
      #expect(expiry.end(earnedAt: instant("9999-12-31T23:59:59Z"), in: .utc) > instant("9999-12-31T00:00:00Z"))
    }
  }

  @Test func `a later sale never expires earlier`() {
    let rules: [Expiry] = [
      .rolling(.months(1), roundedTo: .day), .rolling(.months(13), roundedTo: .quarter),
      .rolling(.days(45), roundedTo: .year),
      .fixed([MonthDay(month: 2, day: 29)!, MonthDay(month: 8, day: 1)!], leastDays: 60),
    ]
    for expiry in rules {
      var last = Instant.distantPast
      for hour in 0..<(24 * 800) {
        let earned = instant("2027-12-01T00:00:00Z").adding(milliseconds: Int64(hour) * 3_600_000)
        let gone = expiry.end(earnedAt: earned, in: amsterdam)
        #expect(gone >= last && gone > earned)
        last = gone
      }
    }
  }
}
