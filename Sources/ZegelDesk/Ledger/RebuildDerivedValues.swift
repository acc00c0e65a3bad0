import ZegelDomain
import ZegelStore

extension Desk {
  /// Computes again everything that follows from facts (states, balances, due dates, the stock of rewards) and writes it
  /// where it differs. Facts and entries are never touched: what is wrong there stays for `verifyLedger` to say.
  ///
  /// - Parameter progress: told after each page: accounts done, and how many there are.
  /// - Returns: how many accounts and rewards were put right.
  public func rebuildDerivedValues(progress: @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Int {
    var (done, changed, after) = (0, 0, AccountID?.none)
    var taken: [UInt16: Int64] = [:]
    let programmes = self.programmes
    let total = try await store.read { Int(try $0.accountCount()) }
    while true {
      let from = after
      let page = try await store.write { session in
        try session.rebuild(after: from, book: try programmes.book(in: session))
      }
      changed += page.changed
      done += page.count
      for reward in page.taken { taken[reward.reward, default: 0] += reward.count }
      progress(done, total)
      guard let last = page.last else { break }
      after = last
    }
    let stock = taken
    return changed + (try await store.write { try $0.rebuildStock(stock) })
  }
}

private struct RebuiltPage: Sendable {
  var count = 0
  var changed = 0
  var taken: [TakenReward] = []
  /// Nil when this was the last page.
  var last: AccountID?
}

extension SQLSession {
  fileprivate func rebuild(after: AccountID?, book: ProgrammeBook) throws -> RebuiltPage {
    let accounts = try keptAccounts(after: after, most: 200)
    var page = RebuiltPage(count: accounts.count, last: accounts.count < 200 ? nil : accounts.last?.id)
    for account in accounts {
      let state = try rebuilt(account, book)
      page.taken += state.taken
      if account.agrees(with: state) { continue }
      try replaceState(state, of: account.id)
      page.changed += 1
    }
    return page
  }

  private func rebuilt(_ account: KeptAccount, _ book: ProgrammeBook) throws -> AccountState {
    let facts = try facts(of: account.id, after: account.settled?.last)
    if let newest = facts.map(\.version).max(), newest > book.count {
      throw Fault("a fact names a programme version that is not there")
    }
    if facts.isEmpty && account.settled == nil { return AccountState() }
    let passedTo = try account.state?.passedTo ?? newestMoment(facts, account.id)
    return Account.fold(facts, from: account.settled ?? AccountState(), passedTo: passedTo, book: book).state
  }

  /// How far dates had passed, where the state no longer says so: at least to the newest entry.
  private func newestMoment(_ facts: [Fact], _ account: AccountID) throws -> Instant {
    max(facts.last?.at ?? .distantPast, try newestEntryAt(of: account) ?? .distantPast)
  }

  fileprivate func rebuildStock(_ stock: [UInt16: Int64]) throws -> Int {
    let kept = Dictionary(uniqueKeysWithValues: try allTaken().map { ($0.reward, $0.count) })
    var changed = 0
    for reward in Set(kept.keys).union(stock.keys).sorted() {
      let count = stock[reward, default: 0]
      if kept[reward, default: 0] == count { continue }
      try setTaken(reward, to: count)
      changed += 1
    }
    return changed
  }
}
