import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ProgrammeApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make a programme file the next version.",
    discussion: "What happened before it starts stays judged by the versions before it.")

  @OptionGroup var file: ProgrammeFile

  @Option(
    name: .long,
    help: ArgumentHelp("When it starts, such as 2026-07-01T00:00:00+02:00. Else now.", valueName: "instant"))
  var from: InstantArgument?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let text = try file.text(common)
    do {
      try await apply(text)
    } catch let problems as FileProblems {
      for problem in problems.all { Console.current.talk(problem.text(file.path(common))) }
      throw Refusal(.programmeInvalid, field: "programme")
    }
  }

  private func apply(_ text: String) async throws {
    let (version, differences) = try await common.withDesk(doing: "programme.apply") { desk in
      let before = try await desk.programmeVersions().last?.text
      let version = try await desk.applyProgramme(text, startingAt: from?.instant)
      return (version, try before.map { try programmeDifferences(from: $0, to: text) } ?? [])
    }
    if json.json { return try printJSON(VersionRow(version)) }
    for difference in differences { Console.current.talk(difference.text[.spoken]) }
    Console.current.line(
      say(
        nl: "Versie \(version.number) geldt vanaf \(version.startsAt.rfc3339).",
        en: "Version \(version.number) holds from \(version.startsAt.rfc3339)."))
  }
}
