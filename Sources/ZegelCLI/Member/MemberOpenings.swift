import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberOpenings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openings", abstract: "List who saw what of a member, when and what for, as CSV.",
    discussion: "This look at it is on record itself.")

  @OptionGroup var member: MemberArgument
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("The purpose for which you look: law.access or law.oversight.", valueName: "purpose"))
  var purpose = LegalDuty.access.rawValue
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: purpose, in: store.store)
      return try await desk.openings(of: id, for: purpose, by: actor, in: store.store)
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
