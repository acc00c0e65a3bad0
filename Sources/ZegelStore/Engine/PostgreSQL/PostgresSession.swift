import CPQ
import Foundation
import ZegelDomain

/// One PostgreSQL connection, made when it is first needed and again after it was lost.
final class PostgresSession: SQLSession {
  let dialect = Dialect.postgresql
  private let options: PostgresOptions
  private var connection: OpaquePointer?
  private var statements: [UnsafePointer<UInt8>: PostgresStatement] = [:]
  private var prepared = 0
  private var isInTransaction = false
  private var mode = TransactionMode.reading
  private var marking = PostgresMarking()
  /// Why the transaction is beyond saving; until it is rolled back every statement throws it.
  private(set) var lostBecause: (any Error)?

  init(_ options: PostgresOptions) { self.options = options }

  deinit { close() }

  func close() {
    statements.removeAll()
    if let connection { PQfinish(connection) }
    connection = nil
    isInTransaction = false
  }

  // MARK: Statements

  func each(_ sql: StaticString, _ args: [SQLValue], _ body: (borrowing SQLRow) throws -> Void) throws {
    let rows = try run(sql, args)
    for row in 0..<rows.count {
      try body(SQLRow(rows, row))
      if rows.misreadColumn >= 0 {
        throw Fault("column \(rows.misreadColumn) is not what was asked in: \(beginning(of: sql.description))")
      }
    }
  }

  @discardableResult func execute(_ sql: StaticString, _ args: [SQLValue]) throws -> Int { try run(sql, args).changed }

  func script(_ sql: String) throws {
    if let lostBecause { throw lostBecause }
    try command(sql)
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try command("SAVEPOINT job")
    do {
      let value = try body()
      try command("RELEASE SAVEPOINT job")
      return value
    } catch {
      undoToSavepoint()
      throw error
    }
  }

  private func undoToSavepoint() {
    if lostBecause != nil { return }
    do { try command("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job") } catch { lostBecause = lostBecause ?? error }
  }

  private func run(_ sql: StaticString, _ args: [SQLValue]) throws -> PostgresRows {
    if let lostBecause { throw lostBecause }
    let values = PostgresValues(args)
    let statement = try statements[sql.utf8Start] ?? prepare(sql, values.types)
    guard values.types.count == statement.parameters else {
      throw Fault("\(args.count) values for \(statement.parameters) in: \(beginning(of: sql.description))")
    }
    let result = values.with { pointers, lengths, formats in
      PQexecPrepared(connection, statement.name, Int32(pointers.count), pointers, lengths, formats, 1)
    }
    return try checked(result, beginning(of: sql.description))
  }

  private func prepare(_ sql: StaticString, _ types: [UInt32]) throws -> PostgresStatement {
    prepared += 1
    let statement = PostgresStatement(name: "z\(prepared)", parameters: types.count)
    let result = PQprepare(connection, statement.name, sql.description, Int32(types.count), types)
    _ = try checked(result, beginning(of: sql.description))
    statements[sql.utf8Start] = statement
    return statement
  }

  @discardableResult private func command(_ sql: String) throws -> PostgresRows {
    try checked(PQexec(connection, sql), beginning(of: sql))
  }

  private func checked(_ result: OpaquePointer?, _ statement: @autoclosure () -> String) throws -> PostgresRows {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return PostgresRows(result!)
    default:
      var error = SQLError(result, connection, statement: statement())
      if error.isOfStandby && mode != .reading { error = SQLError(lost: error.statement) }
      PQclear(result)
      // What cannot go on in this transaction must not be swallowed by a body and then committed by chance.
      if error.isOfStorage || error.state == .lost || error.state == .busy { lostBecause = lostBecause ?? error }
      throw error
    }
  }

  // MARK: Transactions

  /// Till acts lock the accounts they touch; everything else is as if it ran alone.
  func begin(_ mode: TransactionMode) throws {
    try connect()
    switch mode {
    case .reading: try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    case .lockingRows: try command("BEGIN ISOLATION LEVEL READ COMMITTED")
    case .asIfAlone: try command("BEGIN ISOLATION LEVEL SERIALIZABLE")
    }
    self.mode = mode
    isInTransaction = true
  }

  /// - Throws: SQLError `lost` when nobody can say whether it was committed.
  func commit() throws {
    if let lostBecause { throw lostBecause }
    let rows = try command("COMMIT")
    isInTransaction = false
    // A COMMIT of a failed transaction is answered with ROLLBACK and no error.
    guard rows.tag == "COMMIT" else { throw Fault("the transaction was already lost when it was committed") }
  }

  /// Leaves the connection outside any transaction, or closed.
  func rollback() {
    let wasLost = lostBecause?.sqlState == .lost || PQstatus(connection) != CONNECTION_OK
    lostBecause = nil
    if !wasLost, isInTransaction, (try? command("ROLLBACK")) == nil { return close() }
    if wasLost { close() }
    isInTransaction = false
  }

  // MARK: Knowing what was committed

  /// Writes into this transaction by what it can be recognised; nil in a database without the table for it.
  func leaveMark() throws -> Int64? { try marking.leave(in: self) }

  /// Whether the transaction with this mark was committed. Waits for it where the server is still at it.
  func hasMark(_ mark: Int64) throws -> Bool { try marking.isThere(mark, in: self) }

  // MARK: Connecting

  private func connect() throws {
    if let connection, PQstatus(connection) == CONNECTION_OK { return }
    close()
    lostBecause = nil
    let made = PostgresSession.open(options)
    guard PQstatus(made) == CONNECTION_OK else {
      PQfinish(made)
      throw SQLError(lost: "connect")
    }
    connection = made
    do { try prepareForUse() } catch {
      close()
      lostBecause = nil
      throw error
    }
  }

  private static func open(_ options: PostgresOptions) -> OpaquePointer? {
    // What stands before `dbname` is overruled by what the URL says; so every default of ours can be changed there.
    let parameters = [
      ("application_name", "zegel"), ("connect_timeout", "5"), ("target_session_attrs", "read-write"),
      ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "10000"), ("dbname", options.url),
    ]
    return withCStrings(parameters.map(\.0)) { names in
      withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
    }
  }

  /// A server that does not keep what it confirmed is not used.
  private func prepareForUse() throws {
    PQsetNoticeReceiver(connection, { _, _ in }, nil)
    try command(
      """
      SET client_encoding = 'UTF8'; SET client_min_messages = 'error'; SET plan_cache_mode = 'auto';
      SET idle_in_transaction_session_timeout = '60s'; SET jit = 'off'
      """)
    let durable = try command(
      """
      SELECT (current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
        AND current_setting('synchronous_commit') <> 'off')
      """)
    guard durable.firstText == "t" else {
      throw Fault("the database has fsync, full_page_writes or synchronous_commit off: a confirmed act could be lost")
    }
  }
}

struct PostgresStatement {
  let name: String
  let parameters: Int
}

/// What a transaction may meet of others.
enum TransactionMode {
  /// One consistent snapshot, nothing written.
  case reading
  /// What it changes it has locked first.
  case lockingRows
  /// Serializable: others may run beside it, and no order of one after another would have given another outcome.
  case asIfAlone
}

private func withCStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies.map { UnsafePointer($0) } + [nil])
}
