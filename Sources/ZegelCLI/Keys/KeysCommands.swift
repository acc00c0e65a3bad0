import ArgumentParser

struct KeysCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The house's keys: seal them, see where they lie.",
    subcommands: [KeysSeal.self, KeysShow.self])
}
