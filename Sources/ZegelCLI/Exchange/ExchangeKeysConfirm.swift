import ArgumentParser
import ZegelDesk
import ZegelDomain

struct ExchangeKeysConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Pin a key, as a second person who compared its fingerprint with the owner.",
    discussion: """
      Type what the owner reads aloud, not what the list here says: that is what is compared. Whoever made or imported \
      the key does not confirm it.
      """)

  @OptionGroup var fingerprint: FingerprintArgument
  @OptionGroup var whose: ExchangeKeyOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let told = try fingerprint.text()
    let key = try await common.withActor {
      try await $0.confirmKey(of: whose.owner, whose.kind, fingerprint: told, by: $1)
    }
    let name = key.facts.nameTexts
    Console.current.line(say(nl: "De sleutel van \(name.nl) geldt.", en: "The key of \(name.en) counts."))
  }
}
