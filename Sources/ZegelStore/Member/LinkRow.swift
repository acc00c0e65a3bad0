package import ZegelDomain

/// A link to a page of one member, without what opens it.
package struct LinkRow: Sendable {
  /// Keyed, of the token; 32 bytes.
  package let hash: [UInt8]
  package let member: MemberID
  /// The one purpose that it is about; nil is all that they decide about.
  package let purpose: String?
  /// Keyed, of token, member, purpose and end: a row that was changed by hand opens nothing. 32 bytes.
  package let binding: [UInt8]
  package let madeAt: Instant
  package let endsAt: Instant

  package init(
    hash: [UInt8], member: MemberID, purpose: String?, binding: [UInt8], madeAt: Instant, endsAt: Instant
  ) {
    self.hash = hash
    self.member = member
    self.purpose = purpose
    self.binding = binding
    self.madeAt = madeAt
    self.endsAt = endsAt
  }
}

extension SQLSession {
  package func link(_ hash: [UInt8]) throws -> LinkRow? {
    try query(
      """
      SELECT link_hash, member_id, purpose, binding_hash, made_at, ends_at FROM member_link WHERE link_hash = $1
      """,
      [.blob(hash)]
    ) {
      let purpose = $0.text(2)
      return LinkRow(
        hash: $0.blob(0), member: MemberID(bytes: $0.blob(1)), purpose: purpose.isEmpty ? nil : purpose,
        binding: $0.blob(3), madeAt: Instant(milliseconds: $0.int(4)), endsAt: Instant(milliseconds: $0.int(5)))
    }.first
  }

  package func insert(_ link: LinkRow) throws {
    _ = try execute(
      """
      INSERT INTO member_link (link_hash, member_id, purpose, binding_hash, made_at, ends_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .blob(link.hash), .blob(link.member.bytes), .text(link.purpose ?? ""), .blob(link.binding),
        .int(link.madeAt.milliseconds), .int(link.endsAt.milliseconds),
      ])
  }

  package func deleteLink(_ hash: [UInt8]) throws {
    _ = try execute("DELETE FROM member_link WHERE link_hash = $1", [.blob(hash)])
  }

  package func deleteLinks(endedBy now: Instant) throws -> Int {
    try execute("DELETE FROM member_link WHERE ends_at <= $1", [.int(now.milliseconds)])
  }
}
