public import ZegelDomain
import ZegelStore

/// What became of the points of one month, in one unit. Every line of it is a whole number of points.
///
/// `issued - reversed + adjusted = redeemed + expired + outstanding`.
/// - Law: IFRS 15 B39 to B47.
public struct LiabilityCohort: Sendable, Equatable {
  /// The first day of the month in which the act that gave the points happened, in the programme's zone.
  public let month: CalendarDay
  /// `points`, or the stamp card's id.
  public let unit: String
  /// Given by sales.
  public fileprivate(set) var issued: Points = 0
  /// Taken back because sales were returned, voided or told late.
  public fileprivate(set) var reversed: Points = 0
  /// Given by hand or brought along, less what was taken by hand or forgiven.
  public fileprivate(set) var adjusted: Points = 0
  public fileprivate(set) var redeemed: Points = 0
  public fileprivate(set) var expired: Points = 0
  public fileprivate(set) var pending: Points = 0
  public fileprivate(set) var available: Points = 0
  public fileprivate(set) var held: Points = 0
  /// Spent and turned out not to be there: what accounts are below zero.
  public fileprivate(set) var owed: Points = 0

  fileprivate init(month: CalendarDay, unit: String) {
    self.month = month
    self.unit = unit
  }

  public var outstanding: Points { pending + available + held - owed }
  /// All that customers could ever redeem.
  public var earned: Points { issued - reversed + adjusted }
  /// Whether nothing of it can be redeemed any more.
  public var isOver: Bool { earned > 0 && pending == 0 && available == 0 && held == 0 }

  /// How many of the outstanding points will be redeemed if of all that was earned `rate` / 10,000 is. Rounded up, from
  /// 0 to what is outstanding.
  public func expected(rate: Int64) -> Points {
    let total = (Int128(earned) * Int128(rate) + 9_999) / 10_000
    return max(0, min(outstanding, Points(clamping: total) - redeemed))
  }
}

/// The points that are still out, by the month they were given in.
public struct Liability: Sendable {
  public let at: Instant
  /// In order of month, then points before stamp cards.
  public let cohorts: [LiabilityCohort]
  public let currency: String
  fileprivate let payment: PointsPayment?

  /// Of 10,000 points earned, how many were redeemed in the months that are over; nil where none is. Rounded up.
  public func observedRate(_ unit: String) -> Int64? {
    let over = cohorts.filter { $0.unit == unit && $0.isOver }
    let earned = over.reduce(0) { $0 + $1.earned }
    guard earned > 0 else { return nil }
    let redeemed = over.reduce(0) { $0 + $1.redeemed }
    return min(10_000, max(0, (redeemed * 10_000 + earned - 1) / earned))
  }

  /// What points are worth when they pay a bill, in minor units, rounded down; nil for stamps, and where the programme
  /// does not let points pay.
  public func value(of points: Points, _ unit: String) -> Int64? { unit == "points" ? payment?.worth(of: points) : nil }
}

extension Desk {
  /// Adds up every lot of every account as of `instant`, nil being now; what is due by then has passed.
  public func liability(at instant: Instant? = nil) async throws -> Liability {
    let (programmes, now) = (self.programmes, self.now)
    let moment = instant ?? now
    var cohorts: [CohortKey: LiabilityCohort] = [:]
    try await eachAccount({ account, session in
      let book = try programmes.book(in: session)
      return try session.movements(of: account, until: moment, book)
    }) { movements in
      for movement in movements {
        let key = CohortKey(month: movement.month, unitNumber: movement.unitNumber)
        cohorts[key, default: LiabilityCohort(month: movement.month, unit: movement.unit)].add(movement)
      }
    }
    let programme = try await currentProgramme()
    let sorted = cohorts.sorted { ($0.key.month, $0.key.unitNumber) < ($1.key.month, $1.key.unitNumber) }
    return Liability(
      at: moment, cohorts: sorted.map(\.value), currency: programme.currency, payment: programme.payment)
  }
}

private struct CohortKey: Hashable {
  let month: CalendarDay
  let unitNumber: UInt8
}

private struct Movement: Sendable {
  let month: CalendarDay
  let unitNumber: UInt8
  let unit: String
  let transfer: Transfer
}

extension LiabilityCohort {
  fileprivate mutating func add(_ movement: Movement) {
    let transfer = movement.transfer
    if transfer.from == .issued { issued += transfer.points } else { add(-transfer.points, to: transfer.from) }
    if transfer.to == .issued { reversed += transfer.points } else { add(transfer.points, to: transfer.to) }
  }

  private mutating func add(_ points: Points, to bucket: Bucket) {
    switch bucket {
    case .issued: break
    case .pending: pending += points
    case .available: available += points
    case .held: held += points
    case .redeemed: redeemed += points
    case .expired: expired += points
    // Outside the account: what leaves it came to the customer.
    case .adjusted: adjusted -= points
    case .owed: owed -= points
    }
  }
}

extension SQLSession {
  fileprivate func movements(of account: AccountRow, until moment: Instant, _ book: ProgrammeBook) throws -> [Movement]
  {
    guard book.count > 0 else { return [] }
    let names = LedgerNames(book)
    let zone = try book.inForce(at: moment).zone
    let heads = try factHeads(of: account.id)
    let booked = try entries(of: account.id).map(\.transfer).filter { $0.at <= moment }
    let due = moment > account.state.passedTo ? Account.passing(to: moment, account.state, book: book).transfers : []
    return (booked + due).compactMap { transfer in
      guard heads.indices.contains(Int(transfer.lot.fact) - 1) else { return nil }
      let (year, month, _) = zone.local(heads[Int(transfer.lot.fact) - 1].at).day.parts
      return Movement(
        month: CalendarDay(year: year, month: month, day: 1)!, unitNumber: transfer.unit,
        unit: names.unit(transfer.unit), transfer: transfer)
    }
  }
}
