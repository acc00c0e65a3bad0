import ArgumentParser

struct PrivacyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "Check a privacy policy, write its notice, and get one to begin from.",
    subcommands: [PrivacyCheck.self, PrivacyNotice.self, PrivacyProfileCommand.self])
}
