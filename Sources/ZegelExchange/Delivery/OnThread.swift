import Foundation

/// Runs what blocks where nobody waits for the thread. Whoever is cancelled cancels it; a transfer ends then, and goes on
/// another time.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try Task.checkCancellation()
  let running = RunningThread()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      running.start {
        let outcome = Result(catching: body)
        continuation.resume(with: Thread.current.isCancelled ? .failure(CancellationError()) : outcome)
      }
    }
  } onCancel: {
    running.cancel()
  }
}

// Unchecked: the thread is the lock's.
private final class RunningThread: @unchecked Sendable {
  private let lock = NSLock()
  private var thread: Thread?
  private var isCancelled = false

  func start(_ body: @escaping @Sendable () -> Void) {
    lock.withLock {
      let thread = Thread(block: body)
      if isCancelled { thread.cancel() }
      thread.start()
      self.thread = thread
    }
  }

  func cancel() {
    lock.withLock {
      isCancelled = true
      thread?.cancel()
    }
  }
}
