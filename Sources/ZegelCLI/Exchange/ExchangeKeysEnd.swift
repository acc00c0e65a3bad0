import ArgumentParser
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysEnd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Let a key count no more, from now on. It cannot be undone.",
    discussion: """
      The secret of the house's own is gone with it: what parties still seal to it can be read by nobody. In a roll-over, \
      end the old one when all parties have the new one.
      """)

  @OptionGroup var fingerprint: FingerprintArgument
  @OptionGroup var whose: ExchangeKeyOptions
  @Option(help: "renewed, revoked, lost or other.")
  var reason: KeyEndReason
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let told = try fingerprint.text()
    let most = try await Caller.current.options(common.paths).box.mostBytes
    try await common.withActor { desk, actor in
      try await desk.endKey(of: whose.owner, whose.kind, fingerprint: told, because: reason.end, by: actor)
      // Whose key it was cannot log in at the drop box from here on.
      try await desk.refreshBox(mostBytes: most)
    }
    Console.current.line(say(nl: "De sleutel geldt niet meer.", en: "The key counts no more."))
  }
}

enum KeyEndReason: String, ExpressibleByArgument, CaseIterable {
  case renewed, revoked, lost, other

  var end: ExchangeKeyEnd {
    switch self {
    case .renewed: .renewed
    case .revoked: .revoked
    case .lost: .lost
    case .other: .other
    }
  }
}
