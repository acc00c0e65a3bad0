public import ZegelDomain
import ZegelStore
import ZegelVault

/// What a till may show of a card: no number, no person.
public struct IdentifiedCard: Sendable {
  public let card: CardID
  public let account: AccountID
  public let lastFour: String
  public let state: CardState
  public let balances: [UnitBalance]
  public let held: Points
  /// What a bill can be paid with, in minor units; nil where paying with points is not offered.
  public let worth: Int64?
  public let rewards: [OfferedReward]
  /// The points that go first, and when.
  public let expiring: ExpiringPoints?
  /// Whether it is somebody's; not whose.
  public let isMembers: Bool
  package let programme: Programme
}

public enum CardState: String, Sendable { case active, blocked, replaced }

public struct OfferedReward: Sendable {
  public let id: String
  public let title: Texts
  public let cost: Points
  /// `points`, or the stamp card's id.
  public let unit: String
  /// Whether this account can have it now.
  public let isWithinReach: Bool
}

public struct ExpiringPoints: Sendable {
  public let points: Points
  public let at: Instant
}

extension Desk {
  /// The card's balances and what can be had for them. A number this house does not know is refused as `card-unknown`,
  /// whether it is malformed, of another shop, or never issued.
  public func identify(_ number: String) async throws -> IdentifiedCard {
    let hash = CardNumber(number).map(keyring.cardHash)
    let (programmes, now) = (self.programmes, self.now)
    return try await store.read { session in
      guard let hash, let (card, account) = try session.cardWithAccount(hash: hash) else {
        throw Refusal(.cardUnknown, field: "card")
      }
      let book = try programmes.book(in: session)
      return try identified(card, account, book, now: now, session)
    }
  }
}

private func identified(
  _ card: CardRow, _ account: AccountRow, _ book: ProgrammeBook, now: Instant, _ session: any SQLSession
)
  throws -> IdentifiedCard
{
  let programme = try book.inForce(at: now)
  let state = Account.passing(to: now, account.state, book: book).state
  let balances = Account.balances(before: state, after: state, programme)
  return IdentifiedCard(
    card: card.id, account: account.id, lastFour: card.lastFour, state: CardState(rawValue: card.state.rawValue)!,
    balances: balances, held: state.held(EarnedUnit.pointsNumber),
    worth: programme.payment.map { $0.worth(of: state.available(EarnedUnit.pointsNumber)) },
    rewards: try programme.rewards.map { reward in
      let stockLeft = try reward.stock.map { try session.taken(reward.number) < $0 } ?? true
      return OfferedReward(
        id: reward.id, title: reward.title, cost: reward.cost, unit: programme.unit(reward.unit)?.id ?? "points",
        isWithinReach: card.state == .active && stockLeft && state.available(reward.unit) >= reward.cost
          && programme.offers(reward, to: state, at: now))
    },
    expiring: state.expiringNext, isMembers: try session.owner(of: card) != nil, programme: programme)
}

extension AccountState {
  fileprivate var expiringNext: ExpiringPoints? {
    let lots = lots.filter { $0.unit == EarnedUnit.pointsNumber && $0.points > 0 && $0.expiresAt < .never }
    let inactive = inactivity.first { $0.unit == EarnedUnit.pointsNumber }?.at
    guard let at = (lots.map(\.expiresAt) + [inactive].compactMap { $0 }).min() else { return nil }
    let points =
      at == inactive
      ? available(EarnedUnit.pointsNumber) : lots.reduce(0) { $1.expiresAt == at ? $0 + $1.points : $0 }
    return points > 0 ? ExpiringPoints(points: points, at: at) : nil
  }
}
