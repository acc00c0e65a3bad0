import ArgumentParser
import ZegelDesk
import ZegelDomain

struct PrivacyCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say all that the law has against a privacy policy, and the way out.",
    discussion: """
      Each refusal names the line and the article. What it advises, such as a DPIA that is due or a text that is hard to \
      read, keeps nothing from being applied by itself. Opens no house.
      """)

  @OptionGroup var privacy: PrivacyFile
  @Option(help: ArgumentHelp("Judge by the law of this day; else of today.", valueName: "day"))
  var on: String?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let on, CalendarDay(on) == nil { throw ValidationError("--on takes a day such as 2026-12-01") }
  }

  func run() async throws {
    let day = on.flatMap { CalendarDay($0) } ?? Surroundings.real.lawDay
    let text = try privacy.text(common)
    let (problems, advice) = (checkPolicy(text, on: day), policyAdvice(text, on: day))
    if json.json {
      try printJSON(["problems": problems.map(ProblemRow.init), "advice": advice.map(ProblemRow.init)])
    } else {
      for problem in problems + advice { Console.current.line(problem.text(privacy.path(common))) }
      if problems.isEmpty {
        Console.current.line(say(nl: "Dit beleid kan worden ingevoerd.", en: "This policy can be applied."))
      }
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }
}
