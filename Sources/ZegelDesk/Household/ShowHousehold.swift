public import ZegelDomain
import ZegelStore

/// A household as one of its members sees it: how much there is, and nothing of the others but how many they are.
public struct HouseholdPortrait: Sendable {
  public let id: HouseholdID
  public let joinedAt: Instant
  public let memberCount: Int
  /// Points first, then each stamp card.
  public let amounts: [UnitAmount]
  /// The member's own.
  public let cards: [ListedCard]
}

extension Desk {
  /// The household of a member, for a purpose, on record with them. Which card saved what, and when, it does not show:
  /// that would be somebody else's purchases.
  ///
  /// - Parameter purpose: `household`, or the law's `law.access` or `law.oversight`.
  /// - Refuses: `household-unknown`; as an opening.
  /// - Law: Art. 15(1) and (4) GDPR.
  public func household(
    of id: MemberID, for purpose: String = Household.purpose, by actor: Actor, in store: String? = nil
  ) async throws -> HouseholdPortrait {
    let (programmes, now) = (self.programmes, self.now)
    return try await look(at: .household, of: id, for: purpose, by: actor, in: store) { session, seen in
      let household = try session.household(of: seen.rows)
      guard let joinedAt = seen.rows.household?.joinedAt, let account = try session.account(household.account) else {
        throw Fault("a household names an account that is not there")
      }
      let book = try programmes.book(in: session)
      return HouseholdPortrait(
        id: household.id, joinedAt: joinedAt, memberCount: try session.members(of: household.id).count,
        amounts: try session.state(of: account, at: nil, now: now, book).amounts(book.inForce(at: now)),
        cards: try session.allAccounts(of: id).flatMap { try session.householdCards(from: $0.account) }
          .compactMap { try session.card($0.card) }.map { ListedCard($0) })
    }
  }
}
