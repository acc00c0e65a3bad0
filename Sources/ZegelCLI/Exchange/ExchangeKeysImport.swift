import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in a key that a party sent. It counts once a second person confirmed it.",
    discussion: """
      Without a flag it is an OpenPGP certificate, armoured as Kleopatra and gpg export it. --ssh-host takes a line of `ssh-keyscan` or `known_hosts`, --ssh-user one of a `.pub` file. Neither mail nor a \
      server tells whose a key is: its fingerprint is compared by telephone.
      """)

  @Argument(help: "The file with the key; - is standard input.")
  var file: String
  @Option(help: ArgumentHelp("The party's id in the policy.", valueName: "party"))
  var party: String
  @OptionGroup var ofKind: KeyKindOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let text = try readText(file)
    if ofKind.kind == .openpgp {
      let (key, algorithm) = try await common.withActor { desk, actor in
        let certificate = try PartyCertificate(Array(text.utf8), of: party, at: desk.now)
        // One that is pinned already comes with a later end: its owner vouches for that by the key itself.
        let isKnown = try await desk.listKeys().contains {
          $0.facts.owner == certificate.facts.owner && $0.facts.fingerprint == certificate.facts.fingerprint
            && $0.endedAt == nil
        }
        let key =
          isKnown
          ? try await desk.refreshKey(certificate.facts, publicBytes: certificate.publicBytes, by: actor)
          : try await desk.proposeKey(certificate.facts, publicBytes: certificate.publicBytes, by: actor)
        return (key, certificate.algorithm)
      }
      return key.tellProposed(algorithm)
    }
    let key = try await common.withActor { try await $0.proposeSSHKey(text, of: party, ofKind.kind, by: $1) }
    key.tellProposed()
  }
}
