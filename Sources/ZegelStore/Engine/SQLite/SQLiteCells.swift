import CSQLite

extension SQLiteStatement {
  func int(_ column: Int32) -> Int64 { holds(SQLITE_INTEGER, column) ? sqlite3_column_int64(handle, column) : 0 }

  func text(_ column: Int32) -> String {
    guard holds(SQLITE_TEXT, column), let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard holds(SQLITE_BLOB, column), let start = sqlite3_column_blob(handle, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  private func holds(_ type: Int32, _ column: Int32) -> Bool {
    if sqlite3_column_type(handle, column) == type { return true }
    misreadColumn = column
    return false
  }
}
