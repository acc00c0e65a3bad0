import ZegelDomain

/// Posts of one kind that stand next to each other in line: one call of their handler.
final class PostRun<Handler: BatchHandler>: GroupItem {
  typealias Outcome = Result<Handler.Answer, any Error>

  enum Asker {
    case one(CheckedContinuation<Handler.Answer, any Error>)
    case oneOf(CollectedAnswers<Handler.Answer>, Int)
  }

  private let handler: Handler
  private var jobs: [Handler.Job] = []
  private var askers: [Asker] = []
  private var outcomes: [Outcome] = []

  init(_ handler: Handler) { self.handler = handler }

  var count: Int { jobs.count }

  func add(_ job: Handler.Job, _ asker: Asker) {
    jobs.append(job)
    askers.append(asker)
  }

  func attempt(in session: any SQLSession) throws { outcomes = try answers(to: jobs, in: session) }

  func recover(from error: any Error, in session: any SQLSession) {
    if jobs.count == 1 {
      outcomes = [.failure(error)]
    } else {
      outcomes = jobs.map { job in outcome(of: job, in: session) }
    }
  }

  func finish(_ failure: (any Error)?) {
    for (index, asker) in askers.enumerated() {
      let outcome = failure.map(Outcome.failure) ?? outcomes[index]
      let told = outcome.mapError { $0.leavingTheStore }
      switch asker {
      case .one(let continuation): continuation.resume(with: told)
      case .oneOf(let collected, let place): collected.put(told, at: place)
      }
    }
    // The poster may hold on to its last run; let it be an empty one.
    (jobs, askers, outcomes) = ([], [], [])
  }

  private func outcome(of job: Handler.Job, in session: any SQLSession) -> Outcome {
    do { return try session.savepoint { try answers(to: [job], in: session)[0] } } catch { return .failure(error) }
  }

  private func answers(to jobs: [Handler.Job], in session: any SQLSession) throws -> [Outcome] {
    let answers = try handler.handle(jobs, in: session)
    guard answers.count == jobs.count else {
      throw Fault("batch handler gave \(answers.count) answers to \(jobs.count) jobs")
    }
    return answers
  }
}
