import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ProgrammeShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the programme in plain sentences, or with --source as its file.")

  @Option(name: .long, help: ArgumentHelp("An applied version. Else the one that holds now.", valueName: "number"))
  var version: Int32?

  @Option(name: .long, help: ArgumentHelp("A file that need not be applied.", valueName: "file"))
  var file: String?

  @Flag(name: .long, help: "Print the file as it was applied.")
  var source = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if let file {
      let text = try readText(file)
      return Console.current.data(source ? text : describeProgramme(try programme(in: text), in: .spoken))
    }
    let text = try await common.withDesk { desk in
      let shown =
        if let version { try await desk.programme(version: version) } else { try await desk.currentProgramme() }
      if !source { return describeProgramme(shown, in: .spoken) }
      return try await desk.programmeVersions().first { $0.number == shown.version }?.text ?? ""
    }
    Console.current.data(text)
  }
}
