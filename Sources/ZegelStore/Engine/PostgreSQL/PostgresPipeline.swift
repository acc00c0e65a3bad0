import CPQ
import ZegelDomain

/// A connection on which statements are sent one after another and heard about together: one journey to the server, and
/// on an error the server leaves out all that came after it.
///
/// - Source: libpq, "Pipeline Mode".
final class PostgresPipeline {
  let connection: OpaquePointer
  private var statements: [UnsafePointer<UInt8>: PostgresStatement] = [:]
  private var prepared = 0
  /// What was sent and not heard about, in that order.
  private var awaited: [Awaited] = []

  private enum Awaited {
    case preparing(StaticString)
    case answer(StaticString, whenTaken: SQLError?)
    /// The server's word that it is done with all before it.
    case end
  }

  /// Takes over a connection that is in pipeline mode.
  init(_ connection: OpaquePointer) { self.connection = connection }

  deinit { PQfinish(connection) }

  var isConnected: Bool { PQstatus(connection) == CONNECTION_OK }

  /// Enough that it should be heard about before more is sent.
  var isLong: Bool { awaited.count >= 64 }

  func send(_ sql: StaticString, _ values: PostgresValues, whenTaken: SQLError?) throws {
    let statement = try statements[sql.utf8Start] ?? prepare(sql, values.types)
    guard values.types.count == statement.parameters else {
      throw Fault("\(values.types.count) values for \(statement.parameters) in: \(beginning(of: sql.description))")
    }
    let sent = values.with { pointers, lengths, formats in
      PQsendQueryPrepared(connection, statement.name, Int32(pointers.count), pointers, lengths, formats, 1)
    }
    guard sent == 1 else { throw SQLError(lost: beginning(of: sql.description)) }
    awaited.append(.answer(sql, whenTaken: whenTaken))
  }

  private func prepare(_ sql: StaticString, _ types: [UInt32]) throws -> PostgresStatement {
    prepared += 1
    let statement = PostgresStatement(name: "z\(prepared)", parameters: types.count)
    guard PQsendPrepare(connection, statement.name, sql.description, Int32(types.count), types) == 1 else {
      throw SQLError(lost: beginning(of: sql.description))
    }
    awaited.append(.preparing(sql))
    statements[sql.utf8Start] = statement
    return statement
  }

  /// Sends what was put together, and does not wait.
  func part() {
    PQpipelineSync(connection)
    awaited.append(.end)
  }

  /// Hears about all that was sent.
  ///
  /// - Returns: The last answer; nil where nothing was sent.
  /// - Throws: The first failure.
  func collect(_ check: (OpaquePointer?, String) throws -> PostgresRows) throws -> PostgresRows? {
    if awaited.isEmpty { return nil }
    part()
    var last: PostgresRows?
    var failure: (any Error)?
    for one in awaited {
      do {
        switch one {
        case .preparing(let sql): _ = try next(sql, check)
        case .answer(let sql, _): last = try next(sql, check)
        case .end: PQclear(PQgetResult(connection))
        }
      } catch {
        if case .preparing(let sql) = one { statements[sql.utf8Start] = nil }
        if case .answer(_, let told?) = one, error.isUniqueViolation { failure = failure ?? told }
        failure = failure ?? error
      }
    }
    awaited.removeAll(keepingCapacity: true)
    if let failure { throw failure }
    return last
  }

  /// One statement's result, and the nothing that closes it.
  private func next(_ sql: StaticString, _ check: (OpaquePointer?, String) throws -> PostgresRows) throws
    -> PostgresRows
  {
    let result = PQgetResult(connection)
    defer { if result != nil { PQclear(PQgetResult(connection)) } }
    if PQresultStatus(result) == PGRES_PIPELINE_ABORTED {
      PQclear(result)
      throw Fault("left out after a failure: \(beginning(of: sql.description))")
    }
    return try check(result, beginning(of: sql.description))
  }

  /// Runs statements that cannot be prepared. Everything sent has been heard about.
  func run(_ script: String, _ check: (OpaquePointer?, String) throws -> PostgresRows) throws {
    guard PQexitPipelineMode(connection) == 1 else { throw Fault("the connection is still at work") }
    defer { PQenterPipelineMode(connection) }
    _ = try check(PQexec(connection, script), beginning(of: script))
  }
}

private struct PostgresStatement {
  let name: String
  let parameters: Int
}
