public import ZegelDomain
import ZegelStore

/// What can be seen of the trail at a glance.
public struct TrailHealth: Sendable {
  /// Leaves under the newest head; 0 before the first.
  public let size: Int64
  public let headMadeAt: Instant?
  /// Leaves that wait for the sequencer, and since when.
  public let waiting: Int64
  public let waitingSince: Instant?
}

extension SQLSession {
  func trailHealth() throws -> TrailHealth {
    let (head, waiting) = (try newestHead(), try unsequenced())
    return TrailHealth(
      size: head?.size ?? 0, headMadeAt: head?.madeAt, waiting: waiting.leaves, waitingSince: waiting.oldest)
  }
}
