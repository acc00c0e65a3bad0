import ZegelDomain
import ZegelStore

extension Desk {
  /// What a sale would earn if it were committed now; writes nothing.
  ///
  /// Without a card it tells what a new card would earn.
  public func quote(_ act: TillAct) async throws -> Posted {
    guard case .sale(let sale) = act.request else { preconditionFailure("only sales are quoted") }
    let job = job(for: act)
    let programmes = self.programmes
    return try await store.read { session in
      let batch = PostBatch(session, now: job.now, book: try programmes.book(in: session), isWriting: false)
      return try Posting(batch: batch).quote(sale, job)
    }
  }
}

extension Posting {
  fileprivate func quote(_ sale: Sale, _ job: PostJob) throws -> Posted {
    if let replay = try replay(job) { return replay }
    try checkClock(job)
    let programme = try batch.book.inForce(at: sale.at)
    let evaluation = try programme.evaluate(sale)
    let hasCard = job.act.card != nil || job.act.cardIsUnreadable
    let account = hasCard ? try batch.account(usableCard(job, at: sale.at).account) : nil
    let before = account?.state ?? AccountState()
    let fact = Fact(
      number: (account?.factCount ?? 0) + 1, event: sale.event, at: sale.at, version: programme.version,
      act: .sale(evaluation))
    let folded = try Account.adding(fact, to: before, book: batch.book, from: account?.settled ?? AccountState()) {
      try account.map { try session.facts(of: $0.id, after: $0.settled?.last) } ?? []
    }
    let answer = Answer(
      outcomes: folded.outcomes[sale.event] ?? [],
      balances: Account.balances(before: before, after: folded.state, programme),
      note: hasCard ? .none : .withoutCard)
    return posted(answer, fact.act, job, programme)
  }
}
