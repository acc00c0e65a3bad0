import ArgumentParser
import ZegelDesk

/// A programme file: the one that is named, else the house's own.
struct ProgrammeFile: ParsableArguments {
  @Argument(help: ArgumentHelp("The programme file. Else programme.yaml in the house.", valueName: "file"))
  var file: String?

  func path(_ common: CommonOptions) -> String { file ?? common.paths.programme }
  func text(_ common: CommonOptions) throws -> String { try readText(path(common)) }
}
