import ArgumentParser
import ZegelDesk
import ZegelDomain

struct MemberLink: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link a card to a member. What was saved on it before stays hidden.",
    discussion: """
      A card that was used takes a proof of the last 30 days that an address or number is the member's: see `zegel member \
      prove`. Say --history agreed only when who holds the card shows it and agrees.
      """)

  @OptionGroup var member: MemberArgument
  @Option(help: ArgumentHelp("The card's number or id.", discussion: CardInput.help))
  var card: String
  @Option(help: "hidden, or agreed: who holds the card agrees that the member sees what was saved on it before.")
  var history = CardHistory.hidden
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.withActor { desk, actor in
      let id = try await member.id(desk, actor, for: .requests, in: store.store)
      try await desk.linkCard(
        try CardInput(told: card).card(), to: id, showsHistory: history == .agreed, by: actor, in: store.store)
    }
    Console.current.line(say(nl: "Gekoppeld.", en: "Linked."))
  }
}

enum CardHistory: String, ExpressibleByArgument, CaseIterable { case hidden, agreed }
