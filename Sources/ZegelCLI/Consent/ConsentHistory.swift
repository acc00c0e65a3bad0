import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what a member decided, with all that proves it.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var look: ConsentLook
  @Option(
    help: ArgumentHelp(
      "Only up to this moment, such as 2026-07-01T00:00:00+02:00 or 2026-06-30, the end of that day.",
      valueName: "instant"))
  var asOf: AsOfArgument?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: look.purpose, in: look.store.store)
      return try await desk.consentHistory(
        of: id, asOf: asOf?.instant, for: look.purpose, by: actor, in: look.store.store)
    }
    if !json.json { Console.current.line("at,purpose,before,decision,route,actor,version,language,notice_sha256") }
    for row in rows.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let id, at, purpose: String
    let before: String?
    let decision, route, actor: String
    let byGuardian: Bool
    let policyVersion: Int32
    let language, noticeSha256, textSha256: String

    init(_ record: ConsentRecord) {
      (id, at, purpose) = (record.id, record.at.rfc3339, record.purpose)
      (before, decision) = (record.before?.rawValue, record.decision.rawValue)
      (route, actor, byGuardian) = (record.route, record.actor, record.byGuardian)
      (policyVersion, language) = (record.policyVersion, record.language)
      (noticeSha256, textSha256) = (record.noticeHash, record.textHash)
    }

    var csv: String {
      [at, purpose, before ?? "", decision, route, actor, String(policyVersion), language, noticeSha256]
        .joined(separator: ",")
    }
  }
}
