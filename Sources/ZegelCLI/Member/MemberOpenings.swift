import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberOpenings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openings", abstract: "List who saw what of a member, when and what for, as CSV.")

  @OptionGroup var member: MemberArgument
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, actor in
      try await desk.openings(of: try await member.id(desk), by: actor)
    }
    if !json.json { Console.current.line("at,actor,store,purpose,fields,outcome") }
    for row in rows.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let at, actor: String
    let store: String?
    let purpose: String
    let fields: [String]
    let outcome: String

    init(_ record: OpeningRecord) {
      (at, actor, store, purpose) = (record.at.rfc3339, record.actor, record.store, record.purpose)
      (fields, outcome) = (record.fields, record.outcome)
    }

    var csv: String {
      [at, actor, store ?? "", purpose, fields.joined(separator: " "), outcome].joined(separator: ",")
    }
  }
}
