package import ZegelDomain

/// Somebody of the staff: their key only as a hash, their name only sealed.
package struct StaffRow: Sendable {
  package let id: StaffID
  /// Sorted, with commas between them.
  package let roles: String
  package let stores: String
  package let keyHash: [UInt8]
  package let key: WrappedKeyRow?
  package let nameSealed: [UInt8]?
  package let addedAt: Instant
  package let addedBy: String
  package let endedAt: Instant?

  package init(
    id: StaffID, roles: String, stores: String, keyHash: [UInt8], key: WrappedKeyRow?, nameSealed: [UInt8]?,
    addedAt: Instant, addedBy: String, endedAt: Instant? = nil
  ) {
    self.id = id
    self.roles = roles
    self.stores = stores
    self.keyHash = keyHash
    self.key = key
    self.nameSealed = nameSealed
    self.addedAt = addedAt
    self.addedBy = addedBy
    self.endedAt = endedAt
  }
}

/// Somebody's own key, wrapped by the key of an epoch.
///
/// - Source: RFC 3394; 40 bytes.
package struct WrappedKeyRow: Sendable, Hashable {
  package let epoch: Int64
  package let wrapped: [UInt8]

  package init(epoch: Int64, wrapped: [UInt8]) {
    self.epoch = epoch
    self.wrapped = wrapped
  }
}

extension SQLSession {
  package func staff() throws -> [StaffRow] {
    try query(
      """
      SELECT staff_id, roles, stores, key_hash, epoch, key_wrapped, name_sealed, added_at, added_by, ended_at
      FROM staff ORDER BY added_at, staff_id
      """, []
    ) { row in
      var key: WrappedKeyRow?
      if let epoch = row.optionalInt(4), let wrapped = row.optionalBlob(5) {
        key = WrappedKeyRow(epoch: epoch, wrapped: wrapped)
      }
      return StaffRow(
        id: StaffID(bytes: row.blob(0)), roles: row.text(1), stores: row.text(2), keyHash: row.blob(3), key: key,
        nameSealed: row.optionalBlob(6), addedAt: Instant(milliseconds: row.int(7)), addedBy: row.text(8),
        endedAt: row.optionalInt(9).map { Instant(milliseconds: $0) })
    }
  }

  package func insert(_ staff: StaffRow) throws {
    _ = try execute(
      """
      INSERT INTO staff (staff_id, roles, stores, key_hash, epoch, key_wrapped, name_sealed, added_at, added_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .blob(staff.id.bytes), .text(staff.roles), .text(staff.stores), .blob(staff.keyHash),
        SQLValue(staff.key?.epoch), SQLValue(staff.key?.wrapped), SQLValue(staff.nameSealed),
        .int(staff.addedAt.milliseconds), .text(staff.addedBy),
      ])
  }

  package func change(_ id: StaffID, roles: String, stores: String) throws {
    _ = try execute(
      "UPDATE staff SET roles = $2, stores = $3 WHERE staff_id = $1",
      [.blob(id.bytes), .text(roles), .text(stores)])
  }

  package func renewKey(of id: StaffID, to hash: [UInt8]) throws {
    _ = try execute("UPDATE staff SET key_hash = $2 WHERE staff_id = $1", [.blob(id.bytes), .blob(hash)])
  }

  /// They no longer work here: their name goes with their key.
  package func end(_ id: StaffID, at now: Instant) throws {
    _ = try execute(
      """
      UPDATE staff SET ended_at = $2, epoch = NULL, key_wrapped = NULL, name_sealed = NULL
      WHERE staff_id = $1 AND ended_at IS NULL
      """, [.blob(id.bytes), .int(now.milliseconds)])
  }

  package func rewrap(_ id: StaffID, from old: WrappedKeyRow, to new: WrappedKeyRow) throws {
    _ = try execute(
      "UPDATE staff SET epoch = $2, key_wrapped = $3 WHERE staff_id = $1 AND epoch = $4",
      [.blob(id.bytes), .int(new.epoch), .blob(new.wrapped), .int(old.epoch)])
  }
}
