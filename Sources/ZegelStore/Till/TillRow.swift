package import ZegelDomain

/// A till that may call: its key only as a hash.
package struct TillRow: Sendable {
  package let id: TillID
  package let store: String
  package let till: String
  package let keyHash: [UInt8]
  package let addedAt: Instant
  package let revokedAt: Instant?

  package init(id: TillID, store: String, till: String, keyHash: [UInt8], addedAt: Instant, revokedAt: Instant?) {
    self.id = id
    self.store = store
    self.till = till
    self.keyHash = keyHash
    self.addedAt = addedAt
    self.revokedAt = revokedAt
  }
}

extension SQLSession {
  package func tills() throws -> [TillRow] {
    try query("SELECT till_id, store, till, key_hash, added_at, revoked_at FROM till ORDER BY added_at, till_id", []) {
      TillRow(
        id: TillID(bytes: $0.blob(0)), store: $0.text(1), till: $0.text(2), keyHash: $0.blob(3),
        addedAt: Instant(milliseconds: $0.int(4)), revokedAt: $0.optionalInt(5).map { Instant(milliseconds: $0) })
    }
  }

  package func insert(_ till: TillRow) throws {
    _ = try execute(
      "INSERT INTO till (till_id, store, till, key_hash, added_at) VALUES ($1, $2, $3, $4, $5)",
      [
        .blob(till.id.bytes), .text(till.store), .text(till.till), .blob(till.keyHash),
        .int(till.addedAt.milliseconds),
      ])
  }

  /// False when there is no such till, or its key was revoked before.
  package func revokeTill(_ id: TillID, at now: Instant) throws -> Bool {
    try execute(
      "UPDATE till SET revoked_at = $2 WHERE till_id = $1 AND revoked_at IS NULL",
      [.blob(id.bytes), .int(now.milliseconds)]) == 1
  }
}
