import ArgumentParser

struct ExchangeCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange", abstract: "Exchange files with parties, sealed and signed.",
    subcommands: [
      ExchangeChannels.self, ExchangeCheck.self, ExchangeSend.self, ExchangeReceipts.self, ExchangeReceive.self,
      ExchangeRun.self, ExchangeDeliveries.self,
      ExchangeKeysCommands.self, ExchangeServerCommands.self, ExchangeBox.self,
      ExchangeMeasure.self,
    ])
}

struct ExchangeKeysCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys of the exchange: the house's own, and those of its parties.",
    discussion: """
      A key counts once two people had to do with it: one makes or imports it, another compares its fingerprint with the \
      owner, by telephone or face to face, and confirms it. Both are owner, privacy officer or system keeper.
      """,
    subcommands: [
      ExchangeKeysMake.self, ExchangeKeysImport.self, ExchangeKeysConfirm.self, ExchangeKeysList.self,
      ExchangeKeysExport.self, ExchangeKeysExtend.self, ExchangeKeysRevoke.self, ExchangeKeysEnd.self,
    ])
}
