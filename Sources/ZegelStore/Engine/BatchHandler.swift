/// Does many jobs of one kind in one call: the hot path's set-wise work.
package protocol BatchHandler: Sendable {
  associatedtype Job: Sendable
  associatedtype Answer: Sendable

  /// Answers every job, in the order of `jobs`, which is the order they were posted in.
  ///
  /// A `failure` in the list is that job's answer, and the handler sees to it that the job wrote nothing (decide
  /// first, or wrap the job in `session.savepoint`). Throwing undoes the whole call; the jobs are then handed over
  /// again one at a time, each in its own savepoint, and one that throws alone fails alone.
  func handle(_ jobs: [Job], in session: any SQLSession) throws -> [Result<Answer, any Error>]
}
