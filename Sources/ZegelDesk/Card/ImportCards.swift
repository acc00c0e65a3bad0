public import ZegelDomain
import ZegelStore
import ZegelVault

/// A card number from a file, with the balance it brings along.
public struct ImportedCard: Sendable {
  /// Its line in the file, from 1.
  public let line: Int
  public let number: String
  public let openingBalance: Points

  public init(line: Int, number: String, openingBalance: Points) {
    self.line = line
    self.number = number
    self.openingBalance = openingBalance
  }
}

/// What became of one.
public enum CardImportOutcome: Sendable, Equatable {
  case added
  case known
  case refused(Refusal)
}

extension Desk {
  /// Registers numbers that exist already, each with an account of its own. A number known before is left as it is, so
  /// the same file may be run again.
  ///
  /// - Parameter anyFormat: take numbers that the programme's card plan would not have made.
  public func importCards(_ cards: [ImportedCard], anyFormat: Bool) async throws -> [CardImportOutcome] {
    let plan = try await currentProgramme().cards
    let (keyring, surroundings, now, programmes) = (self.keyring, self.surroundings, self.now, self.programmes)
    return try await store.write { session in
      let batch = PostBatch(session, now: now, book: try programmes.book(in: session))
      var added: [CardID] = []
      let outcomes = try cards.map { card -> CardImportOutcome in
        guard let number = CardNumber(card.number), anyFormat || plan.accepts(number) else {
          return .refused(Refusal(.cardNumberMalformed, field: "card"))
        }
        guard abs(card.openingBalance) <= mostMinorUnits else {
          return .refused(Refusal(.quantityOutOfRange, field: "points"))
        }
        let hash = keyring.cardHash(number)
        guard try session.card(hash: hash) == nil else { return .known }
        let account = try session.openAccount(surroundings.newID(), now)
        let row = CardRow(
          hash: hash, id: surroundings.newID(), account: account, lastFour: number.lastFour, state: .active,
          issuedAt: now, changedAt: now)
        _ = try session.insert(row)
        added.append(row.id)
        if card.openingBalance != 0 { try batch.open(account, with: card.openingBalance, at: now) }
        return .added
      }
      try session.leaveCards(added, at: now)
      try batch.write()
      return outcomes
    }
  }
}

extension PostBatch {
  fileprivate func open(_ id: AccountID, with balance: Points, at now: Instant) throws {
    let programme = try book.inForce(at: now)
    let event = EventID(stored: "opening-\(id)")
    _ = try register.add(ActRow(event: event, kind: .adjustment, account: id, at: now, bodyHash: Array(id.bytes)))
    let adjustment = Adjustment(unit: EarnedUnit.pointsNumber, points: balance, reason: .openingBalance)
    _ = try add(.adjustment(adjustment), event: event, at: now, version: programme.version, to: id)
  }
}
