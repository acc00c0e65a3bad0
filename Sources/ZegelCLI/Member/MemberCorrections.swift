import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberCorrections: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: "List who changed what of whom and why, newest first, as CSV; no values.",
    discussion: """
      For whoever watches over the staff: a card that was renamed after a row stands here. It is written down that it was \
      looked at. At most 1000 changes.
      """)

  @Option(help: "Only what somebody of the staff did, as S-… .", transform: { try parsedID($0) })
  var by: StaffID?
  @Option(help: ArgumentHelp("From this day on; else of the last 30 days.", valueName: "day"))
  var since: String?
  @Option(
    name: .customLong("for"), help: ArgumentHelp("The purpose for which you look: law.oversight.", valueName: "purpose")
  )
  var purpose = LegalDuty.oversight.rawValue
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let since, CalendarDay(since) == nil { throw ValidationError("--since takes a day such as 2026-12-01") }
  }

  func run() async throws {
    let day = since.flatMap { CalendarDay($0) } ?? Surroundings.real.lawDay.adding(days: -30)
    let instant = Instant(milliseconds: Int64(day.dayNumber) * 86_400_000)
    let rows = try await common.withActor { desk, actor in
      try await desk.corrections(by: by, since: instant, for: purpose, seenBy: actor)
    }
    if !json.json { Console.current.line("at,actor,member,field,version,what,reason") }
    for row in rows.map(Row.init) {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }

  private struct Row: Encodable {
    let at, actor, member, field: String
    let version: Int32
    let what, reason: String
    /// In words.
    let because: String

    init(_ row: Correction) {
      (at, actor, member, field) = (row.at.rfc3339, row.actor, row.member.description, row.field)
      (version, what) = (row.version, row.wasTakenAway ? "taken-away" : "changed")
      // A word of before the list could be about somebody.
      reason = row.reason?.rawValue ?? "other"
      because = row.reason?.text[.spoken] ?? ""
    }

    var csv: String { [at, actor, member, field, String(version), what, reason].joined(separator: ",") }
  }
}
