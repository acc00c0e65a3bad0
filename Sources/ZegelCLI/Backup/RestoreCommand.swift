import ArgumentParser
import ZegelDesk
import ZegelDomain

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a house back from a backup or from the archive.",
    discussion: """
      Verifies everything first, writes beside, migrates, replays erasures, rebuilds what is derived, verifies the \
      ledger, and only then lets the house open.
      """)

  @Option(name: .long, help: ArgumentHelp("The backups, one of them, or the archive.", valueName: "dir"))
  var from: String

  @Option(
    name: .long, help: ArgumentHelp("How it was at this moment, such as 2026-01-02T20:46:00+01:00.", valueName: "time"))
  var at: InstantArgument?

  @Option(name: .long, help: ArgumentHelp("The house's directory.", valueName: "dir"))
  var to: String

  @Option(name: .long, help: ArgumentHelp("Where the keys lie; else in the house.", valueName: "dir"))
  var keys: String?

  @Option(name: .long, help: ArgumentHelp("Where the list of erasures lies; else in the house.", valueName: "dir"))
  var erasures: String?

  @Flag(name: .long, help: "Move the data of a closed house aside; nothing is deleted.")
  var replace = false

  @OptionGroup var json: JSONOption
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    var order = RestoreOrder(from: from, to: HousePaths(to))
    (order.at, order.keys, order.erasures, order.replace) = (at?.instant, keys, erasures, replace)
    let options = try await Caller.current.options(order.to)
    let bar = KeepingBar()
    let report = try await Desk.restore(order, options: options, progress: bar.show)
    bar.end()
    if json.json { return try printJSON(Answer(report)) }
    tell(report)
  }

  private func tell(_ report: RestoreReport) {
    let console = Console.current
    let (accounts, facts) = (grouped(report.ledger.accounts), grouped(report.ledger.facts))
    let newest = report.newestFactAt?.rfc3339 ?? "-"
    console.line(
      say(
        nl: "Teruggezet uit \(report.source): \(accounts) rekeningen, \(facts) feiten, het nieuwste van \(newest).",
        en: "Restored from \(report.source): \(accounts) accounts, \(facts) facts, the newest of \(newest)."))
    let (erasures, rebuilt) = (grouped(report.erasures), grouped(report.rebuilt))
    let steps = report.migrations.map(String.init).joined(separator: ", ")
    console.line(
      say(
        nl:
          "Nieuwe stappen: \(steps.isEmpty ? "geen" : steps). Wissingen herhaald: \(erasures). Herberekend: \(rebuilt).",
        en: "Migrations: \(steps.isEmpty ? "none" : steps). Erasures replayed: \(erasures). Rebuilt: \(rebuilt)."))
    if let aside = report.movedAside {
      console.talk(say(nl: "De oude gegevens staan in \(aside).", en: "The old data is in \(aside)."))
    }
  }

  private struct Answer: Encodable {
    let source, madeAt: String
    let newestFactAt, movedAside: String?
    let accounts, facts, entries, erasures, rebuilt: Int
    let migrations: [Int64]

    init(_ report: RestoreReport) {
      (source, madeAt) = (report.source, report.madeAt.rfc3339)
      (newestFactAt, movedAside) = (report.newestFactAt?.rfc3339, report.movedAside)
      (accounts, facts, entries) = (report.ledger.accounts, report.ledger.facts, report.ledger.entries)
      (erasures, rebuilt, migrations) = (report.erasures, report.rebuilt, report.migrations)
    }
  }
}
