import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ConsentHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List what a member decided, with all that proves it.")

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("Only up to this moment, such as 2026-07-01T00:00:00+02:00.", valueName: "instant"))
  var asOf: InstantArgument?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, actor in
      try await desk.consentHistory(of: try await member.id(desk), asOf: asOf?.instant, by: actor)
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

struct ConsentAudience: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience", abstract: "List who may be written to for a purpose now; the answer is written down.")

  @Argument(help: "A purpose with a channel, such as marketing.email.")
  var purpose: String
  @Flag(help: "Only how many.")
  var count = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let audience = try await common.withActor { try await $0.audience(for: purpose, by: $1) }
    if json.json {
      try printJSON(
        Document(
          purpose: purpose, channel: audience.channel.rawValue, count: audience.members.count,
          members: count ? nil : audience.members.map(\.description)))
    } else if count {
      Console.current.line("\(audience.members.count)")
    } else {
      for id in audience.members { Console.current.line("\(id)") }
    }
  }

  private struct Document: Encodable {
    let purpose, channel: String
    let count: Int
    let members: [String]?
  }
}

struct ConsentSuspend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "A version's notice was not right: what was agreed to under it stops counting.")

  @Option(help: ArgumentHelp("The privacy version.", valueName: "number"))
  var version: Int32
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let count = try await common.withActor { try await $0.suspendConsents(under: version, by: $1) }
    Console.current.line(
      say(nl: "\(count) toestemmingen tellen niet meer.", en: "\(count) consents no longer count."))
  }
}
