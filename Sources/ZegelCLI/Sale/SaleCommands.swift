import ArgumentParser

struct SaleCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sale", abstract: "Take in sales and returns, one by one or from files.",
    subcommands: [SaleCommit.self, SaleReturn.self, SaleImportCommand.self, SaleExplain.self])
}
