import Dispatch

/// Holds a database thread, or a task, until the other side says go. For one waiter.
struct Signal: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let stream = AsyncStream<Void>.makeStream()

  func send() {
    semaphore.signal()
    stream.continuation.yield()
  }

  /// Blocks its thread: for database threads only, since tasks have too few to give one away.
  func wait() { semaphore.wait() }

  func received() async { for await _ in stream.stream { return } }
}
