import Testing

@testable import ZegelDomain

@Suite struct `Days that come back` {
  @Test(arguments: recurrenceVectors.split(separator: "\n"))
  func `agree with an independent implementation`(line: Substring) throws {
    let vector = try Vector(line)
    let recurrence = try Recurrence(rule: vector.rule, start: vector.start)
    // From before the start, so that no day comes too early either.
    for day in days(from: vector.start.adding(days: -400), to: vector.horizon) {
      #expect(recurrence.contains(day) == vector.days.contains(day), "\(vector.rule) from \(vector.start) on \(day)")
    }
  }

  @Test func `an excluded day is not one of them, and still counts`() throws {
    let start = CalendarDay("2026-03-01")!
    let without = try Recurrence(rule: "FREQ=DAILY;COUNT=3", start: start, excluding: [start.adding(days: 1)])
    #expect((0..<5).map { without.contains(start.adding(days: $0)) } == [true, false, true, false, false])
  }

  @Test func `weekdays with and without an ordinal are both meant`() throws {
    let both = try Recurrence(rule: "FREQ=MONTHLY;BYDAY=MO,1TU", start: CalendarDay("2026-06-01")!)
    let found = days(from: CalendarDay("2026-06-01")!, to: CalendarDay("2026-06-30")!).filter(both.contains)
    #expect(found.map { $0.parts.day } == [1, 2, 8, 15, 22, 29])
  }

  @Test func `the start is no day of it unless the rule says so`() throws {
    let saturdays = try Recurrence(rule: "FREQ=WEEKLY;BYDAY=SA", start: CalendarDay("2026-01-01")!)
    #expect(!saturdays.contains(CalendarDay("2026-01-01")!))
    #expect(saturdays.contains(CalendarDay("2026-01-03")!))
  }

  @Test(arguments: ["FREQ=MONTHLY;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY"])
  func `2100 has no 29 February`(rule: String) throws {
    let recurrence = try Recurrence(rule: rule, start: CalendarDay("2096-02-29")!)
    #expect(recurrence.contains(CalendarDay("2096-02-29")!))
    #expect(
      !days(from: CalendarDay("2100-02-01")!, to: CalendarDay("2100-03-01")!).contains(where: recurrence.contains))
    #expect(recurrence.contains(CalendarDay("2104-02-29")!))
  }

  @Test func `every count has exactly so many days`() throws {
    for rule in [
      "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;BYDAY=-1SU",
    ] {
      for count in [1, 2, 7, 30] {
        let start = CalendarDay("2027-01-31")!
        let recurrence = try Recurrence(rule: "\(rule);COUNT=\(count)", start: start)
        let found = days(from: start, to: start.adding(days: 15_000)).filter(recurrence.contains)
        #expect(found.count == count, "\(rule)")
      }
    }
  }

  @Test func `a longer interval leaves out and never adds`() throws {
    let start = CalendarDay("2026-05-20")!
    for rule in ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=MONTHLY;BYDAY=2WE", "FREQ=YEARLY;BYMONTH=5,6"] {
      let all = try Recurrence(rule: rule, start: start)
      for interval in 2...5 {
        let some = try Recurrence(rule: "\(rule);INTERVAL=\(interval)", start: start)
        for day in days(from: start, to: start.adding(days: 4000)) where some.contains(day) {
          #expect(all.contains(day))
        }
      }
    }
  }

  @Test(arguments: refused) func `a rule that cannot be kept is refused by name`(
    rule: String, problem: RecurrenceProblem
  ) {
    #expect(throws: problem) { try Recurrence(rule: rule, start: CalendarDay("2026-01-01")!) }
  }

  @Test func `too long a rule and too many exclusions are refused`() {
    let start = CalendarDay("2026-01-01")!
    let long = "FREQ=DAILY;BYMONTH=" + Array(repeating: "1", count: 300).joined(separator: ",")
    #expect(throws: RecurrenceProblem.tooLong) { try Recurrence(rule: long, start: start) }
    #expect(throws: RecurrenceProblem.tooManyExclusions) {
      try Recurrence(rule: "FREQ=DAILY", start: start, excluding: (0...1000).map { start.adding(days: $0) })
    }
  }
}

