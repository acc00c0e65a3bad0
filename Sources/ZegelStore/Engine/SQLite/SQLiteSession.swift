import CSQLite
import ZegelDomain

/// One SQLite connection.
final class SQLiteSession: SQLSession {
  let dialect = Dialect.sqlite
  private(set) var connection: OpaquePointer?
  private var statements: [UnsafePointer<UInt8>: SQLiteStatement] = [:]
  private var isInTransaction = false
  /// Why the transaction is beyond saving; until it is rolled back every statement throws it.
  ///
  /// Without this, a body that swallows such an error would go on writing outside any transaction, because SQLite
  /// may have rolled back by itself.
  private(set) var lostBecause: (any Error)?

  init(_ connection: OpaquePointer) { self.connection = connection }

  deinit { close() }

  func close() {
    statements.removeAll()
    sqlite3_close_v2(connection)
    connection = nil
  }

  func each(_ sql: StaticString, _ args: [SQLValue], _ body: (borrowing SQLRow) throws -> Void) throws {
    let statement = try begin(sql, args)
    defer { statement.end() }
    while try step(statement) {
      try body(SQLRow(statement))
      if statement.misreadColumn >= 0 {
        throw Fault("column \(statement.misreadColumn) is not what was asked in: \(statement.name)")
      }
    }
  }

  @discardableResult func execute(_ sql: StaticString, _ args: [SQLValue]) throws -> Int {
    let statement = try begin(sql, args)
    defer { statement.end() }
    let before = sqlite3_total_changes(connection)
    while try step(statement) {}
    // SQLite keeps the count of the last change when a statement changes nothing at all.
    return sqlite3_total_changes(connection) == before ? 0 : Int(sqlite3_changes(connection))
  }

  func put(_ sql: StaticString, _ args: [SQLValue], whenTaken: SQLError?) throws {
    do { try execute(sql, args) } catch { throw error.isUniqueViolation ? whenTaken ?? error : error }
  }

  func script(_ sql: String) throws {
    if let lostBecause { throw lostBecause }
    let code = sqlite3_exec(connection, sql, nil, nil, nil)
    if code != SQLITE_OK { throw noted(SQLError(unprepared: code, connection, statement: "script")) }
    if isInTransaction && sqlite3_get_autocommit(connection) != 0 {
      throw noted(Fault("a script ended its transaction"))
    }
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try execute("SAVEPOINT job", [])
    do {
      let value = try body()
      try execute("RELEASE job", [])
      return value
    } catch {
      undoToSavepoint()
      throw error
    }
  }

  private func undoToSavepoint() {
    if lostBecause != nil { return }
    do {
      try execute("ROLLBACK TO job", [])
      try execute("RELEASE job", [])
    } catch { lostBecause = lostBecause ?? error }
  }

  // MARK: Statements

  private func begin(_ sql: StaticString, _ args: [SQLValue]) throws -> SQLiteStatement {
    if let lostBecause { throw lostBecause }
    let statement = try statements[sql.utf8Start] ?? prepare(sql)
    try statement.begin(args)
    return statement
  }

  private func prepare(_ sql: StaticString) throws -> SQLiteStatement {
    let name = beginning(of: sql.description)
    var handle: OpaquePointer?
    var rest: UnsafePointer<CChar>?
    let code = sql.withUTF8Buffer { text in
      text.withMemoryRebound(to: CChar.self) {
        sqlite3_prepare_v3(
          connection, $0.baseAddress, Int32($0.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &rest)
      }
    }
    guard code == SQLITE_OK else { throw noted(SQLError(unprepared: code, connection, statement: name)) }
    guard let handle else { throw Fault("no statement in: \(name)") }
    let statement = try SQLiteStatement(handle, sql)
    let end = UnsafeRawPointer(sql.utf8Start) + sql.utf8CodeUnitCount
    guard let rest, UnsafeRawPointer(rest) == end else { throw Fault("more than one statement in: \(name)") }
    statements[sql.utf8Start] = statement
    return statement
  }

  private func step(_ statement: SQLiteStatement) throws -> Bool {
    let code = sqlite3_step(statement.handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw noted(SQLError(code, connection, statement: statement.name))
  }

  private func noted(_ error: any Error) -> any Error {
    let endedByItself = isInTransaction && sqlite3_get_autocommit(connection) != 0
    let isOfStorage = isInTransaction && (error as? SQLError)?.isOfStorage == true
    if endedByItself || isOfStorage { lostBecause = lostBecause ?? error }
    return error
  }

  // MARK: Transactions

  func beginWriting() throws {
    try execute("BEGIN IMMEDIATE", [])
    isInTransaction = true
  }

  func beginReading() throws {
    try execute("BEGIN", [])
    isInTransaction = true
  }

  func commit() throws {
    try execute("COMMIT", [])
    isInTransaction = false
  }

  /// Leaves the connection outside any transaction, whatever happened before.
  func rollback() throws {
    lostBecause = nil
    isInTransaction = false
    if sqlite3_get_autocommit(connection) == 0 { try execute("ROLLBACK", []) }
  }
}
