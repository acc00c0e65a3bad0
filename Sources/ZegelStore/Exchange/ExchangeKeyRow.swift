package import ZegelDomain

/// A key of the house or of a party, sealed.
package struct ExchangeKeyRow: Sendable {
  /// 16 bytes.
  package let id: [UInt8]
  /// `house`, or a party's id.
  package let owner: String
  package let kind: ExchangeKeyKind
  package let fingerprint: String
  package let publicSealed: [UInt8]
  package let secretSealed: [UInt8]?
  package let expiresAt: Instant?
  package let proposedBy: String
  package let proposedAt: Instant
  package let confirmedBy: String?
  package let confirmedAt: Instant?
  package let endedBy: String?
  package let endedAt: Instant?
  package let endReason: String?

  package init(
    id: [UInt8], owner: String, kind: ExchangeKeyKind, fingerprint: String, publicSealed: [UInt8],
    secretSealed: [UInt8]?, expiresAt: Instant?, proposedBy: String, proposedAt: Instant, confirmedBy: String? = nil,
    confirmedAt: Instant? = nil, endedBy: String? = nil, endedAt: Instant? = nil, endReason: String? = nil
  ) {
    self.id = id
    self.owner = owner
    self.kind = kind
    self.fingerprint = fingerprint
    self.publicSealed = publicSealed
    self.secretSealed = secretSealed
    self.expiresAt = expiresAt
    self.proposedBy = proposedBy
    self.proposedAt = proposedAt
    self.confirmedBy = confirmedBy
    self.confirmedAt = confirmedAt
    self.endedBy = endedBy
    self.endedAt = endedAt
    self.endReason = endReason
  }
}

extension SQLSession {
  /// Newest first; ended ones too.
  package func exchangeKeys() throws -> [ExchangeKeyRow] {
    try query(
      """
      SELECT key_id, owner, kind, fingerprint, public_sealed, secret_sealed, expires_at, proposed_by, proposed_at,
        confirmed_by, confirmed_at, ended_by, ended_at, end_reason
      FROM exchange_key ORDER BY proposed_at DESC, key_id
      """
    ) { ExchangeKeyRow($0) }
  }

  package func insert(_ row: ExchangeKeyRow) throws {
    _ = try execute(
      """
      INSERT INTO exchange_key (key_id, owner, kind, fingerprint, public_sealed, secret_sealed, expires_at, proposed_by,
        proposed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .blob(row.id), .text(row.owner), .text(row.kind.rawValue), .text(row.fingerprint), .blob(row.publicSealed),
        SQLValue(row.secretSealed), SQLValue(row.expiresAt?.milliseconds), .text(row.proposedBy),
        .int(row.proposedAt.milliseconds),
      ])
  }

  package func confirmExchangeKey(_ id: [UInt8], by actor: String, at now: Instant) throws {
    _ = try execute(
      "UPDATE exchange_key SET confirmed_by = $2, confirmed_at = $3 WHERE key_id = $1 AND confirmed_by IS NULL",
      [.blob(id), .text(actor), .int(now.milliseconds)])
  }

  /// Its secret goes with it.
  package func endExchangeKey(_ id: [UInt8], _ reason: ExchangeKeyEnd, by actor: String, at now: Instant) throws {
    _ = try execute(
      """
      UPDATE exchange_key SET ended_by = $2, ended_at = $3, end_reason = $4, secret_sealed = NULL
      WHERE key_id = $1 AND ended_at IS NULL
      """, [.blob(id), .text(actor), .int(now.milliseconds), .text(reason.rawValue)])
  }
}

extension ExchangeKeyRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      id: row.blob(0), owner: row.text(1), kind: ExchangeKeyKind(rawValue: row.text(2)) ?? .openPGP,
      fingerprint: row.text(3), publicSealed: row.blob(4), secretSealed: row.optionalBlob(5),
      expiresAt: row.optionalInt(6).map { Instant(milliseconds: $0) }, proposedBy: row.text(7),
      proposedAt: Instant(milliseconds: row.int(8)), confirmedBy: row.optionalText(9),
      confirmedAt: row.optionalInt(10).map { Instant(milliseconds: $0) }, endedBy: row.optionalText(11),
      endedAt: row.optionalInt(12).map { Instant(milliseconds: $0) }, endReason: row.optionalText(13))
  }
}
