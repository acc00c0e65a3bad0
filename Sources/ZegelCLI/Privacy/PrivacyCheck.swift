import ArgumentParser
import ZegelDesk
import ZegelDomain

struct PrivacyCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say all that the law has against a privacy policy, and the way out.",
    discussion: "Each refusal names the line and the article. Opens no house.")

  @Argument(help: ArgumentHelp("The privacy file.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("Judge by the law of this day; else of today.", valueName: "day"))
  var on: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let on, CalendarDay(on) == nil { throw ValidationError("--on takes a day such as 2026-12-01") }
  }

  func run() async throws {
    let day = on.flatMap { CalendarDay($0) } ?? Surroundings.real.lawDay
    let problems = checkPolicy(try readText(file), on: day)
    if json.json {
      try printJSON(["problems": problems.map(ProblemRow.init)])
    } else {
      for problem in problems { Console.current.line(problem.text(file)) }
      if problems.isEmpty {
        Console.current.line(say(nl: "Dit beleid kan worden ingevoerd.", en: "This policy can be applied."))
      }
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }
}
