import CPQ
import ZegelDomain

/// One PostgreSQL connection, made when it is first needed and again after it was lost.
final class PostgresSession: SQLSession {
  let dialect = Dialect.postgresql
  private let options: PostgresOptions
  private var pipeline: PostgresPipeline?
  private var isInTransaction = false
  private var mode = TransactionMode.reading
  private var marking = PostgresMarking()
  /// Why the transaction is beyond saving; until it is rolled back every statement throws it.
  private(set) var lostBecause: (any Error)?

  init(_ options: PostgresOptions) { self.options = options }

  func close() {
    pipeline = nil
    isInTransaction = false
  }

  // MARK: Statements

  func each(_ sql: StaticString, _ args: [SQLValue], _ body: (borrowing SQLRow) throws -> Void) throws {
    let rows = try ask(sql, args)
    for row in 0..<rows.count {
      try body(SQLRow(rows, row))
      if rows.misreadColumn >= 0 {
        throw Fault("column \(rows.misreadColumn) is not what was asked in: \(beginning(of: sql.description))")
      }
    }
  }

  @discardableResult func execute(_ sql: StaticString, _ args: [SQLValue]) throws -> Int { try ask(sql, args).changed }

  func put(_ sql: StaticString, _ args: [SQLValue], whenTaken: SQLError?) throws {
    try send(sql, args, whenTaken: whenTaken)
  }

  func script(_ sql: String) throws {
    try settle()
    try pipeline?.run(sql, checked)
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    // What is on its way succeeds or fails by itself, not as a part of this.
    try settle()
    try send("SAVEPOINT job")
    do {
      let value = try body()
      try send("RELEASE SAVEPOINT job")
      try settle()
      return value
    } catch {
      undoToSavepoint()
      throw error
    }
  }

  private func undoToSavepoint() {
    try? settle()
    if lostBecause != nil { return }
    do {
      try send("ROLLBACK TO SAVEPOINT job")
      try send("RELEASE SAVEPOINT job")
      try settle()
    } catch { lostBecause = lostBecause ?? error }
  }

  /// Hears about everything that was put.
  func settle() throws {
    if let lostBecause { throw lostBecause }
    _ = try pipeline?.collect(checked)
  }

  private func ask(_ sql: StaticString, _ args: [SQLValue] = []) throws -> PostgresRows {
    try send(sql, args)
    guard let rows = try pipeline?.collect(checked) else { throw Fault("a statement was never answered") }
    return rows
  }

  private func send(_ sql: StaticString, _ args: [SQLValue] = [], whenTaken: SQLError? = nil) throws {
    if let lostBecause { throw lostBecause }
    guard let pipeline else { throw Fault("a statement outside any transaction") }
    if pipeline.isLong { try settle() }
    do { try pipeline.send(sql, PostgresValues(args), whenTaken: whenTaken) } catch { throw noted(error) }
  }

  private func checked(_ result: OpaquePointer?, _ statement: String) throws -> PostgresRows {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return PostgresRows(result!)
    default:
      defer { PQclear(result) }
      let error = SQLError(result, pipeline?.connection, statement: statement)
      throw noted(error.isOfStandby && mode != .reading ? SQLError(lost: error.statement) : error)
    }
  }

  /// What cannot go on in this transaction must not be swallowed by a body and then committed by chance.
  private func noted(_ error: any Error) -> any Error {
    guard let known = error as? SQLError else { return error }
    if known.isOfStorage || known.state == .lost || known.state == .busy { lostBecause = lostBecause ?? known }
    return known
  }

  // MARK: Transactions

  /// Till acts lock the accounts they touch; everything else is as if it ran alone.
  func begin(_ mode: TransactionMode) throws {
    try connect()
    self.mode = mode
    switch mode {
    case .reading: try send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    case .lockingRows: try send("BEGIN ISOLATION LEVEL READ COMMITTED")
    case .asIfAlone: try send("BEGIN ISOLATION LEVEL SERIALIZABLE")
    }
    isInTransaction = true
  }

  /// Whoever has read does not wait for the end.
  ///
  /// - Throws: What became of what was put; SQLError `lost` when nobody can say whether it was committed.
  func commit() throws {
    if mode == .reading {
      try settle()
      try send("COMMIT")
      pipeline?.part()
      isInTransaction = false
      return
    }
    let rows = try ask("COMMIT")
    isInTransaction = false
    // A COMMIT of a failed transaction is answered with ROLLBACK and no error.
    guard rows.tag == "COMMIT" else { throw Fault("the transaction was already lost when it was committed") }
  }

  /// Leaves the connection outside any transaction, or closed.
  func rollback() {
    if lostBecause == nil { try? settle() }
    let wasLost = lostBecause?.sqlState == .lost || pipeline?.isConnected != true
    lostBecause = nil
    if wasLost { return close() }
    if isInTransaction, (try? ask("ROLLBACK")) == nil { close() }
    isInTransaction = false
    lostBecause = nil
  }

  private func connect() throws {
    if pipeline?.isConnected == true { return }
    close()
    lostBecause = nil
    pipeline = try PostgresPipeline.connected(to: options)
  }

  // MARK: Knowing what was committed

  /// Writes into this transaction by what it can be recognised; nil in a database without the table for it.
  func leaveMark() throws -> Int64? { try marking.leave(in: self) }

  /// Whether the transaction with this mark was committed. Waits for it where the server is still at it.
  func hasMark(_ mark: Int64) throws -> Bool { try marking.isThere(mark, in: self) }
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
