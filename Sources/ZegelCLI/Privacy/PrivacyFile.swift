import ArgumentParser
import ZegelDesk

/// A privacy file: the one that is named, else the house's own.
struct PrivacyFile: ParsableArguments {
  @Argument(help: ArgumentHelp("The privacy file. Else privacy.yaml in the house.", valueName: "file"))
  var file: String?

  func path(_ common: CommonOptions) -> String { file ?? common.paths.privacy }
  func text(_ common: CommonOptions) throws -> String { try readText(path(common)) }
}
