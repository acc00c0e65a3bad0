import ArgumentParser
import ZegelDesk
import ZegelDomain

struct CardIssue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issue cards and print their numbers, as CSV. They are shown this once.")

  @Option(name: .long, help: "How many.")
  var count = 1

  @Option(name: .long, help: ArgumentHelp("A card whose account they all get.", valueName: "card"))
  var beside: String?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let issued = try await common.withDesk(doing: "card.issue") { desk in
      let account = try await beside.asyncMap { try await desk.cardsBeside(CardName($0)).first?.account } ?? nil
      return try await desk.issueCards(count, on: account)
    }
    if !json.json { Console.current.line("card,id") }
    for card in issued {
      if json.json {
        try printJSON(["card": card.number.revealed, "id": card.card.description, "account": card.account.description])
      } else {
        Console.current.line("\(card.number.revealed),\(card.card)")
      }
    }
  }
}

extension Optional {
  func asyncMap<Value>(_ body: (Wrapped) async throws -> Value) async rethrows -> Value? {
    if let self { try await body(self) } else { nil }
  }
}
