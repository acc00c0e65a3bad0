import ArgumentParser

struct ProgrammeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme", abstract: "Check, apply and show the loyalty programme.",
    subcommands: [
      ProgrammeCheck.self, ProgrammeApply.self, ProgrammeShow.self, ProgrammeDiff.self, ProgrammeList.self,
    ])
}
