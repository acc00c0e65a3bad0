import Dispatch
import Synchronization

/// Starts something that answers through a callback, and holds this thread until it has.
@available(*, noasync)
func waitingFor<Value: Sendable>(_ start: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void) throws
  -> Value
{
  let answered = DispatchSemaphore(value: 0)
  let answer = AnswerBox<Value>()
  start { result in
    answer.value.withLock { $0 = result }
    answered.signal()
  }
  answered.wait()
  guard let result = answer.value.withLock({ $0 }) else { preconditionFailure("signalled without an answer") }
  return try result.get()
}

private final class AnswerBox<Value: Sendable>: Sendable {
  let value = Mutex<Result<Value, any Error>?>(nil)
}
