import Synchronization

/// What the tills told, and what they heard was done.
final class SalesBook: Sendable {
  private let kept = Mutex<(told: Int, acknowledged: Set<Int>)>((0, []))

  func next() -> Int {
    kept.withLock { kept in
      kept.told += 1
      return kept.told
    }
  }

  func acknowledge(_ number: Int) { kept.withLock { _ = $0.acknowledged.insert(number) } }

  var told: Int { kept.withLock { $0.told } }
  var acknowledged: Set<Int> { kept.withLock { $0.acknowledged } }
}
