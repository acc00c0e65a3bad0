public import ZegelDomain
import ZegelStore
import ZegelVault

/// How a card is named: by the number on it, or by its id from a list.
public enum CardName: Sendable {
  case number(String)
  case id(CardID)

  /// `C-…` is an id, anything else a number.
  public init(_ text: String) { self = CardID(text).map { .id($0) } ?? .number(text) }
}

/// A card in a list: never its number.
public struct ListedCard: Sendable {
  public let card: CardID
  public let account: AccountID
  public let lastFour: String
  public let state: CardState
  public let issuedAt: Instant
  public let changedAt: Instant

  init(_ row: CardRow) {
    card = row.id
    account = row.account
    lastFour = row.lastFour
    state = CardState(rawValue: row.state.rawValue)!
    issuedAt = row.issuedAt
    changedAt = row.changedAt
  }
}

extension Desk {
  /// From now on nothing can be earned or spent with this card; the balance stays. Blocking twice changes nothing.
  public func blockCard(_ name: CardName) async throws -> ListedCard {
    try await change(name) { session, card, now in
      switch card.state {
      case .active: try session.change(card, to: .blocked, at: now)
      case .blocked: break
      case .replaced: throw Refusal(.cardReplaced, field: "card", card.changedAt.rfc3339)
      }
    }
  }

  public func unblockCard(_ name: CardName) async throws -> ListedCard {
    try await change(name) { session, card, now in
      switch card.state {
      case .blocked: try session.change(card, to: .active, at: now)
      case .active: throw Refusal(.cardNotBlocked, field: "card")
      case .replaced: throw Refusal(.cardReplaced, field: "card", card.changedAt.rfc3339)
      }
    }
  }

  /// Gives the account a new card; the old number stays known and is refused from now on.
  public func replaceCard(_ name: CardName, with number: String? = nil) async throws -> IssuedCard {
    let plan = try await currentProgramme().cards
    let (keyring, surroundings, now) = (self.keyring, self.surroundings, self.now)
    let given = number.map { CardNumber($0) }
    if let given, given.map(plan.accepts) != true { throw Refusal(.cardNumberMalformed, field: "new_card") }
    return try await store.write { session in
      let old = try session.find(name, keyring)
      guard old.state != .replaced else { throw Refusal(.cardReplaced, field: "card", old.changedAt.rfc3339) }
      let new = given.flatMap { $0 } ?? plan.number(random: surroundings.number)
      let row = CardRow(
        hash: keyring.cardHash(new), id: surroundings.newID(), account: old.account, lastFour: new.lastFour,
        state: .active, issuedAt: now, changedAt: now)
      guard try session.insert(row) else { throw Refusal(.cardAlreadyKnown, field: "new_card") }
      try session.change(old, to: .replaced, at: now)
      try session.leaveCards([old.id, row.id], at: now)
      // In a household the new one is whose the old one was.
      let own = try session.ownAccount(of: old)
      if own != old.account, let link = try session.owner(of: own) {
        try session.insert(HouseholdCardRow(card: row.id, account: own))
        try session.leaveMember(link.member, at: now)
      }
      return IssuedCard(number: new, card: row.id, account: row.account)
    }
  }

  /// The cards of the account that a card belongs to.
  public func cardsBeside(_ name: CardName) async throws -> [ListedCard] {
    let keyring = self.keyring
    return try await store.read { session in
      try session.cards(of: session.find(name, keyring).account).map { ListedCard($0) }
    }
  }

  private func change(
    _ name: CardName, _ body: @escaping @Sendable (any SQLSession, CardRow, Instant) throws -> Void
  ) async throws -> ListedCard {
    let (keyring, now) = (self.keyring, self.now)
    return try await store.write { session in
      let card = try session.find(name, keyring)
      try body(session, card, now)
      guard let after = try session.card(hash: card.hash) else { throw Fault("a card that was written is not there") }
      // Blocking twice changes nothing, and leaves nothing.
      if after.state != card.state { try session.leaveCards([card.id], at: now) }
      return ListedCard(after)
    }
  }
}

extension SQLSession {
  func find(_ name: CardName, _ keyring: Keyring) throws -> CardRow {
    let found =
      switch name {
      case .id(let id): try card(id)
      case .number(let text): try CardNumber(text).flatMap { try card(hash: keyring.cardHash($0)) }
      }
    guard let found else { throw Refusal(.cardUnknown, field: "card") }
    return found
  }
}
