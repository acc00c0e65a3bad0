import ArgumentParser
import ZegelDesk

struct PrivacyProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Print a privacy policy to begin from.",
    discussion: "Profiles: \(PrivacyProfile.allCases.map(\.rawValue).joined(separator: ", ")).")

  @Argument(help: ArgumentHelp("Which profile.", valueName: "profile"))
  var profile: String
  @Option(help: ArgumentHelp("The organisation's name.", valueName: "name"))
  var name: String?

  func validate() throws {
    if PrivacyProfile(rawValue: profile) == nil {
      throw ValidationError(
        "there is no profile `\(profile)`; there are \(PrivacyProfile.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
  }

  func run() async throws {
    if let profile = PrivacyProfile(rawValue: profile) {
      Console.current.data(name.map { profile.text(organisation: $0) } ?? profile.text)
    }
  }
}
