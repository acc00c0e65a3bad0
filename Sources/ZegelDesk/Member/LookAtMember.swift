public import ZegelDomain
import ZegelStore
import ZegelVault

/// Whose records are looked at, once that was allowed and written down.
struct SeenMember: Sendable {
  let rows: MemberRows
  let trail: TrailID
  let applied: AppliedPolicy
  /// The entry of this look.
  let entry: [UInt8]
}

extension Desk {
  /// Shows what is kept about a member besides their values, for a purpose. Decided, written down and read in one
  /// transaction; handed out after it, so that nothing is seen of which the entry is not on disk. A refusal is on record
  /// as well.
  func look<Seen: Sendable>(
    at record: MemberRecord, of id: MemberID, for purpose: String, by actor: Actor, in store: String?,
    _ body: @escaping @Sendable (any SQLSession, SeenMember) throws -> Seen
  ) async throws -> Seen {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    try actor.mustBe(id)
    let opening = Opening(
      purpose: purpose, fields: [], record: record, actor: actor, store: actor.place(store))
    let seen: Result<Seen, Refusal> = try await self.store.write { session in
      let applied = try policies.inForce(in: session)
      let rows = try session.rows(of: id)
      let admission = try vault.admit(
        opening, for: .records, of: rows.member, by: applied.policy, states: rows.states, values: [], in: session,
        at: now, id: entry)
      try session.leave(at: now) { $0.add(admission.entry) }
      if let refusal = admission.refusal { return .failure(refusal) }
      do {
        return .success(
          try body(
            session,
            SeenMember(
              rows: rows, trail: try vault.trail(of: rows.member, for: .records), applied: applied, entry: entry)))
      } catch let refusal as Refusal {
        // Who looked, looked: also where there was nothing to be seen.
        return .failure(refusal)
      }
    }
    return try seen.get()
  }

  /// Whose card it is, for a purpose; that it was looked for is written down with its member.
  ///
  /// - Refuses: `card-unknown`; `member-unknown` for a card of nobody; what the policy, the member's decisions, the
  ///   actor's roles or the store have against it.
  public func member(with card: CardName, for purpose: String, by actor: Actor, in store: String? = nil) async throws
    -> MemberID
  {
    let (policies, keyring) = (self.policies, self.keyring)
    try actor.mustNotBeMember(for: "card")
    let opening = Opening(purpose: purpose, fields: [], record: .card, actor: actor, store: actor.place(store))
    let id: MemberID? = try await self.store.read { session in
      let policy = try policies.inForce(in: session).policy
      let owner = try session.owner(of: session.find(card, keyring))
      // Who may not look is told so, also where the card is nobody's.
      if owner == nil, policy.purpose(purpose)?.basis != .consent,
        let refusal = policy.refusal(of: opening, state: nil, isRestricted: false)
      {
        throw refusal
      }
      return try owner.map { try session.survivor(of: $0.member) }
    }
    guard let id else { throw Refusal(.memberUnknown, field: "member") }
    return try await look(at: .card, of: id, for: purpose, by: actor, in: store) { _, _ in id }
  }
}
