public import ZegelDomain
import ZegelStore
import ZegelVault

/// A key to be pinned, as who read it found it.
public struct NewExchangeKey: Sendable {
  /// `house`, or a party's id.
  public let owner: String
  public let kind: ExchangeKeyKind
  /// 40 hexadecimal digits, or `SHA256:…` as OpenSSH shows it.
  public let fingerprint: String
  /// The certificate, or the line of a public key.
  public let publicBytes: [UInt8]
  /// Only of the house's own.
  public let secret: [UInt8]?
  public let expiresAt: Instant?

  public init(
    owner: String, kind: ExchangeKeyKind, fingerprint: String, publicBytes: [UInt8], secret: [UInt8]? = nil,
    expiresAt: Instant? = nil
  ) {
    self.owner = owner
    self.kind = kind
    self.fingerprint = fingerprint
    self.publicBytes = publicBytes
    self.secret = secret
    self.expiresAt = expiresAt
  }

  public static let house = "house"
}

/// A key as it is listed and used, without its secret.
public struct ExchangeKey: Sendable {
  public enum State: String, Sendable { case proposed, pinned, ended }

  public let owner: String
  public let kind: ExchangeKeyKind
  public let fingerprint: String
  public let publicBytes: [UInt8]
  public let expiresAt: Instant?
  public let state: State
  public let proposedBy: String
  public let confirmedBy: String?
  public let proposedAt: Instant
}

extension Desk {
  /// Takes a key in; it is used once a second person has confirmed its fingerprint.
  ///
  /// - Refuses: `role-not-allowed`, `channel-unknown` for a party that the policy does not have, `key-exists`.
  /// - Law: Art. 5(1)(f), 32 GDPR.
  public func proposeKey(_ new: NewExchangeKey, by actor: Actor) async throws {
    let (now, id, keyring, policies, note) =
      (self.now, surroundings.random(16), self.keyring, self.policies, surroundings.random(16))
    let house = vault.house
    try actor.mayPin()
    let row = ExchangeKeyRow(
      id: id, owner: new.owner, kind: new.kind, fingerprint: new.fingerprint,
      publicSealed: try keyring.sealExchangeKey(new.publicBytes, "public", of: id, in: house),
      secretSealed: try new.secret.map { try keyring.sealExchangeKey($0, "secret", of: id, in: house) },
      expiresAt: new.expiresAt, proposedBy: actor.name, proposedAt: now)
    try await store.write { session in
      if new.owner != NewExchangeKey.house, try policies.inForce(in: session).policy.party(new.owner) == nil {
        throw Refusal(.notFound, field: "party")
      }
      guard try session.keys(of: new.owner, new.fingerprint).isEmpty else {
        throw Refusal(.keyExists, field: "fingerprint", new.owner)
      }
      try session.insert(row)
      try session.leaveNote(.administration, "key proposed \(row.noteText) by=\(actor.name)", id: note, at: now)
    }
  }

  /// Pins a key whose fingerprint somebody else than who took it in has compared with its owner.
  ///
  /// - Refuses: `key-unknown`, `key-needs-second`, `role-not-allowed`.
  public func confirmKey(of owner: String, _ fingerprint: String, by actor: Actor) async throws {
    let (now, note) = (self.now, surroundings.random(16))
    try actor.mayPin()
    try await store.write { session in
      guard let row = try session.keys(of: owner, fingerprint).first else {
        throw Refusal(.keyUnknown, field: "fingerprint", owner)
      }
      if row.confirmedBy != nil { return }
      if row.proposedBy == actor.name { throw Refusal(.keyNeedsSecond, field: "fingerprint") }
      try session.confirmExchangeKey(row.id, by: actor.name, at: now)
      try session.leaveNote(.administration, "key pinned \(row.noteText) by=\(actor.name)", id: note, at: now)
    }
  }

