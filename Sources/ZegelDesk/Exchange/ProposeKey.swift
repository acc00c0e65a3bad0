public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Puts down a key of the house or of a party. It counts once a second person confirmed it.
  ///
  /// - Parameters:
  ///   - facts: as read from the key itself.
  ///   - publicBytes: the certificate, or the public line of SSH. Sealed: a name can stand in it.
  ///   - secretBytes: of the house's own key, in whatever form the exchange reads it; never of a party's.
  /// - Refuses: who is not owner, privacy officer or system keeper; `exchange-party-unknown`; `exchange-key-expired`;
  ///   `exchange-key-exists` for one that has not ended.
  public func proposeKey(
    _ facts: ExchangeKeyFacts, publicBytes: [UInt8], secretBytes: [UInt8]? = nil, by actor: Actor
  ) async throws -> ExchangeKey {
    try actor.mayHoldKeys("exchange keys")
    let isWhole = !publicBytes.isEmpty && publicBytes.count <= mostKeyBytes && (secretBytes?.count ?? 0) <= mostKeyBytes
    guard isWhole, secretBytes == nil || facts.owner == .house else {
      throw Refusal(.exchangeKeyMalformed, field: "key")
    }
    let now = self.now
    if let end = facts.expiresAt, end <= now { throw Refusal(.exchangeKeyExpired, field: "key", facts.owner.text) }
    let key = ExchangeKey(
      id: surroundings.newID(ExchangeKeyID.self), facts: facts, proposedBy: actor.name, proposedAt: now)
    let row = try sealed(key, publicBytes, secretBytes)
    let (policies, note) = (self.policies, surroundings.random(16))
    try await store.write { session in
      try facts.owner.mustBeKnown(in: try policies.newest(in: session)?.policy)
      guard try session.exchangeKeys().live(facts.owner, facts.kind, facts.fingerprint) == nil else {
        throw Refusal(.exchangeKeyExists, field: "key")
      }
      try session.insert(row)
      try session.leaveKeyNote("proposed", key, by: actor, at: now, id: note)
    }
    return key
  }

  /// The same key with another end, or other subkeys: its fingerprint was compared before, and the key itself vouches for
  /// what is new, so nobody confirms again.
  ///
  /// - Parameter secretBytes: nil keeps the secret that is there.
  /// - Refuses: `exchange-key-unknown` for one that is not here or was ended; `exchange-key-expired`.
  public func refreshKey(
    _ facts: ExchangeKeyFacts, publicBytes: [UInt8], secretBytes: [UInt8]? = nil, by actor: Actor
  ) async throws -> ExchangeKey {
    try actor.mayHoldKeys("exchange keys")
    guard !publicBytes.isEmpty, publicBytes.count <= mostKeyBytes, (secretBytes?.count ?? 0) <= mostKeyBytes else {
      throw Refusal(.exchangeKeyMalformed, field: "key")
    }
    let (now, note) = (self.now, surroundings.random(16))
    if let end = facts.expiresAt, end <= now { throw Refusal(.exchangeKeyExpired, field: "key", facts.owner.text) }
    return try await store.write { session in
      guard let row = try session.exchangeKeys().live(facts.owner, facts.kind, facts.fingerprint) else {
        throw Refusal(.exchangeKeyUnknown, field: "key", facts.owner.text)
      }
      let secret = try secretBytes ?? self.openedSecret(row)
      let key = row.key.expiring(at: facts.expiresAt)
      guard try session.refresh(try self.sealed(key, publicBytes, secret), expiresAt: facts.expiresAt) else {
        throw Refusal(.exchangeKeyUnknown, field: "key", facts.owner.text)
      }
      try session.leaveKeyNote("refreshed", key, by: actor, at: now, id: note)
      return key
    }
  }
}

/// Certificates with many signatures on them are larger than anybody needs.
private let mostKeyBytes = 1 << 18

extension ExchangeKeyOwner {
  fileprivate func mustBeKnown(in policy: PrivacyPolicy?) throws(Refusal) {
    guard case .party(let id) = self else { return }
    guard id != "house", policy?.parties.contains(where: { $0.id == id }) ?? false else {
      throw Refusal(.exchangePartyUnknown, field: "party", id)
    }
  }
}

extension ExchangeKey {
  fileprivate func expiring(at end: Instant?) -> ExchangeKey {
    let facts = ExchangeKeyFacts(
      owner: facts.owner, kind: facts.kind, kept: facts.fingerprint, createdAt: facts.createdAt, expiresAt: end)
    return ExchangeKey(
      id: id, facts: facts, proposedBy: proposedBy, proposedAt: proposedAt, confirmedBy: confirmedBy,
      confirmedAt: confirmedAt)
  }
}
