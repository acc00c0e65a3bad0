/// What stands in line for a transaction. The thread that took it from the line alone touches it.
protocol GroupItem: AnyObject {
  /// How many jobs it holds.
  var count: Int { get }

  /// Does the work and keeps the outcome; throws when everything it wrote must be undone.
  func attempt(in session: any SQLSession) throws

  /// After `attempt` threw and was undone: keeps the failure, or tries once more in smaller parts.
  func recover(from error: any Error, in session: any SQLSession)

  /// Tells the askers: their own outcome, or `failure` where the transaction was lost.
  func finish(_ failure: (any Error)?)
}

/// One closure and who waits for it.
final class ClosureItem<Value: Sendable>: GroupItem {
  private let body: @Sendable (any SQLSession) throws -> Value
  private let deliver: @Sendable (Result<Value, any Error>) -> Void
  private var outcome: Result<Value, any Error>?

  init(
    _ body: @escaping @Sendable (any SQLSession) throws -> Value,
    deliver: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    self.body = body
    self.deliver = deliver
  }

  var count: Int { 1 }

  func attempt(in session: any SQLSession) throws { outcome = .success(try body(session)) }

  func recover(from error: any Error, in session: any SQLSession) { outcome = .failure(error.leavingTheStore) }

  func finish(_ failure: (any Error)?) {
    if let failure { return deliver(.failure(failure.leavingTheStore)) }
    guard let outcome else { preconditionFailure("finished before it was attempted") }
    deliver(outcome)
  }
}

extension [any GroupItem] {
  var jobs: Int { reduce(0) { $0 + $1.count } }

  /// How many items from the front make a group: as many as hold no more than the limit of jobs together, and at least one.
  func front(limit: Int) -> Int {
    var jobs = 0
    let count = prefix { item in
      jobs += item.count
      return jobs <= limit
    }.count
    return Swift.max(count, Swift.min(self.count, 1))
  }
}
