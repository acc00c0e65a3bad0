package import ZegelDomain

/// A message that is to be sent: to whom and which, never where to or what it says.
package struct MessageDueRow: Sendable {
  package let member: MemberID
  package let kind: MessageKind
  /// Of the notice.
  package let policyVersion: Int32
  package let language: String
  package let attempts: Int
  package let madeAt: Instant
  package let dueAt: Instant

  package init(
    member: MemberID, kind: MessageKind, policyVersion: Int32, language: String, attempts: Int = 0, madeAt: Instant,
    dueAt: Instant
  ) {
    self.member = member
    self.kind = kind
    self.policyVersion = policyVersion
    self.language = language
    self.attempts = attempts
    self.madeAt = madeAt
    self.dueAt = dueAt
  }
}

extension SQLSession {
  package func insert(_ message: MessageDueRow) throws {
    _ = try execute(
      """
      INSERT INTO message_due (member_id, kind, policy_version, language, attempts, made_at, due_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .blob(message.member.bytes), .text(message.kind.rawValue), .int(Int64(message.policyVersion)),
        .text(message.language), .int(Int64(message.attempts)), .int(message.madeAt.milliseconds),
        .int(message.dueAt.milliseconds),
      ])
  }

  package func messagesDue(by now: Instant, most: Int) throws -> [MessageDueRow] {
    try query(
      """
      SELECT member_id, kind, policy_version, language, attempts, made_at, due_at FROM message_due
      WHERE due_at <= $1 ORDER BY due_at, member_id LIMIT $2
      """, [.int(now.milliseconds), .int(Int64(most))]
    ) { try MessageDueRow($0) }
  }

  package func messagesDue(to member: MemberID) throws -> [MessageDueRow] {
    try query(
      """
      SELECT member_id, kind, policy_version, language, attempts, made_at, due_at FROM message_due
      WHERE member_id = $1 ORDER BY kind
      """, [.blob(member.bytes)]
    ) { try MessageDueRow($0) }
  }

  package func messageDueCount() throws -> Int64 { try query("SELECT count(*) FROM message_due") { $0.int(0) }[0] }

  /// Takes a message to try it; false when somebody else has. Until `again` nobody takes it anew, whatever becomes of
  /// whoever took it.
  package func take(_ message: MessageDueRow, again: Instant) throws -> Bool {
    try execute(
      """
      UPDATE message_due SET attempts = attempts + 1, due_at = $4
      WHERE member_id = $1 AND kind = $2 AND attempts = $3
      """,
      [
        .blob(message.member.bytes), .text(message.kind.rawValue), .int(Int64(message.attempts)),
        .int(again.milliseconds),
      ]) == 1
  }

  package func delete(_ message: MessageDueRow) throws {
    _ = try execute(
      "DELETE FROM message_due WHERE member_id = $1 AND kind = $2",
      [.blob(message.member.bytes), .text(message.kind.rawValue)])
  }
}

extension MessageDueRow {
  fileprivate init(_ row: borrowing SQLRow) throws {
    guard let kind = MessageKind(rawValue: row.text(1)) else { throw Fault("a message of an unknown kind") }
    self.init(
      member: MemberID(bytes: row.blob(0)), kind: kind, policyVersion: Int32(truncatingIfNeeded: row.int(2)),
      language: row.text(3), attempts: Int(row.int(4)), madeAt: Instant(milliseconds: row.int(5)),
      dueAt: Instant(milliseconds: row.int(6)))
  }
}
