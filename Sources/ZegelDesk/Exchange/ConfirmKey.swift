public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Pins a key, by a second person, who compared its fingerprint with the owner by telephone or face to face.
  ///
  /// Nobody confirms what they proposed, also not the house's own: it signs in the house's name. A house of one person
  /// names a second, as for widening its policy (docs/decisions/0016).
  ///
  /// - Parameter fingerprint: as the owner told it, not as it is listed here.
  /// - Refuses: who may not; `exchange-key-malformed`; `exchange-key-unknown` when it is not that of a proposed key;
  ///   `exchange-key-same-person`, `exchange-key-exists` when it is pinned already, `exchange-key-expired`.
  public func confirmKey(
    of owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind, fingerprint: String, by actor: Actor
  ) async throws -> ExchangeKey {
    try actor.mayHoldKeys("exchange keys confirm")
    guard let told = kind.fingerprint(fingerprint) else { throw Refusal(.exchangeKeyMalformed, field: "fingerprint") }
    let (now, note) = (self.now, surroundings.random(16))
    return try await store.write { session in
      guard let row = try session.exchangeKeys().live(owner, kind, told) else {
        throw Refusal(.exchangeKeyUnknown, field: "fingerprint", owner.text)
      }
      if row.key.confirmedAt != nil { throw Refusal(.exchangeKeyExists, field: "key") }
      if row.key.proposedBy == actor.name { throw Refusal(.exchangeKeySamePerson, field: "staff") }
      if let end = row.key.facts.expiresAt, end <= now { throw Refusal(.exchangeKeyExpired, field: "key", owner.text) }
      let key = ExchangeKey(
        id: row.key.id, facts: row.key.facts, proposedBy: row.key.proposedBy, proposedAt: row.key.proposedAt,
        confirmedBy: actor.name, confirmedAt: now)
      let pinned = try self.sealed(key, self.openedPublic(row), self.openedSecret(row))
      guard try session.confirm(pinned, by: actor.name, at: now) else {
        throw Refusal(.exchangeKeyExists, field: "key")
      }
      try session.leaveKeyNote("confirmed", key, by: actor, at: now, id: note)
      return key
    }
  }

  /// It counts no more, from now on; one person does, since it only narrows. The secret of the house's own is gone for
  /// good: what is still to come sealed to it can be read by nobody.
  ///
  /// - Refuses: who may not; `exchange-key-malformed`, `exchange-key-unknown`.
  public func endKey(
    of owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind, fingerprint: String, because reason: ExchangeKeyEnd,
    by actor: Actor
  ) async throws {
    try actor.mayHoldKeys("exchange keys end")
    guard let told = kind.fingerprint(fingerprint) else { throw Refusal(.exchangeKeyMalformed, field: "fingerprint") }
    let (now, note) = (self.now, surroundings.random(16))
    try await store.write { session in
      guard let row = try session.exchangeKeys().live(owner, kind, told),
        try session.end(row.key.id, because: reason, by: actor.name, at: now)
      else { throw Refusal(.exchangeKeyUnknown, field: "fingerprint", owner.text) }
      try session.leaveKeyNote("ended reason=\(reason.rawValue)", row.key, by: actor, at: now, id: note)
    }
  }
}
