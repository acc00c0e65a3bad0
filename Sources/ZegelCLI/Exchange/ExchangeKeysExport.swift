import ArgumentParser
import Foundation
import ZegelDesk
import ZegelDomain
import ZegelExchange

struct ExchangeKeysExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what parties need of the house's own key. Nothing in it is secret.",
    discussion: "Send it with its fingerprint by another way, so that they can compare the two.")

  @OptionGroup var ofKind: KeyKindOption
  @Option(help: ArgumentHelp("The file it is written to; one that is there is never touched.", valueName: "file"))
  var output: String?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let keys = try await common.withActor { desk, actor in
      let keys = try await desk.exchangeKeys(of: .house, ofKind.kind)
      for key in keys {
        try await desk.leaveExport(
          "exchange.key kind=\(ofKind.kind.rawValue) fingerprint=\(key.key.facts.fingerprint) by=\(actor.name)")
      }
      return keys
    }
    let text = keys.map { String(decoding: $0.publicBytes, as: UTF8.self) + "\n" }.joined()
    guard let output else { return Console.current.data(text) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
    } catch { throw Refusal(.directoryUnusable, field: "output", output) }
    for key in keys { Console.current.line(key.key.facts.spokenFingerprint) }
  }
}
