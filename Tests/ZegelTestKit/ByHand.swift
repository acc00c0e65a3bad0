import CSQLite

/// What somebody with the database file can do: any SQL, on a connection of their own, past all that Zegel checks.
package func byHand(_ database: String, _ sql: String) throws {
  var connection: OpaquePointer?
  defer { sqlite3_close_v2(connection) }
  guard sqlite3_open_v2(database, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else {
    throw ByHandFailed(said: "\(database) does not open")
  }
  sqlite3_busy_timeout(connection, 5_000)
  guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
    throw ByHandFailed(said: String(cString: sqlite3_errmsg(connection)))
  }
}

package struct ByHandFailed: Error { let said: String }

/// The whole number that a question answers with, asked the same way.
package func numberByHand(_ database: String, _ sql: String) throws -> Int64 {
  var connection: OpaquePointer?
  var statement: OpaquePointer?
  defer {
    sqlite3_finalize(statement)
    sqlite3_close_v2(connection)
  }
  guard sqlite3_open_v2(database, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
    sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW
  else { throw ByHandFailed(said: String(cString: sqlite3_errmsg(connection))) }
  return sqlite3_column_int64(statement, 0)
}
