package import ZegelDomain

/// That somebody saw, wished to see, or changed what is kept of a person. Written before anything is seen; never changed.
package struct OpeningRow: Sendable {
  package let id: [UInt8]
  package let trail: TrailID
  package let at: Instant
  package let actor: String
  package let store: String?
  package let purpose: String
  /// With commas between them.
  package let fields: String
  package let policyVersion: Int32
  /// `opened`, the code of the refusal, or what was done, such as `changed` or `card-linked`.
  package let outcome: String

  package init(
    id: [UInt8], trail: TrailID, at: Instant, actor: String, store: String?, purpose: String, fields: String,
    policyVersion: Int32, outcome: String
  ) {
    self.id = id
    self.trail = trail
    self.at = at
    self.actor = actor
    self.store = store
    self.purpose = purpose
    self.fields = fields
    self.policyVersion = policyVersion
    self.outcome = outcome
  }
}

extension SQLSession {
  package func insert(_ opening: OpeningRow) throws {
    _ = try execute(
      """
      INSERT INTO opening (opening_id, trail_id, at, actor, store, purpose, fields, policy_version, outcome)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .blob(opening.id), .blob(opening.trail.bytes), .int(opening.at.milliseconds), .text(opening.actor),
        SQLValue(opening.store), .text(opening.purpose), .text(opening.fields), .int(Int64(opening.policyVersion)),
        .text(opening.outcome),
      ])
  }

  package func openings(of trail: TrailID) throws -> [OpeningRow] {
    try query(
      """
      SELECT opening_id, trail_id, at, actor, store, purpose, fields, policy_version, outcome FROM opening
      WHERE trail_id = $1 ORDER BY at, opening_id
      """, [.blob(trail.bytes)]
    ) { OpeningRow($0) }
  }

  package func openings(after id: [UInt8], most: Int) throws -> [OpeningRow] {
    try query(
      """
      SELECT opening_id, trail_id, at, actor, store, purpose, fields, policy_version, outcome FROM opening
      WHERE opening_id > $1 ORDER BY opening_id LIMIT $2
      """, [.blob(id), .int(Int64(most))]
    ) { OpeningRow($0) }
  }
}

extension SQLSession {
  /// The oldest of those before an instant, by id alone.
  package func openings(before: Instant, most: Int) throws -> [[UInt8]] {
    try query(
      "SELECT opening_id FROM opening WHERE at < $1 ORDER BY at, opening_id LIMIT $2",
      [.int(before.milliseconds), .int(Int64(most))]
    ) { $0.blob(0) }
  }

  /// The database refuses it before its time.
  package func deleteOpening(_ id: [UInt8]) throws {
    _ = try execute("DELETE FROM opening WHERE opening_id = $1", [.blob(id)])
  }

  /// How often somebody met a value that was another's.
  package func takenValues(metBy actor: String, since: Instant) throws -> Int {
    try query(
      "SELECT count(*) FROM opening WHERE actor = $1 AND at >= $2 AND outcome = 'member-exists'",
      [.text(actor), .int(since.milliseconds)]
    ) { Int($0.int(0)) }[0]
  }
}

extension OpeningRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      id: row.blob(0), trail: TrailID(bytes: row.blob(1)), at: Instant(milliseconds: row.int(2)), actor: row.text(3),
      store: row.optionalText(4), purpose: row.text(5), fields: row.text(6),
      policyVersion: Int32(truncatingIfNeeded: row.int(7)), outcome: row.text(8))
  }
}
