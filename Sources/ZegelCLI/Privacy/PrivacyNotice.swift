import ArgumentParser
import ZegelDesk
import ZegelDomain

struct PrivacyNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Write what people must be told, as the policy has it.",
    discussion: "In the language of --language. All of Art. 13 and 14 GDPR; --short is what stands at the till.")

  @Argument(help: ArgumentHelp("The privacy file.", valueName: "file"))
  var file: String
  @Flag(help: "The short one, for the till and for paper.")
  var short = false
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let today = Surroundings.real.lawDay
    do {
      let notice = try privacyNotice(try readText(file), in: .spoken, short: short, on: today)
      Console.current.line(notice.plainText)
    } catch let problems as FileProblems {
      for problem in problems.all { Console.current.talk(problem.text(file)) }
      throw Ending(status: .problemsFound)
    }
  }
}
