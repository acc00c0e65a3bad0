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
      try printJSON(["problems": problems.map { Row($0) }])
    } else {
      for problem in problems { Console.current.line(problem.text(file)) }
      if problems.isEmpty {
        Console.current.line(say(nl: "Dit beleid kan worden ingevoerd.", en: "This policy can be applied."))
      }
    }
    if !problems.isEmpty { throw Ending(status: .problemsFound) }
  }

  private struct Row: Encodable {
    let line, column: Int
    let path, message, remedy: String

    init(_ problem: FileProblem) {
      (line, column, path) = (problem.line, problem.column, problem.path)
      (message, remedy) = (problem.message[.spoken], problem.remedy[.spoken])
    }
  }
}

struct PrivacyProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Print a privacy policy to begin from.",
    discussion: "Profiles: \(PrivacyProfile.allCases.map(\.rawValue).joined(separator: ", ")).")

  @Argument(help: ArgumentHelp("Which profile.", valueName: "profile"))
  var profile: String

  func validate() throws {
    if PrivacyProfile(rawValue: profile) == nil {
      throw ValidationError(
        "there is no profile `\(profile)`; there are \(PrivacyProfile.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
  }

  func run() async throws {
    if let profile = PrivacyProfile(rawValue: profile) { Console.current.line(profile.text) }
  }
}
