public import ZegelDomain
import ZegelStore
import ZegelVault

/// What one card has.
public struct CardBalance: Sendable {
  public let card: CardID
  public let account: AccountID
  public let lastFour: String
  public let state: CardState
  /// Only when it was in the list that was handed in.
  public let number: CardNumber?
  /// Points first, then each stamp card of the programme.
  public let amounts: [UnitAmount]
}

/// What there is of one unit.
public struct UnitAmount: Sendable, Equatable {
  /// `points`, or the stamp card's id.
  public let unit: String
  public let available: Points
  public let pending: Points
  public let held: Points
}

extension Desk {
  /// The balances of all cards but replaced ones, a page at a time, in no order that means anything.
  ///
  /// Cards on one account each show its balance.
  /// - Parameters:
  ///   - instant: nil is now. A later one lets dates pass; an earlier one counts what had happened by then, also where
  ///     it was told later.
  ///   - numbers: those of them that this house knows are shown in full.
  public func balances(
    at instant: Instant? = nil, numbers: [String] = [], _ page: ([CardBalance]) throws -> Void
  ) async throws {
    let known = CardNumbers(numbers, keyring)
    let (programmes, now) = (self.programmes, self.now)
    var after: [UInt8]?
    while true {
      let from = after
      let (last, found) = try await store.read { session in
        let book = try programmes.book(in: session)
        let cards = try session.cards(after: from, most: Desk.cardsAPage)
        let reading = BalanceReading(session: session, book: book, instant: instant, now: now)
        let found = try cards.filter { $0.state != .replaced }.map { try reading.balance(of: $0, known) }
        return (cards.count < Desk.cardsAPage ? nil : cards.last?.hash, found)
      }
      if !found.isEmpty { try page(found) }
      guard let last else { return }
      after = last
    }
  }

  private static let cardsAPage = 500
}

/// Numbers that somebody has on paper, by their hash.
private struct CardNumbers: Sendable {
  let byHash: [[UInt8]: CardNumber]

  init(_ numbers: [String], _ keyring: Keyring) {
    byHash = Dictionary(
      numbers.compactMap { CardNumber($0) }.map { (keyring.cardHash($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

private struct BalanceReading {
  let session: any SQLSession
  let book: ProgrammeBook
  let instant: Instant?
  let now: Instant

  func balance(of card: CardRow, _ known: CardNumbers) throws -> CardBalance {
    guard let account = try session.account(card.account) else {
      throw Fault("a card names an account that is not there")
    }
    let state = try session.state(of: account, at: instant, now: now, book)
    let amounts = state.amounts(try book.inForce(at: instant ?? now))
    return CardBalance(
      card: card.id, account: card.account, lastFour: card.lastFour, state: CardState(rawValue: card.state.rawValue)!,
      number: known.byHash[card.hash], amounts: amounts)
  }
}

extension AccountState {
  /// Points first, then each stamp card of the programme.
  func amounts(_ programme: Programme) -> [UnitAmount] {
    programme.units.map { unit in
      UnitAmount(
        unit: unit.id, available: available(unit.number), pending: pending(unit.number), held: held(unit.number))
    }
  }
}

extension SQLSession {
  /// The account as it is now, or as it was or will be at `instant`.
  func state(of account: AccountRow, at instant: Instant?, now: Instant, _ book: ProgrammeBook) throws -> AccountState {
    guard book.count > 0 else { return account.state }
    let newest = max(account.state.passedTo, account.state.last?.at ?? .distantPast)
    guard let instant, instant < newest else {
      return Account.passing(to: max(instant ?? now, newest), account.state, book: book).state
    }
    let facts = try facts(of: account.id, after: nil).filter { $0.at <= instant }
    return Account.fold(facts, passedTo: instant, book: book).state
  }
}
