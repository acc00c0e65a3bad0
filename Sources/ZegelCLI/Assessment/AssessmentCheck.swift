import ArgumentParser
import ZegelDesk
import ZegelDomain

struct AssessmentCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say all that keeps a DPIA from being signed, and the way out.",
    discussion: "Each refusal names the line and the article. Ends with 3 when there is one. Opens no house.")

  @OptionGroup var files: AssessmentFiles
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (path, text) = (files.path(common), try readText(files.path(common)))
    let problems = try tellingProblems(of: files.policyPath(common)) {
      try checkAssessment(text, of: $0, on: Surroundings.real.lawDay)
    }
    if json.json {
      try printJSON(["problems": problems.map(ProblemRow.init)])
    } else {
      for problem in problems { Console.current.line(problem.text(path)) }
      if problems.isEmpty {
        Console.current.line(say(nl: "Deze DPIA kan worden getekend.", en: "This DPIA can be signed."))
      }
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }
}
