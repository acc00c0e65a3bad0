import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PrivacyRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Write the register of processing, as the policy has it.",
    discussion: """
      All of Art. 30(1) GDPR, in the language of --language. Its hash says which policy it is of.
      """)

  @Argument(help: ArgumentHelp("The privacy file.", valueName: "file"))
  var file: String
  @Option(help: "csv or json.")
  var format = Format.json
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

  func run() async throws {
    let register = try tellingProblems(of: file) {
      try privacyRegister($0, in: .spoken, on: Surroundings.real.lawDay)
    }
    switch format {
    case .json: try printJSON(RegisterDocument(register))
    case .csv: for line in RegisterCSV.lines(register) { Console.current.line(line) }
    }
  }
}
