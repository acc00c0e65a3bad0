package import ZegelDomain

/// A programme version as it was applied: its text is the truth, for ever.
package struct ProgrammeRow: Sendable {
  package let number: Int32
  package let text: String
  /// SHA-256 of the text.
  package let hash: [UInt8]
  package let startsAt: Instant
  package let appliedAt: Instant

  package init(number: Int32, text: String, hash: [UInt8], startsAt: Instant, appliedAt: Instant) {
    self.number = number
    self.text = text
    self.hash = hash
    self.startsAt = startsAt
    self.appliedAt = appliedAt
  }
}

extension SQLSession {
  package func programmes() throws -> [ProgrammeRow] {
    try query("SELECT number, text, hash, starts_at, applied_at FROM programme_version ORDER BY number", []) {
      ProgrammeRow(
        number: Int32(truncatingIfNeeded: $0.int(0)), text: $0.text(1), hash: $0.blob(2),
        startsAt: Instant(milliseconds: $0.int(3)), appliedAt: Instant(milliseconds: $0.int(4)))
    }
  }

  package func programmeCount() throws -> Int64 {
    try query("SELECT count(*) FROM programme_version", []) { $0.int(0) }[0]
  }

  package func insert(_ programme: ProgrammeRow) throws {
    _ = try execute(
      "INSERT INTO programme_version (number, text, hash, starts_at, applied_at) VALUES ($1, $2, $3, $4, $5)",
      [
        .int(Int64(programme.number)), .text(programme.text), .blob(programme.hash),
        .int(programme.startsAt.milliseconds), .int(programme.appliedAt.milliseconds),
      ])
  }

  /// The permanent numbers of units, rules and rewards.
  package func programmeNames() throws -> [(kind: String, number: Int64, id: String)] {
    try query("SELECT kind, number, id FROM programme_name ORDER BY kind, number", []) {
      (kind: $0.text(0), number: $0.int(1), id: $0.text(2))
    }
  }

  package func insertProgrammeName(kind: String, number: Int64, id: String) throws {
    _ = try execute(
      "INSERT INTO programme_name (kind, number, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [.text(kind), .int(number), .text(id)])
  }
}
