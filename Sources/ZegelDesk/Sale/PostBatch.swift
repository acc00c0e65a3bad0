import ZegelDomain
import ZegelStore

/// Posts a group of acts in one transaction: what they need is read once, decided in memory, and written together.
///
/// Within a group a card's account is read once and written once, however many of its sales are in it.
final class PostBatch {
  let session: any SQLSession
  let now: Instant
  let book: ProgrammeBook
  private var accounts: [AccountID: AccountRow] = [:]
  private var changed: Set<AccountID> = []
  private var late: [AccountID: [LateSale]] = [:]
  private var facts: [(account: AccountID, row: FactRow)] = []
  private var entries: [EntryRow] = []
  /// What this group took of rewards, not yet written.
  private var taken: [UInt16: Int64] = [:]
  private var cards: [[UInt8]: CardRow?] = [:]
  private let isWriting: Bool
  let register: ActRegister
  private var leaves = LeafBook()

  init(_ session: any SQLSession, now: Instant, book: ProgrammeBook, isWriting: Bool = true) {
    self.session = session
    self.now = now
    self.book = book
    self.isWriting = isWriting
    register = ActRegister(session)
  }

  // MARK: Reading

  /// Asks at once for all that a group is about, where asking takes a journey each time.
  func prepare(_ jobs: [PostJob]) throws {
    guard session.dialect == .postgresql else { return }
    let hashes = Set(jobs.compactMap(\.cardHash))
    for hash in hashes { cards[hash] = .some(nil) }
    for card in try session.cards(hashes: Array(hashes)) { cards[card.hash] = card }
    try lock(Set(cards.values.compactMap { $0?.account }))
    // Only now: whoever told the same act a moment ago has held these accounts, and is done.
    try register.prepare(jobs.flatMap(\.act.events))
    try lock(Set(register.accounts).subtracting(accounts.keys))
  }

  private func lock(_ ids: Set<AccountID>) throws {
    if ids.isEmpty { return }
    for account in try session.accountsToChange(Array(ids)) { accounts[account.id] = account }
  }

  /// The card with this hash; its account is read along.
  func card(_ hash: [UInt8]) throws -> CardRow? {
    if let card = cards[hash] { return card }
    guard session.dialect == .sqlite || !isWriting else { return try session.card(hash: hash) }
    guard let (card, account) = try session.cardWithAccount(hash: hash) else { return nil }
    if accounts[account.id] == nil { accounts[account.id] = account }
    return card
  }

  /// The account after everything of this group so far.
  func account(_ id: AccountID) throws -> AccountRow {
    try foldLate(into: id)
    return try kept(id)
  }

  private func kept(_ id: AccountID) throws -> AccountRow {
    if let account = accounts[id] { return account }
    guard let account = try isWriting ? session.accountToChange(id) : session.account(id) else {
      throw Fault("an act names an account that is not there")
    }
    accounts[id] = account
    return account
  }

  /// All facts since the account was last settled, those of this group as well.
  func history(of account: AccountRow) throws -> [Fact] {
    try writeFactsAndEntries()
    return try session.facts(of: account.id, after: account.settled?.last)
  }

  /// A registered act's fact, also one that this group has not written yet.
  func factRow(of account: AccountID, at: Instant, event: EventID) throws -> FactRow {
    if let row = try session.factRow(of: account, at: at, event: event) { return row }
    try write()
    guard let row = try session.factRow(of: account, at: at, event: event) else {
      throw Fault("a registered act has no fact")
    }
    return row
  }

  // MARK: Deciding

  /// Adds a sale to its account. A late one waits for the others of its group, so that a thousand late sales fold an
  /// account again once and not a thousand times; `answer` is told when it is known.
  func add(
    _ sale: Act, event: EventID, at: Instant, version: Int32, to id: AccountID, answer: @escaping (Answer) -> Void
  ) throws {
    var account = try kept(id)
    try checkReach(at: at, event: event, of: account)
    let fact = Fact(number: account.factCount + 1, event: event, at: at, version: version, act: sale)
    account.factCount += 1
    accounts[id] = account
    if late[id] == nil && fact.isOneStep(from: account.state) {
      answer(try take(Account.stepping(fact, from: account.state, book: book), fact, into: id, note: .none))
    } else {
      late[id, default: []].append(LateSale(fact: fact, answer: answer))
    }
  }

  /// Adds any other act, and gives the answer that is kept with it.
  func add(_ act: Act, event: EventID, at: Instant, version: Int32, to id: AccountID, note: Answer.Note = .none) throws
    -> Answer
  {
    var account = try account(id)
    try checkReach(at: at, event: event, of: account)
    let fact = Fact(number: account.factCount + 1, event: event, at: at, version: version, act: act)
    let folded = try Account.adding(fact, to: account.state, book: book, from: account.settled ?? AccountState()) {
      try history(of: account)
    }
    account.factCount += 1
    accounts[id] = account
    return try take(folded, fact, into: id, note: note)
  }

