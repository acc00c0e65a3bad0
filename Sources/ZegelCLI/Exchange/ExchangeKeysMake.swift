import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ExchangeKeysMake: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make the house a key of its own. It counts once a second person confirmed it.",
    discussion: """
      Its secret is made in memory, sealed by the vault, and shown to nobody: there is no passphrase to keep. --ssh-user \
      makes one to log in at parties with.
      """)

  @OptionGroup var ofKind: KeyKindOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if ofKind.kind == .sshHost { throw ValidationError("the server of the drop box has a key of its own") }
  }

  func run() async throws {
    guard ofKind.kind == .sshUser else { throw Refusal(.exchangeKeyMalformed, field: "key", ofKind.kind.rawValue) }
    let made = try await common.withActor { try await $0.makeSSHKey(by: $1) }
    made.key.tellProposed("Ed25519")
  }
}
