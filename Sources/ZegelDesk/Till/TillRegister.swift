import Synchronization
import ZegelDomain
import ZegelStore

/// The tills as last read, good for a second: a revoked key is refused everywhere within that time.
final class TillRegister: Sendable {
  private let kept = Mutex<(rows: [TillRow], readAt: Instant)?>(nil)

  static let keptMilliseconds: Int64 = 1000

  func rows(at now: Instant) -> [TillRow]? {
    kept.withLock { kept in
      guard let kept, abs(now.milliseconds - kept.readAt.milliseconds) < TillRegister.keptMilliseconds else {
        return nil
      }
      return kept.rows
    }
  }

  func keep(_ rows: [TillRow], at now: Instant) { kept.withLock { $0 = (rows, now) } }
}
