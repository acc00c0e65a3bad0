public import ZegelDomain
import ZegelStore

/// Something that is not as its facts say.
public struct LedgerProblem: Sendable, Equatable, CustomStringConvertible {
  /// Nil when it is about the whole house.
  public let account: AccountID?
  public let what: String

  public var description: String { account.map { "\($0): \(what)" } ?? what }
}

public struct LedgerReport: Sendable {
  public var accounts = 0
  public var facts = 0
  public var entries = 0
  public var problems: [LedgerProblem] = []

  public init() {}
}

extension Desk {
  /// Rebuilds every account from its facts, and compares all that is kept beside them: state, entries, balances,
  /// numbering, the register of acts and the stock of rewards.
  ///
  /// - Parameter progress: told after each page: accounts done, and how many there are.
  public func verifyLedger(progress: @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> LedgerReport {
    var report = LedgerReport()
    var taken: [UInt16: Int64] = [:]
    var after: AccountID?
    let programmes = self.programmes
    let total = try await store.read { Int(try $0.accountCount()) }
    while true {
      let from = after
      let (page, checks) = try await store.read { session in
        let book = try programmes.book(in: session)
        let page = try session.accounts(after: from, most: 200)
        return (page, try page.map { try AccountCheck($0, session, book) })
      }
      for check in checks { report.add(check, counting: &taken) }
      progress(report.accounts, total)
      guard page.count == 200 else { break }
      after = page.last?.id
    }
    let stock = taken
    let facts = report.facts
    report.problems += try await store.read { try $0.houseProblems(stock: stock, facts: facts) }
    return report
  }
}

extension LedgerReport {
  fileprivate mutating func add(_ check: AccountCheck, counting taken: inout [UInt16: Int64]) {
    accounts += 1
    facts += check.facts
    entries += check.entries
    problems += check.problems
    for reward in check.taken { taken[reward.reward, default: 0] += reward.count }
  }
}

/// One account against its facts.
private struct AccountCheck {
  let facts: Int
  let entries: Int
  let taken: [TakenReward]
  private(set) var problems: [LedgerProblem] = []

  init(_ account: AccountRow, _ session: any SQLSession, _ book: ProgrammeBook) throws {
    let rows = try session.factRows(of: account.id)
    let entryRows = try session.entries(of: account.id)
    facts = rows.count
    entries = entryRows.count
    taken = account.state.taken
    guard let versions = rows.map(\.fact.version).max(), versions <= book.count else {
      if rows.isEmpty { checkEmpty(account) } else { found(account, "a fact names a version that is not there") }
      return
    }
    let (settled, state, image) = rebuild(account, rows.map(\.fact), book)
    if let kept = account.settled, kept != settled { found(account, "the settled state differs from its facts") }
    if state != account.state { found(account, "the kept state differs from its facts") }
    if image != Image(entryRows.map(\.transfer)) { found(account, "the ledger entries differ from its facts") }
    if entryRows.map(\.number) != (0..<account.entryCount).map({ $0 + 1 }) {
      found(account, "ledger entries are missing or not numbered in order")
    }
    if rows.map(\.fact.number).sorted() != (0..<account.factCount).map({ $0 + 1 }) {
      found(account, "facts are missing or not numbered in order")
    }
    if try !session.settledColumnsAgree(account) { found(account, "the settled place differs from the settled state") }
    if try !session.columnsAgree(account) { found(account, "the kept balance differs from the state") }
    for row in rows where try !session.isRegistered(row.fact, of: account.id) {
      found(account, "the act of fact \(row.fact.number) is not registered as it is")
    }
  }

  private mutating func checkEmpty(_ account: AccountRow) {
    if account.state != AccountState() || entries > 0 || account.factCount > 0 {
      found(account, "has a state or entries but no facts")
    }
  }

  private func rebuild(_ account: AccountRow, _ facts: [Fact], _ book: ProgrammeBook) -> (
    AccountState, AccountState, Image
  ) {
    let place = account.settled?.last
    let old = facts.filter { fact in place.map { fact.place <= $0 } ?? false }
    let new = facts.dropFirst(old.count)
    let first = Account.fold(old, passedTo: place?.at ?? .distantPast, book: book)
    let last = Account.fold(Array(new), from: first.state, passedTo: account.state.passedTo, book: book)
    return (first.state, last.state, Image(first.transfers + last.transfers))
  }

  private mutating func found(_ account: AccountRow, _ what: String) {
    problems.append(LedgerProblem(account: account.id, what: what))
  }
}

extension SQLSession {
  fileprivate func isRegistered(_ fact: Fact, of account: AccountID) throws -> Bool {
    guard let act = try act(fact.event) else { return false }
    return act.account == account && act.at == fact.at && act.kind == fact.act.kind
  }

  fileprivate func houseProblems(stock: [UInt16: Int64], facts: Int) throws -> [LedgerProblem] {
    var problems: [LedgerProblem] = []
    let kept = Dictionary(uniqueKeysWithValues: try allTaken().map { ($0.reward, $0.count) })
    for reward in Set(kept.keys).union(stock.keys).sorted() where kept[reward, default: 0] != stock[reward, default: 0]
    {
      problems.append(LedgerProblem(account: nil, what: "the stock of reward \(reward) differs from what was taken"))
    }
    if try !namesAreThoseOfTheVersions() {
      problems.append(
        LedgerProblem(account: nil, what: "the names of units, rules and rewards are not those of the versions"))
    }
    if try registeredFactCount() != facts {
      problems.append(LedgerProblem(account: nil, what: "registered acts and facts are not equally many"))
    }
    return problems
  }

  /// The names that the versions give when they are read from the first on.
  private func namesAreThoseOfTheVersions() throws -> Bool {
    var numbering = Numbering()
    for row in try programmes() {
      guard (try? compileProgramme(row.text, version: row.number, numbering: &numbering)) != nil else { return false }
    }
    if try programmeCount() == 0 { return try programmeNames().isEmpty }
    let kept = try programmeNames().map { "\($0.kind) \($0.number) \($0.id)" }
    return Set(kept) == Set(numbering.rows.map { "\($0.kind) \($0.number) \($0.id)" })
  }
}
