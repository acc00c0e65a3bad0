import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ProgrammeCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say all that is wrong in a programme file, and what to write instead.",
    discussion: "Warnings are about what is allowed and probably not meant. Opens no house.")

  @OptionGroup var file: ProgrammeFile
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let text = try file.text(common)
    let problems = checkProgramme(text)
    let warnings = programmeWarnings(text)
    if json.json {
      try printJSON(["problems": problems.map(ProblemRow.init), "warnings": warnings.map(ProblemRow.init)])
    } else {
      tell(problems, warnings)
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }

  private func tell(_ problems: [FileProblem], _ warnings: [FileProblem]) {
    let console = Console.current
    for problem in problems { console.line(problem.text(file.path(common))) }
    for warning in warnings {
      console.line("\(say(nl: "let op", en: "warning")): \(warning.text(file.path(common)))")
    }
    if problems.isEmpty {
      console.line(say(nl: "Dit programma kan worden ingevoerd.", en: "This programme can be applied."))
    }
  }
}