  /// Writes down what one fact came to.
  private func take(_ folded: Account.Folded, _ fact: Fact, into id: AccountID, note: Answer.Note) throws -> Answer {
    var account = try kept(id)
    let answer = Answer(
      outcomes: folded.outcomes[fact.event] ?? [],
      balances: Account.balances(before: account.state, after: folded.state, book[fact.version]), note: note)
    facts.append((id, FactRow(fact: fact, answer: answer, recordedAt: now)))
    try move(&account, to: folded, cause: fact)
    return answer
  }

  private func foldLate(into id: AccountID) throws {
    guard let sales = late.removeValue(forKey: id) else { return }
    var account = try kept(id)
    let folded = Account.foldingAgain(
      sales.map(\.fact), to: account.state, book: book, from: account.settled ?? AccountState(),
      history: try history(of: account))
    for sale in sales {
      let outcomes = folded.outcomes[sale.fact.event] ?? []
      let answer = Answer(
        outcomes: outcomes, balances: Account.balances(of: outcomes, after: folded.state, book[sale.fact.version]),
        note: .late)
      facts.append((id, FactRow(fact: sale.fact, answer: answer, recordedAt: now)))
      sale.answer(answer)
    }
    if let last = sales.last { try move(&account, to: folded, cause: last.fact) }
  }

  private func move(_ account: inout AccountRow, to folded: Account.Folded, cause: Fact) throws {
    let before = account.state
    account.state = folded.state
    write(folded.transfers, cause: cause.number, version: cause.version, to: &account)
    countRewards(before: before, after: folded.state)
    accounts[account.id] = account
    changed.insert(account.id)
  }

  /// Lets dates pass on an account up to the last of them that is due.
  func pass(_ id: AccountID) throws {
    var account = try account(id)
    while account.state.due <= now {
      let due = account.state.due
      let folded = Account.passing(to: due, account.state, book: book)
      account.state = folded.state
      write(folded.transfers, cause: 0, version: try book.inForce(at: due).version, to: &account)
    }
    accounts[id] = account
    changed.insert(id)
  }

  func checkReach(at: Instant, event: EventID, of id: AccountID) throws {
    try checkReach(at: at, event: event, of: kept(id))
  }

  func checkReach(at: Instant, event: EventID, of account: AccountRow) throws {
    guard let settled = account.settled?.last, FactPlace(at: at, event: event) <= settled else { return }
    throw Refusal(.beyondReach, field: "timestamp", settled.at.rfc3339)
  }

  private func write(_ transfers: [Transfer], cause: Int32, version: Int32, to account: inout AccountRow) {
    for transfer in transfers {
      account.entryCount += 1
      entries.append(
        EntryRow(
          account: account.id, number: account.entryCount, cause: cause, version: version, transfer: transfer,
          recordedAt: now))
    }
  }

  /// The stock of a reward follows what the accounts have of it.
  private func countRewards(before: AccountState, after: AccountState) {
    guard before.taken != after.taken else { return }
    var changes: [UInt16: Int64] = [:]
    for taken in after.taken { changes[taken.reward, default: 0] += taken.count }
    for taken in before.taken { changes[taken.reward, default: 0] -= taken.count }
    for (reward, change) in changes where change != 0 { taken[reward, default: 0] += change }
  }

  /// How many of a reward are gone, those of this group as well.
  func taken(_ reward: UInt16) throws -> Int64 {
    try (isWriting ? session.takenToChange(reward) : session.taken(reward)) + taken[reward, default: 0]
  }

  // MARK: Writing

  private func writeFactsAndEntries() throws {
    try leaves.add(facts, entries, act: register.told)
    if !facts.isEmpty { try session.insert(facts) }
    if !entries.isEmpty { try session.insert(entries) }
    facts.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  func write() throws {
    for id in Array(late.keys) { try foldLate(into: id) }
    try register.write()
    try writeFactsAndEntries()
    if !changed.isEmpty { try session.update(changed.map { accounts[$0]! }) }
    changed.removeAll()
    for (reward, change) in taken.sorted(by: { $0.key < $1.key }) where change != 0 {
      try session.changeTaken(reward, by: change)
    }
    taken.removeAll()
    register.leave(in: &leaves)
    try leaves.write(in: session, at: now)
  }
}

/// A sale that waits for the rest of its group.
private struct LateSale {
  let fact: Fact
  let answer: (Answer) -> Void
}
