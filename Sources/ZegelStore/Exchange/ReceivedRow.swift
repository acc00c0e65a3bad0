package import ZegelDomain

/// That somebody's data came from a party, and by which name the party knows them.
package struct ReceivedRow: Sendable {
  package let party: String
  package let reference: PartyReference
  package let member: MemberID
  package enum State: String, Sendable {
    case held
    /// The party said that their data must lie still.
    case restricted
    /// They were erased here, at `since`; files of the party that were made before it heard so still name them.
    case ended
  }

  package var state: State
  /// Keyed hashes of the values as they last came, to see whether they are others now.
  package var seen: [UInt8]
  package let since: Instant

  package init(
    party: String, reference: PartyReference, member: MemberID, state: State, seen: [UInt8], since: Instant
  ) {
    self.party = party
    self.reference = reference
    self.member = member
    self.state = state
    self.seen = seen
    self.since = since
  }
}

extension SQLSession {
  package func put(_ row: ReceivedRow) throws {
    _ = try execute(
      """
      INSERT INTO received (party, reference, member_id, state, seen, since_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (party, reference) DO UPDATE SET member_id = excluded.member_id, state = excluded.state,
        seen = excluded.seen, since_at = excluded.since_at
      """,
      [
        .text(row.party), .blob(row.reference.bytes), .blob(row.member.bytes),
        .text(row.state.rawValue), .blob(row.seen), .int(row.since.milliseconds),
      ])
  }

  /// Who came from a party by this name.
  package func received(_ reference: PartyReference, from party: String) throws -> ReceivedRow? {
    try query(
      """
      SELECT party, reference, member_id, state, seen, since_at FROM received WHERE party = $1 AND reference = $2
      """, [.text(party), .blob(reference.bytes)]
    ) { ReceivedRow($0) }.first
  }

  /// From whom somebody came.
  package func received(_ member: MemberID) throws -> [ReceivedRow] {
    try query(
      """
      SELECT party, reference, member_id, state, seen, since_at FROM received WHERE member_id = $1
      ORDER BY party, reference
      """, [.blob(member.bytes)]
    ) { ReceivedRow($0) }
  }

  package func deleteReceived(_ row: ReceivedRow) throws {
    _ = try execute(
      "DELETE FROM received WHERE party = $1 AND reference = $2", [.text(row.party), .blob(row.reference.bytes)])
  }
}

extension ReceivedRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      party: row.text(0), reference: PartyReference(bytes: row.blob(1)), member: MemberID(bytes: row.blob(2)),
      state: State(rawValue: row.text(3)) ?? .held, seen: row.blob(4), since: Instant(milliseconds: row.int(5)))
  }
}
