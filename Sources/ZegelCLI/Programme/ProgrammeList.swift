import ArgumentParser
import ZegelDesk

struct ProgrammeList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the versions that were applied, as CSV.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withDesk { try await $0.programmeVersions() }.map { VersionRow($0) }
    if !json.json { Console.current.line("version,starts_at,applied_at,hash") }
    for row in rows {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }
}
