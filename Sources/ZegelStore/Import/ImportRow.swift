package import ZegelDomain

/// How far a file has come in. Moves on in the transaction that writes its sales, so a kill loses neither.
package struct ImportRow: Sendable {
  /// SHA-256 of the whole file.
  package let fileHash: [UInt8]
  package let byteOffset: Int64
  package let lineCount: Int64
  /// Counts of what became of its lines, as JSON.
  package let tally: String
  package let endedAt: Instant?

  package init(fileHash: [UInt8], byteOffset: Int64, lineCount: Int64, tally: String, endedAt: Instant?) {
    self.fileHash = fileHash
    self.byteOffset = byteOffset
    self.lineCount = lineCount
    self.tally = tally
    self.endedAt = endedAt
  }
}

extension SQLSession {
  package func importRun(_ fileHash: [UInt8]) throws -> ImportRow? {
    try query(
      "SELECT byte_offset, line_count, tally, ended_at FROM import_run WHERE file_hash = $1", [.blob(fileHash)]
    ) {
      ImportRow(
        fileHash: fileHash, byteOffset: $0.int(0), lineCount: $0.int(1), tally: $0.text(2),
        endedAt: $0.optionalInt(3).map { Instant(milliseconds: $0) })
    }.first
  }

  package func save(_ run: ImportRow) throws {
    _ = try execute(
      """
      INSERT INTO import_run (file_hash, byte_offset, line_count, tally, ended_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (file_hash) DO UPDATE SET byte_offset = excluded.byte_offset, line_count = excluded.line_count,
        tally = excluded.tally, ended_at = excluded.ended_at
      """,
      [
        .blob(run.fileHash), .int(run.byteOffset), .int(run.lineCount), .text(run.tally),
        run.endedAt.map { .int($0.milliseconds) } ?? .null,
      ])
  }
}
