/// That a key of the exchange ends soon, or has, and nothing is there to go on with.
public struct ExchangeKeyWarning: Sendable, Hashable {
  public let key: ExchangeKey
  /// Whole days until its end; 0 on the last, negative once it is past.
  public let daysLeft: Int64
  /// Which of 60, 30, 14, 7 and 1 days before the end was passed last; 0 once it is past.
  public let step: Int64

  /// Days before the end at which it is said.
  public static let steps: [Int64] = [60, 30, 14, 7, 1]
}

extension [ExchangeKey] {
  /// Of pinned keys without a successor that outlives the first warning; soonest end first.
  public func warnings(at now: Instant) -> [ExchangeKeyWarning] {
    let pinned = filter { $0.endedAt == nil && $0.confirmedAt != nil }
    return pinned.compactMap { key in
      guard let warning = key.warning(at: now), !pinned.contains(where: { $0.outlives(key, at: now) }) else {
        return nil
      }
      return warning
    }.sorted { ($0.daysLeft, $0.key.id.bits) < ($1.daysLeft, $1.key.id.bits) }
  }
}

private let day: Int64 = 86_400_000

extension ExchangeKey {
  fileprivate func warning(at now: Instant) -> ExchangeKeyWarning? {
    guard let end = facts.expiresAt else { return nil }
    let left = end.milliseconds - now.milliseconds
    if left <= 0 { return ExchangeKeyWarning(key: self, daysLeft: -((-left) / day) - 1, step: 0) }
    guard let step = ExchangeKeyWarning.steps.last(where: { left <= $0 * day }) else { return nil }
    return ExchangeKeyWarning(key: self, daysLeft: left / day, step: step)
  }

  /// Whether this one goes on when the other has ended.
  fileprivate func outlives(_ other: ExchangeKey, at now: Instant) -> Bool {
    id != other.id && facts.owner == other.facts.owner && facts.kind == other.facts.kind && warning(at: now) == nil
  }
}
