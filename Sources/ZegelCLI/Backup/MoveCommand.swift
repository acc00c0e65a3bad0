import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a closed house to another database.",
    discussion: "Killed, it goes on where it was. At the end rows and points on both sides are compared.")

  @Option(name: .long, help: ArgumentHelp("The house's directory.", valueName: "dir"))
  var from: String

  @Option(name: .long, help: ArgumentHelp("As the setting database.url, or a new house's directory.", valueName: "url"))
  var to: String

  @OptionGroup var json: JSONOption
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let bar = KeepingBar()
    let paths = HousePaths(from)
    let server = try await Caller.current.options(paths).databaseURL
    let report = try await Desk.move(paths, from: server, to: to, progress: bar.show)
    bar.end()
    if json.json {
      return try printJSON(
        Answer(rows: report.rows, accounts: report.accounts, facts: report.facts, entries: report.entries))
    }
    let (rows, accounts, facts) = (grouped(report.rows), grouped(report.accounts), grouped(report.facts))
    Console.current.line(
      say(
        nl: "\(rows) rijen verhuisd: \(accounts) rekeningen, \(facts) feiten; beide kanten zijn gelijk.",
        en: "\(rows) rows moved: \(accounts) accounts, \(facts) facts; both sides are the same."))
    Console.current.talk(
      say(
        nl: "Zet de map keys en de bestanden van het huis zelf over.",
        en: "Bring over the directory keys and the house's files yourself."))
  }

  private struct Answer: Encodable { let rows, accounts, facts, entries: Int64 }
}
