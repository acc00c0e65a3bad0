import ZegelDomain
import ZegelStore

/// Moves points between two accounts of one act: on each an adjustment of its own, both in the same transaction, together
/// nothing. Each account's entries sum to zero by themselves, and say why.
struct PointsMove {
  let batch: PostBatch
  let from: AccountID
  let to: AccountID
  /// Sixteen random bytes, and a number within the act.
  let key: [UInt8]
  let number: Int

  /// All that can be spent, of every unit; what is still pending, held or owed stays where it is.
  func moveAll() throws {
    let (account, at) = (try batch.account(from), try moment())
    let state = Account.passing(to: at, account.state, book: batch.book).state
    for unit in try batch.book.inForce(at: at).units {
      let points = state.available(unit.number)
      if points > 0 { try move(points, unit.number, at) }
    }
  }

  /// Refuses `balance-too-low`.
  func move(_ points: Points) throws {
    let (account, at) = (try batch.account(from), try moment())
    let state = Account.passing(to: at, account.state, book: batch.book).state
    guard points > 0 else { throw Refusal(.quantityOutOfRange, field: "points") }
    guard points <= state.available(EarnedUnit.pointsNumber) else { throw Refusal(.balanceTooLow, field: "points") }
    try move(points, EarnedUnit.pointsNumber, at)
  }

  private func move(_ points: Points, _ unit: UInt8, _ at: Instant) throws {
    try adjust(from, by: -points, unit, "out", at)
    try adjust(to, by: points, unit, "in", at)
  }

  private func adjust(_ account: AccountID, by points: Points, _ unit: UInt8, _ way: String, _ at: Instant) throws {
    let event = EventID(stored: "household-\(hex(key))-\(number)-\(unit)-\(way)")
    _ = try batch.register.add(
      ActRow(event: event, kind: .adjustment, account: account, at: at, bodyHash: key))
    _ = try batch.add(
      .adjustment(Adjustment(unit: unit, points: points, reason: .household)), event: event, at: at,
      version: try batch.book.inForce(at: at).version, to: account)
  }

  /// After all that either account knows, so that nothing has to be folded again.
  private func moment() throws -> Instant {
    try [from, to].reduce(batch.now) { latest, id in
      let state = try batch.account(id).state
      return max(latest, state.passedTo, state.last.map { $0.at.adding(milliseconds: 1) } ?? latest)
    }
  }
}
