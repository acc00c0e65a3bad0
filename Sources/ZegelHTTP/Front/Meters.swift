import Hummingbird
import NIOCore
import Synchronization
import ZegelDesk
import ZegelDomain

/// What `/metrics` tells: numbers only.
final class Meters: Sendable {
  /// In seconds.
  static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

  struct RouteMeter {
    var requests: [Int: Int] = [:]
    var buckets = [Int](repeating: 0, count: Meters.bounds.count + 1)
    var seconds = 0.0
  }

  struct Readings {
    var routes: [String: RouteMeter] = [:]
    var refusals: [Refusal.Code: Int] = [:]
    var acts: [String: Int] = [:]
    var replays = 0
    var faults = 0
  }

  private let readings = Mutex(Readings())

  var current: Readings { readings.withLock { $0 } }

  func count(_ route: String, status: Int, after duration: Duration) {
    let seconds = duration.seconds
    let bucket = Meters.bounds.firstIndex { seconds <= $0 } ?? Meters.bounds.count
    readings.withLock { readings in
      readings.routes[route, default: RouteMeter()].count(status, seconds, bucket)
    }
  }

  func count(_ refusal: Refusal.Code) { readings.withLock { $0.refusals[refusal, default: 0] += 1 } }

  func countFault() { readings.withLock { $0.faults += 1 } }

  func count(act kind: PostedKind, isReplay: Bool) {
    readings.withLock { readings in
      if isReplay { readings.replays += 1 } else { readings.acts[kind.rawValue, default: 0] += 1 }
    }
  }
}

extension Meters.RouteMeter {
  fileprivate mutating func count(_ status: Int, _ time: Double, _ bucket: Int) {
    requests[status, default: 0] += 1
    buckets[bucket] += 1
    seconds += time
  }
}
