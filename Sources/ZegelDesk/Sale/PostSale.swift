import ZegelDomain
import ZegelStore

extension Posting {
  func post(_ sale: Sale, _ job: PostJob) throws -> Outcome {
    try checkClock(job)
    let programme = try batch.book.inForce(at: sale.at)
    let evaluation = try programme.evaluate(sale)
    if job.act.card == nil && !job.act.cardIsUnreadable { return Outcome(try postWithoutCard(job, programme)) }
    let card = try usableCard(job, at: sale.at)
    try batch.checkReach(at: sale.at, event: sale.event, of: card.account)
    let registered = try register(job, .sale, account: card.account, at: sale.at)
    if case .before(let posted) = registered { return Outcome(posted) }
    let act = Act.sale(evaluation)
    let outcome = Outcome { answer in posted(answer, act, job, programme) }
    try batch.add(
      act, event: sale.event, at: sale.at, version: programme.version, to: card.account, answer: outcome.tell)
    if case .awaited = registered { try postWaiting(for: sale.event, evaluation, to: card.account, job) }
    return outcome
  }

  /// Nothing to earn; the key is kept so that a return of it is not waited for in vain.
  private func postWithoutCard(_ job: PostJob, _ programme: Programme) throws -> Posted {
    let registered = try register(job, .sale, account: nil, at: job.act.at)
    if case .before(let posted) = registered { return posted }
    if case .awaited = registered { try forgetWaiting(for: job.act.event) }
    return Posted(
      event: job.act.event, at: job.act.at, version: programme.version,
      answer: Answer(outcomes: [], balances: [], note: .withoutCard), isReplay: false, act: nil, programme: programme)
  }

  private func forgetWaiting(for sale: EventID) throws {
    for waiting in try session.takeWaiting(for: sale) {
      let known = try batch.register.act(waiting.event)
      try batch.register.complete(
        ActRow(event: waiting.event, kind: .giveBack, account: nil, at: nil, bodyHash: known?.bodyHash))
    }
  }

  /// Returns that came before this sale count from now on.
  private func postWaiting(for sale: EventID, _ evaluation: Evaluation, to account: AccountID, _ job: PostJob)
    throws
  {
    let reach = try batch.account(account).settled?.last
    for waiting in try session.takeWaiting(for: sale) {
      // From before what can still change: it stays registered and counts for nothing.
      if let reach, FactPlace(at: waiting.at, event: waiting.event) <= reach {
        try batch.register.stay(waiting.event)
        continue
      }
      guard let known = try batch.register.act(waiting.event) else { throw Fault("a waiting return is not registered") }
      try batch.register.complete(
        ActRow(event: waiting.event, kind: .giveBack, account: account, at: waiting.at, bodyHash: known.bodyHash))
      let version = try batch.book.inForce(at: waiting.at).version
      var act = waiting.act
      if case .giveBack(let giveBack) = act { act = .giveBack(giveBack.keeping(soldIn: evaluation)) }
      _ = try batch.add(act, event: waiting.event, at: waiting.at, version: version, to: account)
    }
  }
}
