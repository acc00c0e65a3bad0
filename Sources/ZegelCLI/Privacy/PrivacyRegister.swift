import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PrivacyRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Write the register of processing: of a file, or of what the house applied.",
    discussion: """
      All of Art. 30(1) GDPR, in the language of --language. Its hash says which policy it is of. `dpv` is JSON-LD in \
      the W3C community's Data Privacy Vocabulary, `fideslang` a manifest for Fides. A PDF goes to the file that \
      --output names.
      """)

  @Argument(help: ArgumentHelp("A privacy file; else what the house applied.", valueName: "file"))
  var file: String?
  @OptionGroup var versions: VersionOptions
  @Option(help: "csv, json, html, pdf, dpv or fideslang.")
  var format = Format.json
  @OptionGroup var output: OutputOption
  @Flag(help: "The register of a processor, Art. 30(2): of who the house works for; csv or json.")
  var processor = false
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, html, pdf, dpv, fideslang }

  func validate() throws {
    try versions.refuse(with: file)
    try output.refuse(unless: format == .pdf)
    if processor, format != .json, format != .csv { throw ValidationError("--processor goes with csv or json") }
  }

  func run() async throws {
    if processor { return try await writeProcessor() }
    let register = try await register()
    switch format {
    case .json: try printJSON(RegisterDocument(register))
    case .csv: for line in RegisterCSV.lines(register) { Console.current.line(line) }
    case .html: Console.current.line(RegisterPage.html(register, in: .spoken))
    case .pdf:
      let paper = RegisterPaper.paper(register, in: .spoken, madeAt: Surroundings.real.now())
      try output.write(try paper.pdf())
    case .dpv: try printJSON(RegisterInDPV.document(register, in: .spoken))
    case .fideslang: try printJSON(RegisterInFideslang.document(register))
    }
  }

  private func writeProcessor() async throws {
    let register = try await processorRegister()
    if format == .json { return try printJSON(ProcessorRegisterDocument(register)) }
    for line in ProcessorRegisterCSV.lines(register) { Console.current.line(line) }
  }

  private func processorRegister() async throws -> ProcessorRegister {
    guard let file else {
      return try await common.withDesk { try await $0.processorRegister(of: versions.choice, in: .spoken) }
    }
    return try tellingProblems(of: file) {
      try ZegelDesk.processorRegister($0, in: .spoken, on: Surroundings.real.lawDay)
    }
  }

  private func register() async throws -> Register {
    guard let file else {
      return try await common.withDesk { try await $0.register(of: versions.choice, in: .spoken) }
    }
    return try tellingProblems(of: file) { try privacyRegister($0, in: .spoken, on: Surroundings.real.lawDay) }
  }
}
