import CSQLite

/// One row, read straight from the statement by column index, from 0.
///
/// Alive only inside the closure it is handed to, so nothing is copied that nobody asks for. A column that is not
/// what was asked (NULL for a plain `int`, text for a number) reads as zero or empty here and makes the query as a
/// whole throw a Fault: a wrong value never leaves the store.
package struct SQLRow: ~Copyable {
  // Unowned: the session holds the statement for as long as the row lives, and counting costs a tenth of a query.
  private unowned(unsafe) let statement: SQLiteStatement

  init(_ statement: SQLiteStatement) { self.statement = statement }

  package borrowing func int(_ column: Int32) -> Int64 {
    holds(SQLITE_INTEGER, column) ? sqlite3_column_int64(statement.handle, column) : 0
  }

  package borrowing func text(_ column: Int32) -> String { holds(SQLITE_TEXT, column) ? string(column) : "" }

  package borrowing func blob(_ column: Int32) -> [UInt8] { holds(SQLITE_BLOB, column) ? bytes(column) : [] }

  package borrowing func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  package borrowing func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  package borrowing func optionalBlob(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : blob(column) }

  package borrowing func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement.handle, column) == SQLITE_NULL
  }

  private borrowing func holds(_ type: Int32, _ column: Int32) -> Bool {
    if sqlite3_column_type(statement.handle, column) == type { return true }
    statement.misreadColumn = column
    return false
  }

  private borrowing func string(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(statement.handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement.handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private borrowing func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement.handle, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement.handle, column))))
  }
}
