import ArgumentParser

struct LedgerCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Verify the ledger, and hand it to others.",
    subcommands: [LedgerVerify.self, LedgerRebuild.self, LedgerExport.self, LedgerLiability.self])
}
