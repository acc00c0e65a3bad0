import Foundation

/// Gives those who were just answered a moment to come back, so that they share the next commit with those who waited
/// meanwhile. Without it the askers fall into two halves that take turns, and each commit serves half of them. Where the
/// engine is in this very process there is nothing to gain: what it waits, it could have worked.
///
/// Who asks alone never waits; nobody waits for longer than half of what the last group took, or a millisecond.
struct Gathering {
  private let limit: Int
  private var expected = 0
  private var until = ContinuousClock.now

  /// - Parameter limit: The most jobs a group holds.
  init(limit: Int) { self.limit = limit }

  /// To be told before the group is answered.
  mutating func note(_ group: [any GroupItem], took: Duration, at line: WaitingLine<any GroupItem>) {
    expected = min(group.jobs + line.measure { $0.jobs }, limit)
    until = .now + min(took / 2, .milliseconds(1))
  }

  func wait(at line: WaitingLine<any GroupItem>) {
    while expected > 1, ContinuousClock.now < until, line.measure({ $0.jobs }) < expected { usleep(100) }
  }
}
