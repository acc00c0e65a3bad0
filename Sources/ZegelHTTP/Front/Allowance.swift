import Synchronization

/// So many a second, and so many at once: one bucket for each caller, filled as time passes.
///
/// Buckets that are full again are forgotten, so that callers who come once leave nothing behind.
final class Allowance<Caller: Hashable & Sendable>: Sendable {
  private struct Bucket {
    var left: Double
    var at: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let most: Double
  private let buckets = Mutex<[Caller: Bucket]>([:])

  /// None when `most` is 0: then everything is allowed.
  init(perSecond: Double, most: Double) {
    self.perSecond = perSecond
    self.most = most
  }

  var isLimited: Bool { most > 0 }

  /// Whether anything is left; takes nothing. As long as nobody has spent anything, nobody has to be named.
  func hasLeft(_ caller: @autoclosure () -> Caller, at now: ContinuousClock.Instant = .now) -> Bool {
    guard isLimited, buckets.withLock({ !$0.isEmpty }) else { return true }
    let caller = caller()
    return buckets.withLock { buckets in buckets[caller].map { self.left(in: $0, at: now) >= 1 } ?? true }
  }

  /// Takes one; false when there was none, and then nothing is taken.
  func spend(_ caller: Caller, at now: ContinuousClock.Instant = .now) -> Bool {
    guard isLimited else { return true }
    return buckets.withLock { buckets in
      let left = buckets[caller].map { self.left(in: $0, at: now) } ?? most
      guard left >= 1 else { return false }
      if buckets[caller] == nil, buckets.count >= mostKept { forgetFull(&buckets, at: now) }
      buckets[caller] = Bucket(left: left - 1, at: now)
      return true
    }
  }

  /// Whole seconds until there is one again, at least 1.
  func secondsToWait(_ caller: Caller, at now: ContinuousClock.Instant = .now) -> Int {
    let left = buckets.withLock { buckets in buckets[caller].map { self.left(in: $0, at: now) } ?? most }
    return max(1, Int(((1 - left) / perSecond).rounded(.up)))
  }

  private func left(in bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
    min(most, bucket.left + bucket.at.duration(to: now).seconds * perSecond)
  }

  private func forgetFull(_ buckets: inout [Caller: Bucket], at now: ContinuousClock.Instant) {
    buckets = buckets.filter { left(in: $0.value, at: now) < most }
  }
}

private let mostKept = 10_000
