import ArgumentParser
import ZegelDesk
import ZegelDomain

struct LedgerVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Rebuild every account from its facts and compare it with all that is kept beside them.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let report = try await common.withDesk { desk in
      let progress = ProgressBox(say(nl: "controleren", en: "verifying"))
      let report = try await desk.verifyLedger { done, total in
        progress.show(Double(done) / Double(max(total, 1)), count: done, unit: say(nl: "rekeningen", en: "accounts"))
      }
      progress.end()
      return report
    }
    if json.json { try printJSON(Answer(report)) } else { tell(report) }
    if !report.problems.isEmpty { throw Ending(status: .problemsFound) }
  }

  private func tell(_ report: LedgerReport) {
    let console = Console.current
    for problem in report.problems { console.line(problem.description) }
    let (accounts, facts, entries) = (grouped(report.accounts), grouped(report.facts), grouped(report.entries))
    let found = grouped(report.problems.count)
    console.line(
      say(
        nl: "\(accounts) rekeningen, \(facts) feiten, \(entries) boekingen: "
          + (report.problems.isEmpty ? "alles klopt" : "\(found) klopt niet"),
        en: "\(accounts) accounts, \(facts) facts, \(entries) entries: "
          + (report.problems.isEmpty ? "all is right" : "\(found) wrong")))
  }

  private struct Answer: Encodable {
    let accounts, facts, entries: Int
    let problems: [Problem]

    struct Problem: Encodable {
      let account: String?
      let what: String
    }

    init(_ report: LedgerReport) {
      (accounts, facts, entries) = (report.accounts, report.facts, report.entries)
      problems = report.problems.map { Problem(account: $0.account?.description, what: $0.what) }
    }
  }
}
