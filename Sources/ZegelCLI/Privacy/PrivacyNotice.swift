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
    let notice = try tellingProblems(of: file) {
      try privacyNotice($0, in: .spoken, short: short, on: Surroundings.real.lawDay)
    }
    Console.current.line(notice.plainText)
  }
}
