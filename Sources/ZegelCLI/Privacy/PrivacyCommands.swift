import ArgumentParser

struct PrivacyCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy",
    abstract: "Check a privacy policy, write its notice and register, and get one to begin from.",
    subcommands: [
      PrivacyApply.self, PrivacyDiff.self, PrivacyShow.self, PrivacyList.self, PrivacyCheck.self, PrivacyNotice.self,
      PrivacyRegister.self, AssessmentCommands.self, PrivacyProfileCommand.self,
    ])
}
