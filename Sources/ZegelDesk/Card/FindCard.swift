import ZegelDomain
import ZegelStore
import ZegelVault

/// A card as the shop's own people see it: blocked and replaced ones too, and never a number.
public struct FoundCard: Sendable {
  public let card: ListedCard
  /// The other cards of its account.
  public let beside: [ListedCard]
  /// Points first, then each stamp card.
  public let amounts: [UnitAmount]
}

extension Desk {
  public func findCard(_ name: CardName) async throws -> FoundCard {
    let (keyring, programmes, now) = (self.keyring, self.programmes, self.now)
    return try await store.read { session in
      let card = try session.find(name, keyring)
      guard let account = try session.account(card.account) else {
        throw Fault("a card names an account that is not there")
      }
      let book = try programmes.book(in: session)
      let amounts = try session.state(of: account, at: nil, now: now, book).amounts(book.inForce(at: now))
      let beside = try session.cards(of: card.account).filter { $0.id != card.id }
      return FoundCard(card: ListedCard(card), beside: beside.map { ListedCard($0) }, amounts: amounts)
    }
  }

  /// Every card, a page at a time, in no order that means anything.
  public func cards(_ page: ([ListedCard]) throws -> Void) async throws {
    var after: [UInt8]?
    while true {
      let from = after
      let cards = try await store.read { try $0.cards(after: from, most: 1000) }
      if !cards.isEmpty { try page(cards.map { ListedCard($0) }) }
      guard cards.count == 1000 else { return }
      after = cards.last?.hash
    }
  }
}