private let refused: [(String, RecurrenceProblem)] = [
  ("", .malformed(part: "")),
  ("INTERVAL=2", .frequencyMissing),
  ("FREQ=FORTNIGHTLY", .outOfRange(part: "FREQ", value: "FORTNIGHTLY")),
  ("FREQ=HOURLY", .unsupported(part: "FREQ=HOURLY")),
  ("FREQ=DAILY;BYHOUR=9", .unsupported(part: "BYHOUR")),
  ("FREQ=YEARLY;BYWEEKNO=20", .unsupported(part: "BYWEEKNO")),
  ("FREQ=YEARLY;BYYEARDAY=100", .unsupported(part: "BYYEARDAY")),
  ("FREQ=DAILY;COLOUR=RED", .unknown(part: "COLOUR")),
  ("FREQ=DAILY;FREQ=DAILY", .repeated(part: "FREQ")),
  ("FREQ=DAILY;", .malformed(part: "")),
  ("FREQ=DAILY;INTERVAL", .malformed(part: "INTERVAL")),
  ("FREQ=DAILY;INTERVAL=0", .outOfRange(part: "INTERVAL", value: "0")),
  ("FREQ=DAILY;INTERVAL=-1", .malformed(part: "INTERVAL=-1")),
  ("FREQ=DAILY;INTERVAL=99999999999999999999", .malformed(part: "INTERVAL=99999999999999999999")),
  ("FREQ=DAILY;COUNT=10001", .outOfRange(part: "COUNT", value: "10001")),
  ("FREQ=DAILY;COUNT=2;UNTIL=20270101", .countAndUntil),
  ("FREQ=DAILY;UNTIL=20260230", .malformed(part: "UNTIL=20260230")),
  ("FREQ=DAILY;UNTIL=20270101T000000Z", .malformed(part: "UNTIL=20270101T000000Z")),
  ("FREQ=DAILY;UNTIL=20251231", .endsBeforeStart),
  ("FREQ=MONTHLY;BYMONTHDAY=0", .outOfRange(part: "BYMONTHDAY", value: "0")),
  ("FREQ=MONTHLY;BYMONTHDAY=-32", .outOfRange(part: "BYMONTHDAY", value: "32")),
  ("FREQ=WEEKLY;BYMONTHDAY=1", .unsupported(part: "BYMONTHDAY")),
  ("FREQ=MONTHLY;BYDAY=6MO", .outOfRange(part: "BYDAY", value: "6")),
  ("FREQ=YEARLY;BYDAY=54MO", .outOfRange(part: "BYDAY", value: "54")),
  ("FREQ=WEEKLY;BYDAY=1MO", .unsupported(part: "BYDAY=1")),
  ("FREQ=WEEKLY;BYDAY=ZO", .malformed(part: "BYDAY=ZO")),
  ("FREQ=WEEKLY;BYDAY=-MO", .malformed(part: "BYDAY=-")),
  ("FREQ=MONTHLY;BYSETPOS=1", .positionsOfNothing),
  ("FREQ=YEARLY;BYMONTH=-1", .malformed(part: "BYMONTH=-1")),
]

private func days(from first: CalendarDay, to last: CalendarDay) -> [CalendarDay] {
  first > last ? [] : (first.dayNumber...last.dayNumber).map(CalendarDay.init(dayNumber:))
}

private struct Vector {
  let rule: String
  let start: CalendarDay
  let horizon: CalendarDay
  let days: Set<CalendarDay>

  init(_ line: Substring) throws {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
    rule = String(try #require(fields[0].first))
    start = try #require(CalendarDay(String(fields[1][0])))
    horizon = try #require(CalendarDay(String(fields[2][0])))
    days = Set(
      try fields[3].map { digits in
        let text = Array(digits)
        return try #require(CalendarDay("\(String(text[0..<4]))-\(String(text[4..<6]))-\(String(text[6..<8]))"))
      })
  }
}
