/// Whole points or whole stamps; never a fraction, never floating point.
public typealias Points = Int64

/// What an account can hold: points, or the stamps of one stamp card.
///
/// Stamps are points of another unit: they earn, wait, expire, are spent and are reversed by the same rules.
package struct EarnedUnit: Sendable, Equatable {
  package static let pointsNumber: UInt8 = 0

  /// Given out once by the house and never to another unit.
  package let number: UInt8
  /// `points`, or the stamp card's id.
  package let id: String
  /// In the plural: `zegels`, `stamps`.
  package let name: Texts
  /// How long after the sale until they can be spent.
  package let pending: Period
  package let expiry: Expiry

  package init(number: UInt8, id: String, name: Texts, pending: Period, expiry: Expiry) {
    self.number = number
    self.id = id
    self.name = name
    self.pending = pending
    self.expiry = expiry
  }

  /// The moment points earned at `instant` can be spent.
  package func available(earnedAt instant: Instant, in zone: ZoneRules) -> Instant {
    pending.end(from: instant, in: zone)
  }
}

/// A length of time as people say it.
package enum Period: Sendable, Equatable {
  /// Exact hours, also over the nights the clock changes. 0 is at once.
  case hours(Int)
  /// To the first moment of the day so many days later.
  case days(Int)
  /// To the first moment of the day so many months later; from 31 January one month is 28 or 29 February.
  case months(Int)

  package static let none = Period.hours(0)

  package func end(from instant: Instant, in zone: ZoneRules) -> Instant {
    switch self {
    case .hours(let count): instant.adding(milliseconds: Int64(count) * 3_600_000)
    case .days(let count): zone.start(of: zone.local(instant).day.adding(days: count))
    case .months(let count): zone.start(of: zone.local(instant).day.adding(months: count))
    }
  }
}

/// When what was earned is gone.
package enum Expiry: Sendable, Equatable {
  case never
  /// So long after the sale, then to the end of that month, quarter or year.
  case rolling(Period, roundedTo: RoundedTo)
  /// At the end of the first of these days that is at least `leastDays` after the sale.
  case fixed([MonthDay], leastDays: Int)
  /// Everything at once, so long after the account's last sign of life.
  case inactivity(Period, keptAliveBy: Set<SignOfLife>)

  package enum RoundedTo: String, Sendable, CaseIterable { case day, month, quarter, year }
  package enum SignOfLife: String, Sendable, CaseIterable { case earn, spend }

  /// The first moment a lot earned at `instant` is gone; `.never` where it does not depend on the lot.
  package func end(earnedAt instant: Instant, in zone: ZoneRules) -> Instant {
    switch self {
    case .never, .inactivity: return .never
    case .rolling(.hours(let count), roundedTo: .day):
      return Period.hours(count).end(from: instant, in: zone)
    case .rolling(let period, let roundedTo):
      // The last day it is good for; it is gone when the next day begins.
      let last = min(.latest, zone.local(period.end(from: instant, in: zone)).day)
      let rounded =
        switch roundedTo {
        case .day: last
        case .month: last.lastOfMonth
        case .quarter: last.lastOfQuarter
        case .year: last.lastOfYear
        }
      return zone.start(of: rounded.adding(days: 1))
    case .fixed(let days, let leastDays):
      let from = zone.local(instant).day.adding(days: leastDays)
      let year = min(from.parts.year, 9999)
      let next = (year...min(year + 1, 9999)).flatMap { year in days.map { $0.day(in: year) } }.filter { $0 >= from }
        .min()
      return next.map { zone.start(of: $0.adding(days: 1)) } ?? .never
    }
  }
}

/// A day of each year; 29 February is 28 February in the years without one.
package struct MonthDay: Hashable, Sendable {
  package let month: Int
  package let day: Int

  package init?(month: Int, day: Int) {
    guard CalendarDay(year: 2024, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  package func day(in year: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: min(day, CalendarDay.length(ofMonth: month, year: year)))!
  }
}
