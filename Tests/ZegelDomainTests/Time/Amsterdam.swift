import ZegelDomain

/// Europe/Amsterdam from 1996 to 2100 by the rule of the European Union: summer time from the last Sunday of March to
/// the last Sunday of October, at 01:00 UTC.
let amsterdam: ZoneRules = {
  var changes = [ZoneRules.Change(at: .distantPast, offsetSeconds: 3600)]
  for year in 1996...2100 {
    for (month, offset) in [(3, Int32(7200)), (10, 3600)] {
      let last = CalendarDay(year: year, month: month, day: 31)!
      let sunday = last.adding(days: -((last.weekday.rawValue + 1) % 7))
      let at = Instant(milliseconds: Int64(sunday.dayNumber) * 86_400_000 + 3_600_000)
      changes.append(ZoneRules.Change(at: at, offsetSeconds: offset))
    }
  }
  return ZoneRules(name: "Europe/Amsterdam", changes: changes)
}()

func day(_ text: String) -> CalendarDay { CalendarDay(text)! }
func instant(_ text: String) -> Instant { Instant(rfc3339: text)! }
