import ArgumentParser
import ZegelDesk

struct LedgerRebuild: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Compute again what follows from the facts, and write it where it differs.",
    discussion: "States, balances, due dates and the stock of rewards. Facts and entries are never touched.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let progress = ProgressBox(say(nl: "herberekenen", en: "rebuilding"))
    let changed = try await common.withDesk(doing: "ledger.rebuild") { desk in
      try await desk.rebuildDerivedValues { done, total in
        progress.show(Double(done) / Double(max(total, 1)), count: done, unit: say(nl: "rekeningen", en: "accounts"))
      }
    }
    progress.end()
    if json.json { return try printJSON(Answer(changed: changed)) }
    Console.current.line(say(nl: "\(grouped(changed)) rechtgezet", en: "\(grouped(changed)) put right"))
  }

  private struct Answer: Encodable { let changed: Int }
}
