import ZegelDomain
import ZegelStore

extension Desk {
  /// The round that settles: on accounts with much behind the programme's reach, keeps the state at that moment, so that
  /// a late sale folds again from there and not from the first day. What is settled cannot change any more: a sale or a
  /// return from before it is refused as `beyond-reach`. Answers how many accounts it settled.
  public func settleAccounts() async throws -> Int {
    var (settled, after) = (0, AccountID?.none)
    while true {
      let from = after
      let (last, count) = try await settlePart(after: from)
      settled += count
      guard let last else { return settled }
      after = last
    }
  }

  private func settlePart(after: AccountID?) async throws -> (AccountID?, Int) {
    let (programmes, now) = (self.programmes, self.now)
    return try await store.write { session in
      let book = try programmes.book(in: session)
      let accounts = try session.accounts(after: after, most: 200)
      var count = 0
      for account in accounts where try session.settle(account, book, now: now) { count += 1 }
      return (accounts.count < 200 ? nil : accounts.last?.id, count)
    }
  }
}

/// Settling fewer facts than this is not worth a write.
private let fewestFactsToSettle = 64

extension SQLSession {
  fileprivate func settle(_ account: AccountRow, _ book: ProgrammeBook, now: Instant) throws -> Bool {
    guard account.factCount >= fewestFactsToSettle, let last = account.state.last else { return false }
    let programme = try book.inForce(at: now)
    let reach = last.at.adding(milliseconds: -Int64(programme.reachDays) * 86_400_000)
    let facts = try facts(of: account.id, after: account.settled?.last)
    let old = facts.filter { $0.at < reach }
    guard old.count >= fewestFactsToSettle, let newest = old.last else { return false }
    // A return may stand after the cut for a sale before it: then the cut waits until both are behind it.
    let taken = Set(facts.dropFirst(old.count).compactMap(\.takesBackEvent))
    guard !old.contains(where: { taken.contains($0.event) }),
      !facts.dropFirst(old.count).contains(where: \.takesBackByAmount)
    else { return false }
    let state = Account.fold(
      old, from: account.settled ?? AccountState(), passedTo: newest.at, book: book
    ).state
    try settle(account, as: state)
    return true
  }
}

extension Fact {
  fileprivate var takesBackEvent: EventID? {
    switch act {
    case .giveBack(let giveBack): giveBack.sale
    case .undo(let event): event
    default: nil
    }
  }

  fileprivate var takesBackByAmount: Bool {
    if case .giveBack(let giveBack) = act, case .amount = giveBack.extent { true } else { false }
  }
}
