import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct LedgerExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the ledger, or with --balances what each card has.",
    discussion: """
      The ledger has a line for each move of points. Balances list every card but replaced ones; cards on one account \
      each show its balance.
      """)

  @Flag(name: .long, help: "Print for each card: card,available,pending and its stamp cards.")
  var balances = false

  @Option(name: .long, help: "csv or jsonl; for the ledger also hledger or beancount.")
  var format = FormatChoice.csv

  @Option(
    name: .long,
    help: ArgumentHelp("Balances as of then, such as 2026-07-01T00:00:00+02:00. Else now.", valueName: "instant"))
  var at: InstantArgument?

  @Option(
    name: .long,
    help: ArgumentHelp("With --balances, show in full those numbers that this card file has.", valueName: "file"))
  var fullNumbers: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !balances, at != nil || fullNumbers != nil {
      throw ValidationError("--at and --full-numbers go with --balances.")
    }
    if balances, format != .csv, format != .jsonl { throw ValidationError("Balances are csv or jsonl.") }
  }

  func run() async throws { try await balances ? exportBalances() : exportLedger() }

  private func exportLedger() async throws {
    let console = Console.current
    var writer = LedgerWriter(format.ledger)
    console.data(writer.head)
    try await common.withDesk(doing: "ledger.export") { desk in
      var count = 0
      try await desk.ledgerLines { lines in
        if console.isClosed { throw Ending(status: .done) }
        for line in lines { console.data(writer.text(of: line)) }
        count += lines.count
      }
      try await desk.leaveExport("ledger.export format=\(format.rawValue) lines=\(count)")
    }
  }

  private func exportBalances() async throws {
    let numbers = try fullNumbers.map { try cardNumbers(inFile: $0) } ?? []
    let console = Console.current
    var (hasHead, count) = (format == .jsonl, 0)
    try await common.withDesk(doing: "ledger.export") { desk in
      try await desk.balances(at: at?.instant, numbers: numbers) { page in
        if console.isClosed { throw Ending(status: .done) }
        if !hasHead { console.data(BalanceCSV.head(page[0].amounts.map(\.unit))) }
        hasHead = true
        for balance in page {
          if format == .jsonl { try printJSON(BalanceObject(balance)) } else { console.data(BalanceCSV.row(balance)) }
        }
        count += page.count
      }
      try await desk.leaveExport(
        "balances.export format=\(format.rawValue) cards=\(count) numbers=\(numbers.isEmpty ? "no" : "yes")")
    }
    // A house without cards has a head all the same.
    if !hasHead { console.data(BalanceCSV.head(["points"])) }
  }
}

enum FormatChoice: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl, hledger, beancount

  var ledger: LedgerFormat { LedgerFormat(rawValue: rawValue)! }
}

private struct BalanceObject: Encodable {
  let id, account, lastFour, state: String
  let card: String?
  let balances: [AmountRow]

  init(_ balance: CardBalance) {
    (id, account, lastFour) = (balance.card.description, balance.account.description, balance.lastFour)
    (state, card) = (balance.state.rawValue, balance.number?.revealed)
    balances = balance.amounts.map { AmountRow($0) }
  }
}
