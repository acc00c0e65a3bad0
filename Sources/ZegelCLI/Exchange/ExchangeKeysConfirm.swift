import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

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
    let most = try await Caller.current.options(common.paths).box.mostBytes
    let key = try await common.withActor { desk, actor in
      let key = try await desk.confirmKey(of: whose.owner, whose.kind, fingerprint: told, by: actor)
      try await desk.refreshBox(mostBytes: most)
      return key
    }
    let name = key.facts.nameTexts
    Console.current.line(say(nl: "De sleutel van \(name.nl) geldt.", en: "The key of \(name.en) counts."))
  }
}