  /// Uses a key no more; its secret, where there is one, is gone.
  public func endKey(of owner: String, _ fingerprint: String, _ reason: ExchangeKeyEnd, by actor: Actor) async throws {
    let (now, note) = (self.now, surroundings.random(16))
    try actor.mayPin()
    try await store.write { session in
      guard let row = try session.keys(of: owner, fingerprint).first else {
        throw Refusal(.keyUnknown, field: "fingerprint", owner)
      }
      try session.endExchangeKey(row.id, reason, by: actor.name, at: now)
      try session.leaveNote(
        .administration, "key ended \(row.noteText) reason=\(reason.rawValue) by=\(actor.name)", id: note, at: now)
    }
  }

  /// Every key, newest first, of one owner or of all.
  public func exchangeKeys(of owner: String? = nil) async throws -> [ExchangeKey] {
    let (keyring, house) = (self.keyring, vault.house)
    return try await store.read { session in
      try session.exchangeKeys().filter { owner == nil || $0.owner == owner }.map { row in
        ExchangeKey(row, try keyring.openExchangeKey(row.publicSealed, "public", of: row.id, in: house))
      }
    }
  }

  /// Those that hold now: pinned by two and not ended. During a roll-over there are two.
  ///
  /// - Refuses: `party-key-missing`.
  public func pinnedKeys(of owner: String, _ kind: ExchangeKeyKind) async throws -> [ExchangeKey] {
    let keys = try await exchangeKeys(of: owner).filter { $0.kind == kind && $0.state == .pinned }
    if keys.isEmpty { throw Refusal(.partyKeyMissing, field: "keys", owner, kind.rawValue) }
    return keys
  }

  /// Opens the house's own secrets of a kind, newest first, for the one call.
  ///
  /// - Refuses: `party-key-missing`.
  public func withHouseKeys<R>(
    _ kind: ExchangeKeyKind, _ body: ([(key: ExchangeKey, secret: [UInt8])]) async throws -> R
  ) async throws -> R {
    let (keyring, house) = (self.keyring, vault.house)
    let opened = try await store.read { session in
      try session.exchangeKeys().compactMap { row -> (ExchangeKey, [UInt8])? in
        guard row.owner == NewExchangeKey.house, row.kind == kind, row.endedAt == nil, row.confirmedAt != nil,
          let sealed = row.secretSealed
        else { return nil }
        return (
          ExchangeKey(row, try keyring.openExchangeKey(row.publicSealed, "public", of: row.id, in: house)),
          try keyring.openExchangeKey(sealed, "secret", of: row.id, in: house)
        )
      }
    }
    if opened.isEmpty { throw Refusal(.partyKeyMissing, field: "keys", NewExchangeKey.house, kind.rawValue) }
    return try await body(opened.map { (key: $0.0, secret: $0.1) })
  }
}

extension ExchangeKey {
  fileprivate init(_ row: ExchangeKeyRow, _ publicBytes: [UInt8]) {
    (owner, kind, fingerprint, self.publicBytes) = (row.owner, row.kind, row.fingerprint, publicBytes)
    (expiresAt, proposedBy, confirmedBy, proposedAt) = (row.expiresAt, row.proposedBy, row.confirmedBy, row.proposedAt)
    state = row.endedAt != nil ? .ended : row.confirmedAt != nil ? .pinned : .proposed
  }

  /// The nearest of the days at which it is warned of, when that has come; nil before.
  public func warning(at now: Instant) -> Int? {
    guard state == .pinned, let expiresAt else { return nil }
    let left = (expiresAt.milliseconds - now.milliseconds) / 86_400_000
    return ExchangeKeyKind.warningDays.filter { left < $0 }.min()
  }
}

extension ExchangeKeyRow {
  fileprivate var noteText: String { "owner=\(owner) kind=\(kind.rawValue) fingerprint=\(fingerprint)" }
}

extension SQLSession {
  fileprivate func keys(of owner: String, _ fingerprint: String) throws -> [ExchangeKeyRow] {
    try exchangeKeys().filter { $0.owner == owner && $0.fingerprint == fingerprint && $0.endedAt == nil }
  }
}

extension Actor {
  /// Refuses `role-not-allowed` to whom keys are not entrusted.
  fileprivate func mayPin() throws(Refusal) {
    let may: Set<StaffRole> = [.owner, .privacyOfficer, .systemKeeper]
    if roles.isDisjoint(with: may) { throw Refusal(.roleNotAllowed, field: "staff", "exchange keys") }
  }
}
