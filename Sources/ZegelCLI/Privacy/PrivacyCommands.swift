import ArgumentParser

struct PrivacyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "Check a privacy policy, and get one to begin from.",
    subcommands: [PrivacyCheck.self, PrivacyProfileCommand.self])
}
