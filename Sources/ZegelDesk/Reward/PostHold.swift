import ZegelDomain
import ZegelStore

extension Posting {
  /// A hold keeps points aside for a long basket; it ends by itself.
  func postHold(_ points: Points, seconds: Int64, _ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    guard (1...Posting.longestHoldSeconds).contains(seconds) else {
      throw Refusal(.quantityOutOfRange, field: "seconds")
    }
    guard points > 0, points <= mostMinorUnits else { throw Refusal(.quantityOutOfRange, field: "points") }
    let card = try usableCard(job, at: job.now)
    let account = try batch.account(card.account)
    let at = moment(for: account, job)
    let state = Account.passing(to: at, account.state, book: batch.book).state
    let balance = state.available(EarnedUnit.pointsNumber)
    guard balance >= points else { throw Refusal(.balanceTooLow, field: "card", String(balance), String(points)) }
    let request = HoldRequest(
      unit: EarnedUnit.pointsNumber, points: points, until: at.adding(milliseconds: seconds * 1000))
    return try add(.hold(request), .hold, to: account, at: at, job)
  }

  static let longestHoldSeconds: Int64 = 24 * 3600

  func postRelease(of event: EventID, _ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    guard let known = try batch.register.act(event), let id = known.account else {
      throw Refusal(.holdUnknown, field: "refers_to")
    }
    guard known.kind == .hold else { throw Refusal(.eventOfOtherKind, field: "refers_to", event.text) }
    let account = try batch.account(id)
    let at = moment(for: account, job)
    let state = Account.passing(to: at, account.state, book: batch.book).state
    guard state.holds.contains(where: { $0.event == event }) else { throw Refusal(.holdEnded, field: "refers_to") }
    return try add(.release(of: event), .release, to: account, at: at, job)
  }

  /// By hand, with a reason; or the balance that a card brings along.
  func postAdjustment(_ unitID: String, _ points: Points, _ reason: String, _ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    guard points != 0, abs(points) <= mostMinorUnits else { throw Refusal(.quantityOutOfRange, field: "points") }
    guard let reason = Adjustment.Reason.byHand.first(where: { $0.name == reason }) else {
      throw Refusal(.inputMalformed, field: "reason", Adjustment.Reason.byHand.map(\.name).joined(separator: ", "))
    }
    let card = try usableCard(job, at: job.now)
    let account = try batch.account(card.account)
    let at = moment(for: account, job)
    guard let unit = try batch.book.inForce(at: at).units.first(where: { $0.id == unitID }) else {
      throw Refusal(.inputMalformed, field: "unit")
    }
    let adjustment = Adjustment(unit: unit.number, points: points, reason: reason)
    return try add(.adjustment(adjustment), .adjustment, to: account, at: at, job)
  }
}

extension Adjustment.Reason {
  package var name: String {
    switch self {
    case .openingBalance: "opening-balance"
    case .goodwill: "goodwill"
    case .mistake: "mistake"
    case .fraud: "fraud"
    case .household: "household"
    }
  }
}
