import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct PrivacyNotice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "Write what people must be told: of a file, or as the house told it.",
    discussion: """
      In the language of --language. All of Art. 13 and 14 GDPR; --short is what stands at the till. Without a file it \
      is the notice of an applied version, in the words that were kept then. --diff 2 3 tells what changed for the \
      reader from one version to another. A PDF goes to the file that --output names: A4, tagged, its fonts inside.
      """)

  @Argument(help: ArgumentHelp("A privacy file; else what the house applied.", valueName: "file"))
  var file: String?
  @Flag(help: "The short one, for the till and for paper.")
  var short = false
  @OptionGroup var versions: VersionOptions
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Two applied versions: what changed from the first to the second.", valueName: "number"))
  var diff: [Int32] = []
  @Option(help: "text, html or pdf.")
  var format = Format.text
  @OptionGroup var output: OutputOption
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, pdf }

  func validate() throws {
    try versions.refuse(with: file)
    try output.refuse(unless: format == .pdf)
    guard !diff.isEmpty else { return }
    if diff.count != 2 { throw ValidationError("--diff takes two versions, such as --diff 2 3") }
    if file != nil || short || format == .pdf || versions.version != nil || versions.asOf != nil {
      throw ValidationError("--diff is of the whole notices of the house, as text or html")
    }
  }

  func run() async throws {
    if diff.count == 2 { return try await tellDifference() }
    let shown = try await shown()
    switch format {
    case .text: Console.current.line(shown.text)
    case .html: Console.current.line(NoticePage.html(shown))
    case .pdf: try output.write(try NoticePaper.paper(shown, now: Surroundings.real.now()).pdf())
    }
  }

  private func tellDifference() async throws {
    let difference = try await common.withDesk {
      try await $0.noticeDifference(from: diff[0], to: diff[1], in: .spoken)
    }
    if format == .html { return Console.current.line(NoticeDifferencePage.html(difference)) }
    for line in NoticeDifferencePage.lines(difference) { Console.current.line(line) }
  }

  private func shown() async throws -> ShownNotice {
    guard let file else {
      return try await common.withDesk {
        try await short
          ? $0.shortNotice(of: versions.choice, in: .spoken) : $0.shownNotice(of: versions.choice, in: .spoken)
      }
    }
    return try tellingProblems(of: file) {
      try privacyNoticeShown($0, in: .spoken, short: short, on: Surroundings.real.lawDay)
    }
  }
}
