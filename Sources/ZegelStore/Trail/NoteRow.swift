package import ZegelDomain

/// An act that leaves no row of its own: an export, a backup, a move.
package struct NoteRow: Sendable {
  package let id: [UInt8]
  /// Of its leaf.
  package let kind: Int64
  /// Words for machines, such as `ledger.export format=csv lines=120`.
  package let text: String
  package let recordedAt: Instant

  package init(id: [UInt8], kind: Int64, text: String, recordedAt: Instant) {
    self.id = id
    self.kind = kind
    self.text = text
    self.recordedAt = recordedAt
  }
}

extension SQLSession {
  package func insert(_ note: NoteRow) throws {
    _ = try execute(
      "INSERT INTO trail_note (note_id, kind, text, recorded_at) VALUES ($1, $2, $3, $4)",
      [.blob(note.id), .int(note.kind), .text(note.text), .int(note.recordedAt.milliseconds)])
  }

  package func notes(after id: [UInt8], most: Int) throws -> [NoteRow] {
    try query(
      "SELECT note_id, kind, text, recorded_at FROM trail_note WHERE note_id > $1 ORDER BY note_id LIMIT $2",
      [.blob(id), .int(Int64(most))]
    ) { NoteRow($0) }
  }

  package func note(_ id: [UInt8]) throws -> NoteRow? {
    try query("SELECT note_id, kind, text, recorded_at FROM trail_note WHERE note_id = $1", [.blob(id)]) {
      NoteRow($0)
    }.first
  }

  /// How far the rows of an older house have been taken in; nil where there is nothing to take in.
  package func adoption() throws -> (stage: Int64, done: [UInt8])? {
    try query("SELECT stage, done FROM trail_adoption", []) { ($0.int(0), $0.blob(1)) }.first
  }

  /// False when somebody else has gone on from there.
  package func moveAdoption(from old: (stage: Int64, done: [UInt8]), to new: (stage: Int64, done: [UInt8])) throws
    -> Bool
  {
    try execute(
      "UPDATE trail_adoption SET stage = $1, done = $2 WHERE stage = $3 AND done = $4",
      [.int(new.stage), .blob(new.done), .int(old.stage), .blob(old.done)]) == 1
  }
}

extension NoteRow {
  fileprivate init(_ row: borrowing SQLRow) {
    self.init(
      id: row.blob(0), kind: row.int(1), text: row.text(2), recordedAt: Instant(milliseconds: row.int(3)))
  }
}
