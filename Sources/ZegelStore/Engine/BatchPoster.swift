import ZegelDomain

/// Where jobs of one kind are posted; made by `SQLStore.poster`.
///
/// Posts that wait next to each other become one call of the handler. Everything in line keeps its order, so an
/// ordinary write between two posts splits their run.
// Unchecked: `openRun` is touched only while the line is locked.
package final class BatchPoster<Handler: BatchHandler>: @unchecked Sendable {
  private let handler: Handler
  private let line: WaitingLine<any GroupItem>
  private let limit: Int
  private var openRun: PostRun<Handler>?

  init(_ handler: Handler, line: WaitingLine<any GroupItem>, limit: Int) {
    self.handler = handler
    self.line = line
    self.limit = limit
  }

  package func post(_ job: Handler.Job) async throws -> Handler.Answer {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = line.add { waiting in place(job, .one(continuation), in: &waiting) }
      if !accepted { continuation.resume(throwing: Refusal(.storageBusy)) }
    }
  }

  /// Posts many at once, each with its own outcome, in the same order.
  ///
  /// They may be committed in several groups: after a failure some are durable and others are not, as told.
  package func post(all jobs: [Handler.Job]) async throws -> [Result<Handler.Answer, any Error>] {
    try await withCheckedThrowingContinuation { continuation in
      submit(jobs) { continuation.resume(with: $0) }
    }
  }

  private func submit(
    _ jobs: [Handler.Job],
    _ deliver: @escaping @Sendable (Result<[Result<Handler.Answer, any Error>], any Error>) -> Void
  ) {
    if jobs.isEmpty { return deliver(.success([])) }
    let collected = CollectedAnswers<Handler.Answer>(jobs.count) { deliver(.success($0)) }
    let accepted = line.add { waiting in
      for (index, job) in jobs.enumerated() { place(job, .oneOf(collected, index), in: &waiting) }
    }
    if !accepted { deliver(.failure(Refusal(.storageBusy))) }
  }

  private func place(_ job: Handler.Job, _ asker: PostRun<Handler>.Asker, in waiting: inout [any GroupItem]) {
    if let openRun, waiting.last === openRun, openRun.count < limit { return openRun.add(job, asker) }
    let run = PostRun(handler)
    run.add(job, asker)
    openRun = run
    waiting.append(run)
  }
}

/// The answers of one `post(all:)`, gathered on the writer's thread as the groups commit.
final class CollectedAnswers<Answer: Sendable> {
  private var answers: [Result<Answer, any Error>?]
  private var missing: Int
  private let done: ([Result<Answer, any Error>]) -> Void

  init(_ count: Int, done: @escaping ([Result<Answer, any Error>]) -> Void) {
    answers = Array(repeating: nil, count: count)
    missing = count
    self.done = done
  }

  func put(_ answer: Result<Answer, any Error>, at index: Int) {
    answers[index] = answer
    missing -= 1
    if missing == 0 { done(answers.compactMap { $0 }) }
  }
}
