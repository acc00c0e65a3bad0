import ArgumentParser
import ZegelDesk
import ZegelDomain

struct CardReplace: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replace", abstract: "Give the account of a card a new card, and print its number.",
    discussion: "The balance goes with it. The old number stays known and is refused.")

  @OptionGroup var card: CardArgument

  @Option(name: .long, help: ArgumentHelp("The new card's number. Else one is made.", valueName: "number"))
  var with: String?

  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let new = try await common.withDesk(doing: "card.replace") { try await $0.replaceCard(card.name, with: with) }
    if json.json { return try printJSON(["card": new.number.revealed, "id": new.card.description]) }
    Console.current.line("card,id\n\(new.number.revealed),\(new.card)")
  }
}
