import ArgumentParser
import ZegelDesk
import ZegelDomain

struct CardCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "card", abstract: "Issue, import, find, block and replace cards.",
    discussion: "A card is named by its number, or by its id C-… from a list.",
    subcommands: [
      CardIssue.self, CardImport.self, CardFind.self, CardList.self, CardBlock.self, CardUnblock.self,
      CardReplace.self, CardAdjust.self,
    ])
}

/// A card as it is named on a command line.
struct CardArgument: ParsableArguments {
  @Argument(help: "The card's number, or its id C-….")
  var card: String

  var name: CardName { CardName(card) }
}

/// A card in lists: never its number.
struct CardRow: Encodable {
  let id, account, lastFour, state, issuedAt, changedAt: String

  init(_ card: ListedCard) {
    (id, account, lastFour) = (card.card.description, card.account.description, card.lastFour)
    (state, issuedAt, changedAt) = (card.state.rawValue, card.issuedAt.rfc3339, card.changedAt.rfc3339)
  }

  static let head = "id,account,last_four,state,issued_at,changed_at"
  var csv: String { [id, account, lastFour, state, issuedAt, changedAt].joined(separator: ",") }
}
