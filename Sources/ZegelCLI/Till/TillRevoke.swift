import ArgumentParser
import ZegelDesk
import ZegelDomain

struct TillRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Refuse a till's key from now on.")

  @Argument(help: "The till's id, T-… from `zegel till list`.")
  var id: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard let till = TillID(id) else { throw Refusal(.tillUnknown, field: "till") }
    try await common.withDesk(doing: "till.revoke") { try await $0.revokeTill(till) }
    Console.current.talk(say(nl: "De sleutel geldt niet meer.", en: "The key is no longer good."))
  }
}
