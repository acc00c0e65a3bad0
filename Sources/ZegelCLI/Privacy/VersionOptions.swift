import ArgumentParser
import ZegelDesk
import ZegelDomain

/// Which applied version to tell of, where no file is given.
struct VersionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An applied version; else the newest.", valueName: "number"))
  var version: Int32?
  @Option(
    help: ArgumentHelp(
      "The version that was in force at this moment, such as 2026-07-01T00:00:00+02:00 or 2026-06-30, the end of that day.",
      valueName: "instant"))
  var asOf: AsOfArgument?

  func validate() throws {
    if version != nil, asOf != nil { throw ValidationError("--version and --as-of do not go together") }
  }

  /// - Throws: a refusal of the command line when there is a file as well: a file has no versions.
  func refuse(with file: String?) throws {
    if file != nil, version != nil || asOf != nil {
      throw ValidationError("--version and --as-of are of the house, and do not go with a file")
    }
  }

  var choice: VersionChoice {
    if let version { return .number(version) }
    return asOf.map { .asOf($0.instant) } ?? .newest
  }
}
