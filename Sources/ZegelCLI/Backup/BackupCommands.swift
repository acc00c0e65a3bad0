import ArgumentParser

struct BackupCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Back up the house while it goes on, and look after its backups.",
    subcommands: [BackupMake.self, BackupList.self, BackupVerify.self, BackupPrune.self],
    defaultSubcommand: BackupMake.self)
}
