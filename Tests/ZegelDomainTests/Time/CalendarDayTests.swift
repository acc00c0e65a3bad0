import Testing

@testable import ZegelDomain

@Suite struct `A calendar day` {
  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2024-02-29", 19_782, .thursday), ("2026-01-01", 20_454, .thursday), ("2100-03-01", 47_541, .monday),
    ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
  ]) func `has a number, parts and a weekday`(text: String, number: Int32, weekday: Weekday) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.dayNumber == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test func `every day of two centuries follows the one before it`() {
    var expected = (year: 1950, month: 1, day: 1)
    for number in day("1950-01-01").dayNumber...day("2149-12-31").dayNumber {
      let parts = CalendarDay(dayNumber: number).parts
      #expect(parts == expected)
      #expect(CalendarDay(year: parts.year, month: parts.month, day: parts.day)?.dayNumber == number)
      let isLast = expected.day == lengths[expected.month - 1] + (expected.month == 2 && isLeap(expected.year) ? 1 : 0)
      if !isLast {
        expected.day += 1
      } else {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
  }

  private let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "26-01-01", "2026-1-1",
    "2026-01-01 ",
    "2026/01/01", "", "٢٠٢٦-٠١-٠١", "0000-01-01", "-001-01-01",
  ]) func `that does not exist is none`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"), ("2096-02-29", 48, "2100-02-28"), ("2026-10-31", 1, "2026-11-30"),
    ("2026-12-31", 2, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-05-15", 0, "2026-05-15"),
  ]) func `plus months is the same day, or the last of the month`(from: String, months: Int, to: String) {
    #expect(day(from).adding(months: months) == day(to))
  }

  @Test(arguments: [
    ("2026-02-10", "2026-02-28", "2026-03-31", "2026-12-31"), ("2028-02-29", "2028-02-29", "2028-03-31", "2028-12-31"),
    ("2026-04-01", "2026-04-30", "2026-06-30", "2026-12-31"), ("2026-09-30", "2026-09-30", "2026-09-30", "2026-12-31"),
    ("2026-12-31", "2026-12-31", "2026-12-31", "2026-12-31"),
  ]) func `knows the last day of its month, quarter and year`(
    text: String, month: String, quarter: String, year: String
  ) {
    #expect(day(text).lastOfMonth == day(month))
    #expect(day(text).lastOfQuarter == day(quarter))
    #expect(day(text).lastOfYear == day(year))
  }

  @Test func `weeks of a cap begin on Monday, also across the new year and before 1970`() {
    for (sunday, monday) in [("2026-01-04", "2026-01-05"), ("2023-01-01", "2023-01-02"), ("1969-12-28", "1969-12-29")] {
      #expect(CapPeriod.week.index(of: day(sunday)) + 1 == CapPeriod.week.index(of: day(monday)))
    }
    #expect(CapPeriod.week.index(of: day("2025-12-29")) == CapPeriod.week.index(of: day("2026-01-04")))
  }
}
