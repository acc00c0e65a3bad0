import ArgumentParser

struct TrailCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trail", abstract: "Show that nothing was changed by hand, and prove it to others.",
    subcommands: [
      TrailVerify.self, TrailHeadCommand.self, TrailProve.self, TrailConsistencyCommand.self, TrailExplain.self,
      TrailExport.self,
    ])
}
