import ArgumentParser
import ZegelDesk
import ZegelDomain

struct CardFind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Show a card, what it has, and the other cards of its account.")

  @OptionGroup var card: CardArgument
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let found = try await common.withDesk { try await $0.findCard(card.name) }
    if json.json { return try printJSON(Answer(found)) }
    let console = Console.current
    found.card.tell()
    for amount in found.amounts {
      let waiting =
        amount.pending > 0 ? say(nl: ", nog niet vrij ", en: ", not yet free ") + grouped(amount.pending) : ""
      let held = amount.held > 0 ? say(nl: ", apart gezet ", en: ", set aside ") + grouped(amount.held) : ""
      console.line("\(amount.unit): \(grouped(amount.available))\(waiting)\(held)")
    }
    for other in found.beside {
      let beside = say(nl: "zelfde rekening", en: "same account")
      console.line("\(beside): \(other.card)  …\(other.lastFour)  \(other.state.rawValue)")
    }
  }

  private struct Answer: Encodable {
    let card: CardRow
    let beside: [CardRow]
    let amounts: [AmountRow]

    init(_ found: FoundCard) {
      card = CardRow(found.card)
      beside = found.beside.map { CardRow($0) }
      amounts = found.amounts.map { AmountRow($0) }
    }
  }
}

struct AmountRow: Encodable {
  let unit: String
  let available, pending, held: Points

  init(_ amount: UnitAmount) {
    (unit, available, pending, held) = (amount.unit, amount.available, amount.pending, amount.held)
  }
}
