import ArgumentParser
import ZegelDesk
import ZegelDomain

struct PrivacyApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make a privacy file the next version.",
    discussion: """
      What only narrows holds at once. What widens waits until a second person, an owner or privacy officer as well, \
      applies the very same file.
      """)

  @OptionGroup var privacy: PrivacyFile
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (file, text) = (privacy.path(common), try privacy.text(common))
    let applied: (outcome: PolicyOutcome, changes: [PolicyChange])
    do {
      applied = try await common.withActor { try await $0.applyPolicy(text, by: $1) }
    } catch let problems as FileProblems {
      for problem in problems.all { Console.current.talk(problem.text(file)) }
      throw Refusal(.policyInvalid, field: "privacy")
    }
    for change in applied.changes { Console.current.talk(change.line) }
    switch applied.outcome {
    case .applied(let version):
      if json.json { return try printJSON(PolicyRow(version)) }
      Console.current.line(say(nl: "Versie \(version.number) geldt.", en: "Version \(version.number) holds."))
    case .waitsForSecond:
      if json.json { return try printJSON(["waits_for": "second-person"]) }
      Console.current.line(
        say(
          nl: "Dit verruimt: het geldt zodra een tweede persoon hetzelfde bestand invoert.",
          en: "This widens: it holds as soon as a second person applies the same file."))
    }
  }
}

struct PrivacyDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what a privacy file would change, and what of it needs two people.")

  @OptionGroup var privacy: PrivacyFile
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let (file, text) = (privacy.path(common), try privacy.text(common))
    do {
      let changes = try await common.withDesk { try await $0.policyChanges(to: text) }
      for change in changes {
        if json.json { try printJSON(Row(change)) } else { Console.current.line(change.line) }
      }
      if changes.isEmpty, !json.json {
        Console.current.line(say(nl: "Er verandert niets.", en: "Nothing changes."))
      }
    } catch let problems as FileProblems {
      for problem in problems.all { Console.current.talk(problem.text(file)) }
      throw Ending(status: .problemsFound)
    }
  }

  private struct Row: Encodable {
    let path, text: String
    let widens: Bool

    init(_ change: PolicyChange) { (path, text, widens) = (change.path, change.text[.spoken], change.widens) }
  }
}

struct PrivacyShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the privacy policy in force, or an older version, as its file.")

  @Option(help: ArgumentHelp("A version; else the newest.", valueName: "number"))
  var version: Int32?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let versions = try await common.withDesk { try await $0.policyVersions() }
    guard let newest = versions.last else { throw Refusal(.policyMissing, field: "privacy") }
    guard let found = version.map({ number in versions.first { $0.number == number } }) ?? newest else {
      throw Refusal(.versionUnknown, field: "version")
    }
    Console.current.data(found.text.hasSuffix("\n") ? found.text : found.text + "\n")
  }
}

struct PrivacyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the privacy versions that were applied, as CSV.")

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let rows = try await common.withDesk { try await $0.policyVersions() }.map(PolicyRow.init)
    if !json.json { Console.current.line("version,applied_at,first_by,second_by,hash") }
    for row in rows {
      if json.json { try printJSON(row) } else { Console.current.line(row.csv) }
    }
  }
}

private struct PolicyRow: Encodable {
  let version: Int32
  let appliedAt, firstBy: String
  let secondBy: String?
  let hash: String

  init(_ version: PolicyVersion) {
    self.version = version.number
    (appliedAt, firstBy, secondBy) = (version.appliedAt.rfc3339, version.firstBy, version.secondBy)
    hash = version.hash
  }

  var csv: String { [String(version), appliedAt, firstBy, secondBy ?? "", hash].joined(separator: ",") }
}

extension PolicyChange {
  fileprivate var line: String {
    "\(path): \(text[.spoken])\(widens ? say(nl: " (verruimt)", en: " (widens)") : "")"
  }
}
