import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain

struct AssessmentBegin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "begin",
    abstract: "Write dpia/risks.yaml: criteria to answer, and the risks that follow from a policy.",
    discussion: """
      In the language of --language, with what Zegel does against each risk already. What only people can say stands \
      open as `…`. A file that is there is never touched. Opens no house.
      """)

  @Option(help: ArgumentHelp("The privacy file that it is about. Else privacy.yaml in the house.", valueName: "file"))
  var policy: String?
  @Flag(help: "Write it to standard output instead.")
  var stdout = false
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let path = policy ?? common.paths.privacy
    let text = try tellingProblems(of: path) {
      try assessmentToBegin($0, in: .spoken, on: Surroundings.real.lawDay)
    }
    if stdout { return Console.current.data(text) }
    let target = common.paths.assessment
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Refusal(.dpiaBegun, field: "dpia", "dpia/risks.yaml")
    }
    try write(text, target)
    Console.current.line(
      say(
        nl: "dpia/risks.yaml staat klaar. Vul het in, dan `zegel privacy dpia check`.",
        en: "dpia/risks.yaml is ready. Fill it in, then `zegel privacy dpia check`."))
  }

  private func write(_ text: String, _ path: String) throws {
    let directory = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch { throw Refusal(.directoryUnusable, field: "directory", directory) }
  }
}
