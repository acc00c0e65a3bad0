package import ZegelDomain

/// What a party must be told about somebody; of nobody that the house could name once they are erased.
package struct StopRow: Sendable {
  package let party: String
  package let madeAt: Instant
  package let reference: PartyReference
  package let kind: StopKind
  /// Empty is whatever purpose.
  package let purpose: String

  package init(party: String, madeAt: Instant, reference: PartyReference, kind: StopKind, purpose: String) {
    self.party = party
    self.madeAt = madeAt
    self.reference = reference
    self.kind = kind
    self.purpose = purpose
  }
}

/// How many stops wait at a party, and since when the oldest does.
package struct WaitingStops: Sendable {
  package let party: String
  package let count: Int64
  package let oldest: Instant
}

extension SQLSession {
  package func insert(_ row: StopRow) throws {
    _ = try execute(
      """
      INSERT INTO stop (party, made_at, reference, kind, purpose) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
      """,
      [
        .text(row.party), .int(row.madeAt.milliseconds), .blob(row.reference.bytes), .text(row.kind.rawValue),
        .text(row.purpose),
      ])
  }

  /// Those that no delivery has yet become part of this one.
  package func claimStops(of party: String, for channel: String, _ sequence: Int64) throws {
    _ = try execute(
      "UPDATE stop SET channel = $2, sequence = $3 WHERE party = $1 AND channel IS NULL",
      [.text(party), .text(channel), .int(sequence)])
  }

  /// In the order in which they happened.
  package func stops(in channel: String, _ sequence: Int64, _ body: (StopRow) throws -> Void) throws {
    try each(
      """
      SELECT party, made_at, reference, kind, purpose FROM stop WHERE channel = $1 AND sequence = $2
      ORDER BY made_at, reference, kind, purpose
      """, [.text(channel), .int(sequence)]
    ) { try body(StopRow($0)) }
  }

  /// They go with the next delivery instead.
  package func releaseStops(of channel: String, _ sequence: Int64) throws {
    _ = try execute(
      "UPDATE stop SET channel = NULL, sequence = NULL WHERE channel = $1 AND sequence = $2",
      [.text(channel), .int(sequence)])
  }

  /// The party has answered.
  package func deleteStops(of channel: String, _ sequence: Int64) throws {
    _ = try execute("DELETE FROM stop WHERE channel = $1 AND sequence = $2", [.text(channel), .int(sequence)])
  }

  package func waitingStops() throws -> [WaitingStops] {
    try query("SELECT party, count(*), min(made_at) FROM stop GROUP BY party ORDER BY party") {
      WaitingStops(party: $0.text(0), count: $0.int(1), oldest: Instant(milliseconds: $0.int(2)))
    }
  }

  package func unclaimedStops(of party: String) throws -> Int64 {
    try query("SELECT count(*) FROM stop WHERE party = $1 AND channel IS NULL", [.text(party)]) { $0.int(0) }[0]
  }
}

extension StopRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      party: row.text(0), madeAt: Instant(milliseconds: row.int(1)), reference: PartyReference(bytes: row.blob(2)),
      kind: StopKind(rawValue: row.text(3)) ?? .erased, purpose: row.text(4))
  }
}
