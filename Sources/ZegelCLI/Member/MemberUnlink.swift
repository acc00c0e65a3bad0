import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberUnlink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink", abstract: "Make a card nobody's again; it goes on saving.")

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("The card's number or id.", discussion: CardInput.help))
  var card: String
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: .requests, in: store.store)
      try await desk.unlinkCard(try CardInput(told: card).card(), from: id, by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Ontkoppeld.", en: "Unlinked."))
  }
}
