import ArgumentParser

struct TillCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "till", abstract: "Say which tills may call.",
    subcommands: [TillAdd.self, TillList.self, TillRevoke.self])
}
