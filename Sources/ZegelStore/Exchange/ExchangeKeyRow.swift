package import ZegelDomain

/// A key of the exchange: what is known of it, and its bytes, sealed.
package struct ExchangeKeyRow: Sendable {
  package let key: ExchangeKey
  /// The certificate, or the public line.
  package let publicSealed: [UInt8]
  /// Of the house's own keys, until they end.
  package let secretSealed: [UInt8]?

  package init(key: ExchangeKey, publicSealed: [UInt8], secretSealed: [UInt8]?) {
    self.key = key
    self.publicSealed = publicSealed
    self.secretSealed = secretSealed
  }
}

extension SQLSession {
  /// Every one that was ever proposed, in that order.
  package func exchangeKeys() throws -> [ExchangeKeyRow] {
    try query(
      """
      SELECT exchange_key_id, owner, kind, fingerprint, public_sealed, secret_sealed, created_at, expires_at,
      proposed_by, proposed_at, confirmed_by, confirmed_at, ended_by, ended_at, end_reason
      FROM exchange_key ORDER BY proposed_at, exchange_key_id
      """, []
    ) { try ExchangeKeyRow($0) }
  }

  package func insert(_ row: ExchangeKeyRow) throws {
    let key = row.key
    _ = try execute(
      """
      INSERT INTO exchange_key (exchange_key_id, owner, kind, fingerprint, public_sealed, secret_sealed, created_at,
      expires_at, proposed_by, proposed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .blob(key.id.bytes), .text(key.facts.owner.text), .text(key.facts.kind.rawValue),
        .text(key.facts.fingerprint), .blob(row.publicSealed), SQLValue(row.secretSealed),
        .int(key.facts.createdAt.milliseconds), SQLValue(key.facts.expiresAt?.milliseconds),
        .text(key.proposedBy), .int(key.proposedAt.milliseconds),
      ])
  }

  /// Pins it; its bytes are sealed anew, to whoever confirmed. False when somebody else did something to it.
  package func confirm(_ row: ExchangeKeyRow, by actor: String, at now: Instant) throws -> Bool {
    try execute(
      """
      UPDATE exchange_key SET public_sealed = $2, secret_sealed = $3, confirmed_by = $4, confirmed_at = $5
      WHERE exchange_key_id = $1 AND confirmed_at IS NULL AND ended_at IS NULL
      """,
      [
        .blob(row.key.id.bytes), .blob(row.publicSealed), SQLValue(row.secretSealed), .text(actor),
        .int(now.milliseconds),
      ]) == 1
  }

  /// The same key with another end, and its bytes as they are now.
  package func refresh(_ row: ExchangeKeyRow, expiresAt: Instant?) throws -> Bool {
    try execute(
      """
      UPDATE exchange_key SET public_sealed = $2, secret_sealed = $3, expires_at = $4
      WHERE exchange_key_id = $1 AND ended_at IS NULL
      """,
      [
        .blob(row.key.id.bytes), .blob(row.publicSealed), SQLValue(row.secretSealed),
        SQLValue(expiresAt?.milliseconds),
      ]) == 1
  }

  /// It counts no more, and its secret is gone. False when it had ended.
  package func end(_ id: ExchangeKeyID, because reason: ExchangeKeyEnd, by actor: String, at now: Instant) throws
    -> Bool
  {
    try execute(
      """
      UPDATE exchange_key SET secret_sealed = NULL, ended_by = $2, ended_at = $3, end_reason = $4
      WHERE exchange_key_id = $1 AND ended_at IS NULL
      """, [.blob(id.bytes), .text(actor), .int(now.milliseconds), .text(reason.rawValue)]) == 1
  }
}

extension ExchangeKeyRow {
  fileprivate init(_ row: borrowing SQLRow) throws {
    guard let kind = ExchangeKeyKind(rawValue: row.text(2)) else { throw Fault("a key of an unknown kind") }
    func instant(_ milliseconds: Int64?) -> Instant? { milliseconds.map { Instant(milliseconds: $0) } }
    let facts = ExchangeKeyFacts(
      owner: ExchangeKeyOwner(text: row.text(1)), kind: kind, kept: row.text(3),
      createdAt: Instant(milliseconds: row.int(6)), expiresAt: instant(row.optionalInt(7)))
    self.init(
      key: ExchangeKey(
        id: ExchangeKeyID(bytes: row.blob(0)), facts: facts, proposedBy: row.text(8),
        proposedAt: Instant(milliseconds: row.int(9)), confirmedBy: row.optionalText(10),
        confirmedAt: instant(row.optionalInt(11)), endedBy: row.optionalText(12),
        endedAt: instant(row.optionalInt(13)), endReason: row.optionalText(14).flatMap(ExchangeKeyEnd.init(rawValue:))),
      publicSealed: row.blob(4), secretSealed: row.optionalBlob(5))
  }
}
