import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberUnlink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Make a card nobody's again; it goes on saving.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The card's number or id.")
  var card: String
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.unlinkCard(CardName(card), from: try await member.id(desk), by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Ontkoppeld.", en: "Unlinked."))
  }
}
