import ZegelDomain

/// How far a move has come, kept in the target, in the transaction of each page.
package struct MoveMark: Sendable {
  package let table: String
  /// The key of the last row that is there, as `RowCoding` writes it; nil once the table is done.
  package let lastKey: [UInt8]?

  package init(table: String, lastKey: [UInt8]?) { (self.table, self.lastKey) = (table, lastKey) }
}

extension SQLSession {
  /// Makes room for the marks; harmless when it is there.
  package func makeMoveMarks() throws {
    switch dialect {
    case .sqlite:
      try script("CREATE TABLE IF NOT EXISTS move_mark (name TEXT NOT NULL PRIMARY KEY, last_key BLOB) STRICT")
    case .postgresql:
      try script("CREATE TABLE IF NOT EXISTS move_mark (name text COLLATE \"C\" NOT NULL PRIMARY KEY, last_key bytea)")
    }
  }

  package func dropMoveMarks() throws { try script("DROP TABLE move_mark") }

  package func moveMark(_ table: String) throws -> MoveMark? {
    try query("SELECT name, last_key FROM move_mark WHERE name = $1", [.text(table)]) {
      MoveMark(table: $0.text(0), lastKey: $0.optionalBlob(1))
    }.first
  }

  package func setMoveMark(_ mark: MoveMark) throws {
    try execute(
      """
      INSERT INTO move_mark (name, last_key) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET last_key = excluded.last_key
      """, [.text(mark.table), SQLValue(mark.lastKey)])
  }
}
