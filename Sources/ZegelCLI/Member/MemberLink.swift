import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberLink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link a card to a member. What was saved on it before stays hidden.")

  @OptionGroup var member: MemberArgument
  @Option(help: "The card's number or id.")
  var card: String
  @Flag(help: "Who holds the card agrees that the member sees what was saved on it before.")
  var showHistory = false
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      try await desk.linkCard(
        CardName(card), to: try await member.id(desk), showsHistory: showHistory, by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Gekoppeld.", en: "Linked."))
  }
}
