import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke the house's own OpenPGP key, and write what parties have to take in.",
    discussion: "It counts no more at once, and its secret is gone. Send the file to every party.")

  @OptionGroup var fingerprint: FingerprintArgument
  @Option(help: ArgumentHelp("The file it is written to; one that is there is never touched.", valueName: "file"))
  var output: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard let told = ExchangeKeyKind.openpgp.fingerprint(try fingerprint.text()) else {
      throw Refusal(.exchangeKeyMalformed, field: "fingerprint")
    }
    try await common.withActor { desk, actor in
      let revoked = try await desk.withHouseKeys(.openpgp) { keys in
        guard let index = (0..<keys.count).first(where: { keys.key(at: $0).facts.fingerprint == told }) else {
          throw Refusal(.exchangeKeyUnknown, field: "fingerprint", "house")
        }
        return try HouseCertificate(secretBytes: keys.secretBytes(at: index)).revoked()
      }
      // First on disk: once it has ended, nothing can revoke it any more.
      do {
        try Data(revoked).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
      } catch { throw Refusal(.directoryUnusable, field: "output", output) }
      try await desk.endKey(of: .house, .openpgp, fingerprint: told, because: .revoked, by: actor)
    }
    Console.current.line(say(nl: "Ingetrokken.", en: "Revoked."))
  }
}
