/// Why a key of the exchange ended.
public enum ExchangeKeyEnd: String, Sendable, Hashable, CaseIterable { case renewed, revoked, lost, other }

/// A key of the exchange: proposed by one person, pinned by another, until it ends.
///
/// - Law: Art. 32(1)(a), (b) GDPR.
public struct ExchangeKey: Sendable, Hashable {
  public let id: ExchangeKeyID
  public let facts: ExchangeKeyFacts
  public let proposedBy: String
  public let proposedAt: Instant
  /// Who compared the fingerprint with the owner and pinned it; never who proposed it.
  public let confirmedBy: String?
  public let confirmedAt: Instant?
  public let endedBy: String?
  public let endedAt: Instant?
  public let endReason: ExchangeKeyEnd?

  package init(
    id: ExchangeKeyID, facts: ExchangeKeyFacts, proposedBy: String, proposedAt: Instant, confirmedBy: String? = nil,
    confirmedAt: Instant? = nil, endedBy: String? = nil, endedAt: Instant? = nil, endReason: ExchangeKeyEnd? = nil
  ) {
    self.id = id
    self.facts = facts
    self.proposedBy = proposedBy
    self.proposedAt = proposedAt
    self.confirmedBy = confirmedBy
    self.confirmedAt = confirmedAt
    self.endedBy = endedBy
    self.endedAt = endedAt
    self.endReason = endReason
  }

  public enum State: String, Sendable, Hashable {
    /// Nobody compared its fingerprint yet.
    case proposed
    /// Counts now.
    case pinned
    /// Was pinned, and its own end is past.
    case expired
    case ended
  }

  public func state(at now: Instant) -> State {
    if endedAt != nil { return .ended }
    if confirmedAt == nil { return .proposed }
    return facts.expiresAt.map { $0 <= now } ?? false ? .expired : .pinned
  }
}

extension [ExchangeKey] {
  /// Those that count now, newest first: files are sealed to all of them, and a signature by any of them is theirs. Two
  /// at once are a roll-over.
  ///
  /// - Refuses: `exchange-key-unknown` without any; `exchange-key-not-confirmed` and `exchange-key-expired` when that is
  ///   why there is none.
  public func current(of owner: ExchangeKeyOwner, _ kind: ExchangeKeyKind, at now: Instant) throws(Refusal)
    -> [ExchangeKey]
  {
    let live = filter { $0.facts.owner == owner && $0.facts.kind == kind && $0.endedAt == nil }
    let pinned = live.filter { $0.state(at: now) == .pinned }
    if !pinned.isEmpty { return pinned.sorted { ($0.confirmedAt!, $0.id.bits) > ($1.confirmedAt!, $1.id.bits) } }
    if live.contains(where: { $0.state(at: now) == .proposed }) {
      throw Refusal(.exchangeKeyNotConfirmed, field: "key", owner.text, kind.rawValue)
    }
    throw Refusal(live.isEmpty ? .exchangeKeyUnknown : .exchangeKeyExpired, field: "key", owner.text, kind.rawValue)
  }
}
