import Foundation

/// Items in the order they came, for one or more threads to take.
// Unchecked: everything mutable is touched under `condition` only.
final class WaitingLine<Item>: @unchecked Sendable {
  private let condition = NSCondition()
  private var waiting: [Item] = []
  private var isClosed = false

  /// Lets `place` add to the line; false, without calling it, once the line is closed.
  func add(_ place: (inout [Item]) -> Void) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if isClosed { return false }
    place(&waiting)
    condition.signal()
    return true
  }

  /// Waits for items and takes as many from the front as `choose` says; none once closed and empty.
  func take(_ choose: ([Item]) -> Int) -> [Item] {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty && !isClosed { condition.wait() }
    let taken = Array(waiting.prefix(choose(waiting)))
    waiting.removeFirst(taken.count)
    return taken
  }

  /// Looks at what waits, and leaves it.
  func measure<T>(_ look: ([Item]) -> T) -> T {
    condition.lock()
    defer { condition.unlock() }
    return look(waiting)
  }

  /// Takes no more; what waits is still served.
  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }
}
