package import ZegelDomain

/// Somebody the house knows: no value in the clear, and no link to what the trail says of them but a sealed one.
package struct MemberRow: Sendable {
  package enum State: String, Sendable { case joined, merged, erased }

  package let id: MemberID
  package let state: State
  package let mergedInto: MemberID?
  /// Their data lies still (Art. 18).
  package let isRestricted: Bool
  package let key: WrappedKeyRow?
  package let trailSealed: [UInt8]?
  package let joinedAt: Instant
  package let changedAt: Instant

  package init(
    id: MemberID, state: State = .joined, mergedInto: MemberID? = nil, isRestricted: Bool = false, key: WrappedKeyRow?,
    trailSealed: [UInt8]?, joinedAt: Instant, changedAt: Instant
  ) {
    self.id = id
    self.state = state
    self.mergedInto = mergedInto
    self.isRestricted = isRestricted
    self.key = key
    self.trailSealed = trailSealed
    self.joinedAt = joinedAt
    self.changedAt = changedAt
  }
}

extension SQLSession {
  package func member(_ id: MemberID) throws -> MemberRow? {
    try query(
      """
      SELECT member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at
      FROM member WHERE member_id = $1
      """, [.blob(id.bytes)]
    ) { MemberRow($0) }.first
  }

  package func members(after id: [UInt8], most: Int) throws -> [MemberRow] {
    try query(
      """
      SELECT member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at
      FROM member WHERE member_id > $1 ORDER BY member_id LIMIT $2
      """, [.blob(id), .int(Int64(most))]
    ) { MemberRow($0) }
  }

  /// Whose key was wrapped in an older epoch.
  package func members(before epoch: Int64, most: Int) throws -> [MemberRow] {
    try query(
      """
      SELECT member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at, changed_at
      FROM member WHERE epoch < $1 ORDER BY epoch, member_id LIMIT $2
      """, [.int(epoch), .int(Int64(most))]
    ) { MemberRow($0) }
  }

  /// Who became part of this member.
  package func members(mergedInto id: MemberID) throws -> [MemberID] {
    try query("SELECT member_id FROM member WHERE merged_into = $1 ORDER BY member_id", [.blob(id.bytes)]) {
      MemberID(bytes: $0.blob(0))
    }
  }

  package func memberCount() throws -> Int64 {
    try query("SELECT count(*) FROM member WHERE state = 'joined'", []) { $0.int(0) }[0]
  }

  package func insert(_ member: MemberRow) throws {
    _ = try execute(
      """
      INSERT INTO member (member_id, state, merged_into, restricted, epoch, key_wrapped, trail_sealed, joined_at,
        changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .blob(member.id.bytes), .text(member.state.rawValue), SQLValue(member.mergedInto?.bytes),
        .int(member.isRestricted ? 1 : 0), SQLValue(member.key?.epoch), SQLValue(member.key?.wrapped),
        SQLValue(member.trailSealed), .int(member.joinedAt.milliseconds), .int(member.changedAt.milliseconds),
      ])
  }

  package func restrict(_ id: MemberID, _ isRestricted: Bool, at now: Instant) throws {
    _ = try execute(
      "UPDATE member SET restricted = $2, changed_at = $3 WHERE member_id = $1",
      [.blob(id.bytes), .int(isRestricted ? 1 : 0), .int(now.milliseconds)])
  }

  package func merge(_ id: MemberID, into other: MemberID?, at now: Instant) throws {
    _ = try execute(
      "UPDATE member SET state = $2, merged_into = $3, changed_at = $4 WHERE member_id = $1 AND state <> 'erased'",
      [
        .blob(id.bytes), .text(other == nil ? "joined" : "merged"), SQLValue(other?.bytes), .int(now.milliseconds),
      ])
  }

  /// False when somebody else has wrapped it anew.
  package func rewrap(_ id: MemberID, from old: WrappedKeyRow, to new: WrappedKeyRow) throws -> Bool {
    try execute(
      "UPDATE member SET epoch = $2, key_wrapped = $3 WHERE member_id = $1 AND epoch = $4",
      [.blob(id.bytes), .int(new.epoch), .blob(new.wrapped), .int(old.epoch)]) == 1
  }

  /// Nothing of them stays but that there was somebody: the key, the values and what they were found by are gone.
  ///
  /// Takes the row away and puts a bare one back, so that on no engine an old version of it lies in the same row.
  package func erase(_ id: MemberID, at now: Instant) throws {
    guard try member(id) != nil else { return }
    try forgetWhatWasSent(by: id, at: now)
    let sources = try received(id)
    for statement in MemberRow.erasing { _ = try execute(statement, [.blob(id.bytes)]) }
    // The moment of joining is that of their first decisions, which stay as nobody's: it would say whose they were.
    try insert(MemberRow(id: id, state: .erased, key: nil, trailSealed: nil, joinedAt: now, changedAt: now))
    for source in sources {
      try put(
        ReceivedRow(
          party: source.party, reference: source.reference, member: id, state: .ended, seen: [], since: now))
    }
  }
}

extension MemberRow {
  fileprivate static let erasing: [StaticString] = [
    "DELETE FROM member_lookup WHERE member_id = $1",
    "DELETE FROM member_value WHERE member_id = $1",
    "DELETE FROM member_account WHERE member_id = $1",
    "DELETE FROM consent_state WHERE member_id = $1",
    "DELETE FROM member_proof WHERE member_id = $1",
    "DELETE FROM member_code WHERE member_id = $1",
    "DELETE FROM message_due WHERE member_id = $1",
    "DELETE FROM member_link WHERE member_id = $1",
    "DELETE FROM disclosure WHERE member_id = $1",
    "DELETE FROM received WHERE member_id = $1",
    "DELETE FROM member WHERE member_id = $1",
  ]

  fileprivate init(_ row: borrowing SQLRow) {
    var key: WrappedKeyRow?
    if let epoch = row.optionalInt(4), let wrapped = row.optionalBlob(5) {
      key = WrappedKeyRow(epoch: epoch, wrapped: wrapped)
    }
    self.init(
      id: MemberID(bytes: row.blob(0)), state: State(rawValue: row.text(1)) ?? .erased,
      mergedInto: row.optionalBlob(2).map { MemberID(bytes: $0) }, isRestricted: row.int(3) == 1, key: key,
      trailSealed: row.optionalBlob(6), joinedAt: Instant(milliseconds: row.int(7)),
      changedAt: Instant(milliseconds: row.int(8)))
  }
}
