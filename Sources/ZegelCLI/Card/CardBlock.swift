import ArgumentParser
import ZegelDesk
import ZegelDomain

struct CardBlock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "block", abstract: "Let nothing be earned or spent with a card from now on; its balance stays.")

  @OptionGroup var card: CardArgument
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let blocked = try await common.withDesk(doing: "card.block") { try await $0.blockCard(card.name) }
    blocked.tell()
  }
}

struct CardUnblock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unblock", abstract: "Let a blocked card be used again.")

  @OptionGroup var card: CardArgument
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let active = try await common.withDesk(doing: "card.unblock") { try await $0.unblockCard(card.name) }
    active.tell()
  }
}

extension ListedCard {
  /// `C-…  …4321  blocked`.
  func tell() { Console.current.line("\(card)  …\(lastFour)  \(state.rawValue)") }
}
