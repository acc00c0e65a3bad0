import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PrivacyNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Write what people must be told: of a file, or as the house told it.",
    discussion: """
      In the language of --language. All of Art. 13 and 14 GDPR; --short is what stands at the till. Without a file it \
      is the notice of an applied version, in the words that were kept then.
      """)

  @Argument(help: ArgumentHelp("A privacy file; else what the house applied.", valueName: "file"))
  var file: String?
  @Flag(help: "The short one of a file, for the till and for paper.")
  var short = false
  @OptionGroup var versions: VersionOptions
  @Option(help: "text or html.")
  var format = Format.text
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html }

  func validate() throws {
    try versions.refuse(with: file)
    if short, file == nil { throw ValidationError("--short needs a file: a house keeps the whole notice") }
  }

  func run() async throws {
    let shown = try await shown()
    switch format {
    case .text: Console.current.line(shown.text)
    case .html: Console.current.line(NoticePage.html(shown))
    }
  }

  private func shown() async throws -> ShownNotice {
    guard let file else {
      return try await common.withDesk { try await $0.shownNotice(of: versions.choice, in: .spoken) }
    }
    return try tellingProblems(of: file) {
      ShownNotice(try privacyNotice($0, in: .spoken, short: short, on: Surroundings.real.lawDay))
    }
  }
}
