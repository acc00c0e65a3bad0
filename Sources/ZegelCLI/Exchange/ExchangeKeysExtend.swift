import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysExtend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Let the house's own OpenPGP key end later. Its fingerprint stays the same.",
    discussion: "Send parties what `zegel exchange keys export` writes then: they need not compare anything again.")

  @Option(help: ArgumentHelp("How long from now.", valueName: "years"))
  var years = 2
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...5).contains(years) else { throw ValidationError("--years takes 1 to 5") }
  }

  func run() async throws {
    let key = try await common.withActor { desk, actor in
      let now = desk.now
      let extended = try await desk.withHouseKeys(.openpgp) { keys in
        try HouseCertificate(secretBytes: keys.secretBytes(at: 0)).extended(days: years * 365, at: now)
      }
      return try await desk.refreshKey(
        extended.facts, publicBytes: extended.publicBytes, secretBytes: extended.secretBytes, by: actor)
    }
    Console.current.line(key.facts.spokenFingerprint)
    if let end = key.facts.expiresAt {
      Console.current.line(say(nl: "tot \(end.written(in: .nl))", en: "until \(end.written(in: .en))"))
    }
  }
}
