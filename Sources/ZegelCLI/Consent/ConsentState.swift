import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Tell where a member stands for each purpose, now or at a moment.",
    discussion: "Folded from what they decided. Nothing between two commas: not asked, or not objected.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var look: ConsentLook
  @Option(
    help: ArgumentHelp(
      "At this moment, such as 2026-07-01T00:00:00+02:00 or 2026-06-30, the end of that day. Else now.",
      valueName: "instant"))
  var asOf: AsOfArgument?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let standings = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: look.purpose, in: look.store.store)
      return try await desk.consentStandings(
        of: id, asOf: asOf?.instant, for: look.purpose, by: actor, in: look.store.store)
    }
    if !json.json { Console.current.line("purpose,basis,decision,since,version,language") }
    for row in standings.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let purpose: String
    let basis, decision, since: String?
    let policyVersion: Int32?
    let language: String?

    init(_ standing: ConsentStanding) {
      (purpose, basis) = (standing.purpose, standing.basis?.rawValue)
      (decision, since) = (standing.record?.decision.rawValue, standing.record?.at.rfc3339)
      (policyVersion, language) = (standing.record?.policyVersion, standing.record?.language)
    }

    var csv: String {
      [purpose, basis, decision, since, policyVersion.map { String($0) }, language].map { $0 ?? "" }
        .joined(separator: ",")
    }
  }
}
