import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberHistory: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Print what a member saved and spent since their cards are theirs, as CSV.",
    discussion: """
      What there was before is one line, `carried`, unless who held the card agreed to more. That it was shown is written \
      down.
      """)

  @OptionGroup var member: MemberArgument
  @OptionGroup var purpose: PurposeOption
  @OptionGroup var store: StoreOption
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let lines = try await common.withActor { desk, actor in
      try await desk.history(
        of: try await member.id(desk, actor, for: purpose.purpose, in: store.store), for: purpose.purpose, by: actor,
        in: store.store)
    }
    if !json.json { Console.current.line("at,kind,event,unit,points") }
    for row in lines.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let at, kind: String
    let event: String?
    let unit: String
    let points: Points

    init(_ line: HistoryLine) {
      (at, kind, event) = (line.at.rfc3339, line.kind, line.event?.text)
      (unit, points) = (line.unit, line.points)
    }

    var csv: String { "\(at),\(kind),\(event ?? ""),\(unit),\(points)" }
  }
}
