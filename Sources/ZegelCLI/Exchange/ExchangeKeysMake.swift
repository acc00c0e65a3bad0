import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make the house a key of its own. It counts once a second person confirmed it.",
    discussion: """
      Its secret is made in memory, sealed by the vault, and shown to nobody: there is no passphrase to keep. --ssh-user \
      makes one to log in at parties with.
      """)

  @OptionGroup var ofKind: KeyKindOption
  @Option(help: ArgumentHelp("How long one of OpenPGP holds.", valueName: "years"))
  var years = 2
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...5).contains(years) else { throw ValidationError("--years takes 1 to 5") }
    if ofKind.kind == .sshHost { throw ValidationError("the server of the drop box has a key of its own") }
  }

  func run() async throws {
    if ofKind.kind == .sshUser {
      let made = try await common.withActor { try await $0.makeSSHKey(by: $1) }
      return made.key.tellProposed("Ed25519")
    }
    let (key, algorithm) = try await common.withActor { desk, actor in
      let made = try HouseCertificate.make(name: try await desk.certificateName(), days: years * 365)
      let key = try await desk.proposeKey(
        made.facts, publicBytes: made.publicBytes, secretBytes: made.secretBytes, by: actor)
      return (key, made.algorithm)
    }
    key.tellProposed(algorithm)
  }
}
