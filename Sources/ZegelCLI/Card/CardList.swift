import ArgumentParser
import ZegelDesk

struct CardList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cards by id and last four characters, as CSV.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console.current
    try await common.withDesk { desk in
      if !json.json { console.line(CardRow.head) }
      try await desk.cards { page in
        if console.isClosed { throw Ending(status: .done) }
        for row in page.map({ CardRow($0) }) {
          if json.json { try printJSON(row) } else { console.line(row.csv) }
        }
      }
    }
  }
}
