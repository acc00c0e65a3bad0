public import ZegelDomain
import ZegelStore
import ZegelVault

/// A key that counts, with what its owner gave: the certificate, or the public line of SSH.
public struct PinnedKey: Sendable {
  public let key: ExchangeKey
  public let publicBytes: [UInt8]
}

/// The house's own keys of one kind, opened; alive only inside a closure. Newest first.
///
/// Also one that expired is there, for what was sealed to it before: `key(at:)` says whether to sign with it.
public struct OpenedHouseKeys: ~Copyable {
  private let keys: [(key: ExchangeKey, publicBytes: [UInt8], secretBytes: [UInt8])]

  init(_ keys: [(key: ExchangeKey, publicBytes: [UInt8], secretBytes: [UInt8])]) { self.keys = keys }

  public var count: Int { keys.count }
  public borrowing func key(at index: Int) -> ExchangeKey { keys[index].key }
  public borrowing func publicBytes(at index: Int) -> [UInt8] { keys[index].publicBytes }
  public borrowing func secretBytes(at index: Int) -> [UInt8] { keys[index].secretBytes }
}

extension Desk {
  /// Every key that was ever proposed, in that order; what is known of them, not what they are.
  public func listKeys() async throws -> [ExchangeKey] { try await store.read { try $0.exchangeKeys().map(\.key) } }

  /// What ends within 60 days, or has ended, without a successor; soonest first.
  public func exchangeKeyWarnings(at now: Instant) async throws -> [ExchangeKeyWarning] {
    try await listKeys().warnings(at: now)
  }

  /// The keys of somebody that count now, newest first. Files are sealed to all of them, and a signature by any of them is
  /// theirs.
  ///
  /// - Refuses: `exchange-key-unknown`, `exchange-key-not-confirmed`, `exchange-key-expired`; `sealed-damaged` when a row
  ///   was changed by hand.
  public func exchangeKeys(of owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind) async throws -> [PinnedKey] {
    let now = self.now
    let rows = try await store.read { try $0.exchangeKeys() }
    return try rows.map(\.key).current(of: owner, kind, at: now).map { key in
      guard let row = rows.first(where: { $0.key.id == key.id }) else { throw Fault("a key went missing") }
      return PinnedKey(key: key, publicBytes: try openedPublic(row))
    }
  }

  /// The certificate or public line of a key that has not ended, also of one that is still to be confirmed.
  ///
  /// - Refuses: `exchange-key-unknown`.
  public func exchangeKey(of owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind, fingerprint: String) async throws
    -> PinnedKey
  {
    guard let told = kind.fingerprint(fingerprint) else { throw Refusal(.exchangeKeyMalformed, field: "fingerprint") }
    guard let row = try await store.read({ try $0.exchangeKeys() }).live(owner, kind, told) else {
      throw Refusal(.exchangeKeyUnknown, field: "fingerprint", owner.text)
    }
    return PinnedKey(key: row.key, publicBytes: try openedPublic(row))
  }

  /// Opens the house's own pinned keys for as long as `body` runs. Their secrets are for signing, reading and logging in,
  /// and are kept nowhere else.
  ///
  /// - Refuses: `exchange-key-unknown`, `exchange-key-not-confirmed`, `sealed-damaged`.
  public func withHouseKeys<Value: Sendable>(
    _ kind: ExchangeKeyKind, _ body: (borrowing OpenedHouseKeys) async throws -> Value
  ) async throws -> Value {
    let now = self.now
    let rows = try await store.read { try $0.exchangeKeys() }
    let pinned = rows.filter {
      $0.key.facts.owner == .house && $0.key.facts.kind == kind && $0.key.endedAt == nil && $0.key.confirmedAt != nil
    }
    // Says why there is none.
    if pinned.isEmpty { _ = try rows.map(\.key).current(of: .house, kind, at: now) }
    let newest = pinned.sorted { ($0.key.confirmedAt!, $0.key.id.bits) > ($1.key.confirmedAt!, $1.key.id.bits) }
    let opened = try newest.compactMap { row in
      try openedSecret(row).map { (key: row.key, publicBytes: try openedPublic(row), secretBytes: $0) }
    }
    return try await body(OpenedHouseKeys(opened))
  }
}

extension Desk {
  func sealed(_ key: ExchangeKey, _ publicBytes: [UInt8], _ secretBytes: [UInt8]?) throws -> ExchangeKeyRow {
    ExchangeKeyRow(
      key: key, publicSealed: try keyring.exchange.seal(publicBytes, .publicBytes, of: key, house: vault.house),
      secretSealed: try secretBytes.map {
        try keyring.exchange.seal($0, .secretBytes, of: key, house: vault.house)
      })
  }

  func openedPublic(_ row: ExchangeKeyRow) throws -> [UInt8] {
    try keyring.exchange.open(
      row.publicSealed, .publicBytes, of: row.key, house: vault.house, for: .exchangeKey)
  }

  func openedSecret(_ row: ExchangeKeyRow) throws -> [UInt8]? {
    guard let sealed = row.secretSealed else { return nil }
    return try keyring.exchange.open(sealed, .secretBytes, of: row.key, house: vault.house, for: .exchangeKey)
  }
}

extension [ExchangeKeyRow] {
  /// The one that has not ended; there is one at most.
  func live(_ owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind, _ fingerprint: String) -> ExchangeKeyRow? {
    first {
      $0.key.endedAt == nil && $0.key.facts.owner == owner && $0.key.facts.kind == kind
        && $0.key.facts.fingerprint == fingerprint
    }
  }
}

extension Actor {
  /// - Refuses: who is neither owner, privacy officer nor system keeper.
  func mayHoldKeys(_ act: String) throws(Refusal) {
    guard case .staff = self else { throw Refusal(.staffKeyMissing, field: "staff") }
    guard !roles.isDisjoint(with: [.owner, .privacyOfficer, .systemKeeper]) else {
      throw Refusal(.roleNotAllowed, field: "staff", act)
    }
  }
}

extension SQLSession {
  func leaveKeyNote(_ what: String, _ key: ExchangeKey, by actor: Actor, at now: Instant, id: [UInt8]) throws {
    let facts = key.facts
    try leaveNote(
      .administration,
      "exchange.key.\(what) owner=\(facts.owner.text) kind=\(facts.kind.rawValue) fingerprint=\(facts.fingerprint) "
        + "by=\(actor.name)", id: id, at: now)
  }
}
