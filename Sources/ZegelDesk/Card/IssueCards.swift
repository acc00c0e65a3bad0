public import ZegelDomain
import ZegelStore
import ZegelVault

/// A card just made; the only moment its number is known.
public struct IssuedCard: Sendable {
  public let number: CardNumber
  public let card: CardID
  public let account: AccountID
}

extension Desk {
  /// Issues cards with random numbers, each with an account of its own, or all on one account.
  ///
  /// Refuses `card-range-exhausted` when so much of the number range is taken that free numbers are hard to find.
  public func issueCards(_ count: Int, on account: AccountID? = nil) async throws -> [IssuedCard] {
    guard (1...Desk.mostCardsAtOnce).contains(count) else {
      throw Refusal(.inputTooLarge, field: "count", String(Desk.mostCardsAtOnce))
    }
    let plan = try await currentProgramme().cards
    var issued: [IssuedCard] = []
    while issued.count < count {
      let part = min(1000, count - issued.count)
      issued += try await issuePart(part, plan, on: account)
    }
    return issued
  }

  public static let mostCardsAtOnce = 1_000_000

  private func issuePart(_ count: Int, _ plan: CardPlan, on account: AccountID?) async throws -> [IssuedCard] {
    let (keyring, surroundings, now) = (self.keyring, self.surroundings, self.now)
    return try await store.write { session in
      let taken = try session.cardCount()
      guard Double(taken) + Double(count) <= plan.capacity / 2 else { throw Refusal(.cardRangeExhausted) }
      if let account, try session.account(account) == nil { throw Refusal(.cardUnknown, field: "account") }
      let issued = try (0..<count).map { _ in
        while true {
          let number = plan.number(random: surroundings.number)
          let target = try account ?? session.openAccount(surroundings.newID(), now)
          let card = CardRow(
            hash: keyring.cardHash(number), id: surroundings.newID(), account: target, lastFour: number.lastFour,
            state: .active, issuedAt: now, changedAt: now)
          if try session.insert(card) { return IssuedCard(number: number, card: card.id, account: target) }
          if account == nil { try session.closeUnusedAccount(target) }
        }
      }
      try session.leaveCards(issued.map(\.card), at: now)
      return issued
    }
  }
}

extension SQLSession {
  func openAccount(_ id: AccountID, _ now: Instant) throws -> AccountID {
    try insertAccount(id, openedAt: now)
    return id
  }
}
