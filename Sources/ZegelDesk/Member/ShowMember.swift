public import ZegelDomain
import ZegelStore
public import ZegelVault

/// A member, without any value of theirs.
public struct MemberPortrait: Sendable {
  public let id: MemberID
  public let isRestricted: Bool
  public let joinedAt: Instant
  /// The privacy version whose notice held then: the one they joined under.
  public let joinedUnder: Int32?
  public let accounts: [LinkedAccount]
  public let standings: [Standing]
  /// That an address or number is theirs; of the values that are there now.
  public let proofs: [ContactProof]
  /// That have a value, whatever it is.
  public let fields: [String]

  public struct LinkedAccount: Sendable {
    public let id: AccountID
    public let linkedAt: Instant
    /// From when on the member sees what happened on it; nil is all of it.
    public let historyFrom: Instant?
    public let cards: [ListedCard]
  }

  public struct Standing: Sendable {
    public let purpose: String
    public let state: ConsentState
  }
}

extension Desk {
  /// Opens a member's values for one purpose and hands them to `body`, after it was written down who did so.
  ///
  /// - Parameter fields: which ones; empty is all that the purpose may see.
  /// - Refuses: what the policy, the member's decisions, the actor's roles or the store have against it.
  public func openMember<R>(
    _ id: MemberID, for purpose: String, fields: [String] = [], by actor: Actor, in store: String? = nil,
    _ body: (MemberPortrait, borrowing Opened) throws -> R
  ) async throws -> R {
    let (admission, portrait) = try await admit(id, for: purpose, fields: fields, by: actor, in: store)
    return try vault.open(admission) { try body(portrait, $0) }
  }

  /// Every opening goes through here: decided, written down and left in the trail in one transaction.
  private func admit(_ id: MemberID, for purpose: String, fields: [String], by actor: Actor, in store: String?)
    async throws -> (Admission, MemberPortrait)
  {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    try actor.mustBe(id)
    return try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      let rows = try session.rows(of: id)
      let allowed = policy.fields.filter { $0.purposes.contains(purpose) }.map(\.id)
      let opening = Opening(
        purpose: purpose, fields: fields.isEmpty ? allowed : fields, actor: actor, store: actor.place(store))
      let admission = try vault.admit(
        opening, for: .show, of: rows.member, by: policy, states: rows.states, values: rows.values, in: session,
        at: now,
        id: entry)
      try session.leave(at: now) { $0.add(admission.entry) }
      return (admission, try session.portrait(rows))
    }
  }
}

extension SQLSession {
  func portrait(_ rows: MemberRows) throws -> MemberPortrait {
    let accounts = try allAccounts(of: rows.member.id).map { link in
      MemberPortrait.LinkedAccount(
        id: link.account, linkedAt: link.linkedAt,
        historyFrom: link.historyFrom == .distantPast ? nil : link.historyFrom,
        cards: try allCards(of: link.account).map { ListedCard($0) })
    }
    return MemberPortrait(
      id: rows.member.id, isRestricted: rows.member.isRestricted, joinedAt: rows.member.joinedAt,
      joinedUnder: try policies().last { $0.appliedAt <= rows.member.joinedAt }?.number, accounts: accounts,
      standings: rows.states.map { MemberPortrait.Standing(purpose: $0.purpose, state: $0.state) },
      proofs: rows.standingProofs, fields: rows.newest.keys.sorted())
  }
}

extension LeafBook {
  mutating func add(_ opening: OpeningRow) { add(.opening, UInt128(bytes: opening.id)) { $0.add(opening) } }
  mutating func add(_ consent: ConsentRow) { add(.consent, UInt128(bytes: consent.id)) { $0.add(consent) } }
}
