package import ZegelDomain

/// One file that was handed to a party, or taken in from one: counts and hashes, nothing of what is in it.
package struct DeliveryRow: Sendable {
  package let channel: String
  package let way: DeliveryWay
  /// From 1 on, without a gap.
  package let sequence: Int64
  package let party: String
  package let content: String
  /// Empty where what it carries has none.
  package let purpose: String
  package let policyVersion: Int32
  package var state: DeliveryState
  package var rows: Int64
  package var refusedRows: Int64
  /// Of the encrypted file.
  package var fileBytes: Int64
  package var fileHash: [UInt8]?
  package var manifestHash: [UInt8]?
  /// A word of a receipt or a reason; empty where there is none.
  package var answer: String
  package let madeAt: Instant
  package var sentAt: Instant?
  package var answeredAt: Instant?

  package init(
    channel: String, way: DeliveryWay, sequence: Int64, party: String, content: String, purpose: String,
    policyVersion: Int32, state: DeliveryState, rows: Int64 = 0, refusedRows: Int64 = 0, fileBytes: Int64 = 0,
    fileHash: [UInt8]? = nil, manifestHash: [UInt8]? = nil, answer: String = "", madeAt: Instant,
    sentAt: Instant? = nil, answeredAt: Instant? = nil
  ) {
    self.channel = channel
    self.way = way
    self.sequence = sequence
    self.party = party
    self.content = content
    self.purpose = purpose
    self.policyVersion = policyVersion
    self.state = state
    self.rows = rows
    self.refusedRows = refusedRows
    self.fileBytes = fileBytes
    self.fileHash = fileHash
    self.manifestHash = manifestHash
    self.answer = answer
    self.madeAt = madeAt
    self.sentAt = sentAt
    self.answeredAt = answeredAt
  }
}

extension SQLSession {
  package func insert(_ row: DeliveryRow) throws {
    _ = try execute(
      """
      INSERT INTO delivery (channel, way, sequence, party, content, purpose, policy_version, state, row_count,
        refused_count, file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """,
      [
        .text(row.channel), .text(row.way.rawValue), .int(row.sequence), .text(row.party), .text(row.content),
        .text(row.purpose), .int(Int64(row.policyVersion)), .text(row.state.rawValue), .int(row.rows),
        .int(row.refusedRows), .int(row.fileBytes), SQLValue(row.fileHash), SQLValue(row.manifestHash),
        .text(row.answer), .int(row.madeAt.milliseconds), SQLValue(row.sentAt?.milliseconds),
        SQLValue(row.answeredAt?.milliseconds),
      ])
  }

  /// What may still change of it.
  package func update(_ row: DeliveryRow) throws {
    _ = try execute(
      """
      UPDATE delivery SET state = $4, row_count = $5, refused_count = $6, file_bytes = $7, file_hash = $8,
        manifest_hash = $9, answer = $10, sent_at = $11, answered_at = $12
      WHERE channel = $1 AND way = $2 AND sequence = $3
      """,
      [
        .text(row.channel), .text(row.way.rawValue), .int(row.sequence), .text(row.state.rawValue), .int(row.rows),
        .int(row.refusedRows), .int(row.fileBytes), SQLValue(row.fileHash), SQLValue(row.manifestHash),
        .text(row.answer), SQLValue(row.sentAt?.milliseconds), SQLValue(row.answeredAt?.milliseconds),
      ])
  }

  /// What was begun and never became a file.
  package func deleteMaking(_ row: DeliveryRow) throws {
    _ = try execute(
      "DELETE FROM delivery WHERE channel = $1 AND way = $2 AND sequence = $3 AND state = 'making'",
      [.text(row.channel), .text(row.way.rawValue), .int(row.sequence)])
  }

  package func delivery(_ channel: String, _ way: DeliveryWay, _ sequence: Int64) throws -> DeliveryRow? {
    try query(
      """
      SELECT channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at
      FROM delivery WHERE channel = $1 AND way = $2 AND sequence = $3
      """, [.text(channel), .text(way.rawValue), .int(sequence)]
    ) { DeliveryRow($0) }.first
  }

  /// Newest first.
  package func deliveries(_ channel: String, _ way: DeliveryWay, most: Int) throws -> [DeliveryRow] {
    try query(
      """
      SELECT channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at
      FROM delivery WHERE channel = $1 AND way = $2 ORDER BY sequence DESC LIMIT $3
      """, [.text(channel), .text(way.rawValue), .int(Int64(most))]
    ) { DeliveryRow($0) }
  }

  package func everyDelivery(_ body: (DeliveryRow) throws -> Void) throws {
    try each(
      """
      SELECT channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at
      FROM delivery ORDER BY channel, way, sequence
      """, []
    ) { try body(DeliveryRow($0)) }
  }

  /// For which something is waited, oldest first.
  package func openDeliveries() throws -> [DeliveryRow] {
    try query(
      """
      SELECT channel, way, sequence, party, content, purpose, policy_version, state, row_count, refused_count,
        file_bytes, file_hash, manifest_hash, answer, made_at, sent_at, answered_at
      FROM delivery WHERE state IN ('making', 'made', 'sent') ORDER BY made_at, channel, sequence
      """
    ) { DeliveryRow($0) }
  }
}

extension DeliveryRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      channel: row.text(0), way: DeliveryWay(rawValue: row.text(1)) ?? .out, sequence: row.int(2), party: row.text(3),
      content: row.text(4), purpose: row.text(5), policyVersion: Int32(truncatingIfNeeded: row.int(6)),
      state: DeliveryState(rawValue: row.text(7)) ?? .abandoned, rows: row.int(8), refusedRows: row.int(9),
      fileBytes: row.int(10), fileHash: row.optionalBlob(11), manifestHash: row.optionalBlob(12), answer: row.text(13),
      madeAt: Instant(milliseconds: row.int(14)), sentAt: row.optionalInt(15).map { Instant(milliseconds: $0) },
      answeredAt: row.optionalInt(16).map { Instant(milliseconds: $0) })
  }
}
