import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ExchangeKeysImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in a key that a party sent. It counts once a second person confirmed it.",
    discussion: """
      --ssh-host takes a line of `ssh-keyscan` or `known_hosts`, --ssh-user one of a `.pub` file. Neither mail nor a \
      server tells whose a key is: its fingerprint is compared by telephone.
      """)

  @Argument(help: "The file with the key; - is standard input.")
  var file: String
  @Option(help: ArgumentHelp("The party's id in the policy.", valueName: "party"))
  var party: String
  @OptionGroup var ofKind: KeyKindOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard ofKind.kind != .openpgp else { throw Refusal(.exchangeKeyMalformed, field: "key", ofKind.kind.rawValue) }
    let text = try readText(file)
    let key = try await common.withActor { try await $0.proposeSSHKey(text, of: party, ofKind.kind, by: $1) }
    key.tellProposed()
  }
}
