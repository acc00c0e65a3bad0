public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Links a card to a member who stands at a till; linked already is done already.
  ///
  /// - Parameter showsHistory: only with somebody's staff key: a machine does not see who holds the card and agrees.
  /// - Refuses: as `linkCard`; `card-blocked`, `card-replaced`.
  /// - Returns: the member, and whether it was linked by this call.
  public func linkCard(_ number: String, to who: CounterMember, showsHistory: Bool, at counter: Counter) async throws
    -> (member: MemberID, isNew: Bool)
  {
    if showsHistory, case .till = counter.actor { throw Refusal(.roleNotAllowed, field: "history", "history") }
    let keyring = self.keyring
    let name = CardName.number(number)
    let id = try await member(who, for: .requests, at: counter)
    try await mayAct(for: .requests, counter.actor)
    let isTheirs: @Sendable (any SQLSession) throws -> Bool = { session in
      let card = try session.find(name, keyring)
      try card.mustBeUsable()
      return try session.owner(of: card).map { try session.survivor(of: $0.member) } == id
    }
    if try await store.read(isTheirs) { return (id, false) }
    do {
      try await linkCard(name, to: id, showsHistory: showsHistory, by: counter.actor, in: counter.store)
      return (id, true)
    } catch let refusal as Refusal where refusal.code == .accountTaken {
      // Sent twice at once: the other one was this one.
      guard try await store.read(isTheirs) else { throw refusal }
      return (id, false)
    }
  }

  /// The card is nobody's again, whoever's it was; that is on record with them.
  ///
  /// - Refuses: `member-unknown` for a card of nobody; as `unlinkCard`.
  public func unlinkCard(_ number: String, at counter: Counter) async throws {
    let id = try await member(.card(number), for: .requests, at: counter)
    try await unlinkCard(.number(number), from: id, by: counter.actor, in: counter.store)
  }

  /// - Refuses: as `startProof(of:)`.
  public func startProof(of who: CounterMember, by contact: String, at counter: Counter) async throws {
    let id = try await member(who, for: .requests, at: counter)
    try await startProof(of: id, by: contact, acting: counter.actor, in: counter.store)
  }

  /// - Refuses: as `confirmProof(of:)`.
  public func confirmProof(of who: CounterMember, code: String, at counter: Counter) async throws -> ContactProof {
    let id = try await member(who, for: .requests, at: counter)
    return try await confirmProof(of: id, code: code, acting: counter.actor, in: counter.store)
  }
}
