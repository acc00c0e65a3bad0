import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ProgrammeDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changes for customers from the newest version to a file.")

  @OptionGroup var file: ProgrammeFile

  @Option(name: .long, help: ArgumentHelp("Compare with this version. Else the newest.", valueName: "number"))
  var from: Int32?

  @Option(name: .long, help: ArgumentHelp("Compare with this version in place of a file.", valueName: "number"))
  var to: Int32?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let versions = try await common.withDesk { try await $0.programmeVersions() }
    let old = try from.map { try text(of: $0, versions) } ?? versions.last?.text
    guard let old else { throw Refusal(.programmeMissing, field: "programme") }
    let new = try to.map { try text(of: $0, versions) } ?? file.text(common)
    let differences = try programmeDifferences(from: old, to: new)
    for difference in differences {
      if json.json { try printJSON(Row(difference)) } else { Console.current.line(difference.text[.spoken]) }
    }
    if differences.isEmpty, !json.json {
      Console.current.line(say(nl: "Voor klanten verandert er niets.", en: "Nothing changes for customers."))
    }
  }

  private func text(of number: Int32, _ versions: [ProgrammeVersion]) throws(Refusal) -> String {
    guard let version = versions.first(where: { $0.number == number }) else {
      throw Refusal(.versionUnknown, field: "version")
    }
    return version.text
  }

  private struct Row: Encodable {
    let kind, path, text: String

    init(_ difference: Difference) {
      (kind, path, text) = (difference.kind.rawValue, difference.path, difference.text[.spoken])
    }
  }
}
