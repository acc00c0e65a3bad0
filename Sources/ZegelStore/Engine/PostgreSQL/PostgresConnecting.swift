import CPQ
import Foundation
import ZegelDomain

extension PostgresPipeline {
  /// - Throws: SQLError `lost` when nobody answers; a Fault where the server does not keep what it confirms.
  static func connected(to options: PostgresOptions) throws -> PostgresPipeline {
    let connection = open(options)
    guard let connection, PQstatus(connection) == CONNECTION_OK else {
      PQfinish(connection)
      throw SQLError(lost: "connect")
    }
    let pipeline = PostgresPipeline(connection)
    PQsetNoticeReceiver(connection, { _, _ in }, nil)
    try command(
      """
      SET client_encoding = 'UTF8'; SET client_min_messages = 'error'; SET plan_cache_mode = 'auto';
      SET idle_in_transaction_session_timeout = '60s'; SET jit = 'off'
      """, on: connection)
    try checkDurability(connection)
    PQenterPipelineMode(connection)
    return pipeline
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

  private static func checkDurability(_ connection: OpaquePointer) throws {
    let durable = try command(
      """
      SELECT (current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
        AND current_setting('synchronous_commit') <> 'off')
      """, on: connection)
    guard durable.firstText == "t" else {
      throw Fault("the database has fsync, full_page_writes or synchronous_commit off: a confirmed act could be lost")
    }
  }

  @discardableResult
  private static func command(_ sql: String, on connection: OpaquePointer) throws -> PostgresRows {
    let result = PQexec(connection, sql)
    let status = PQresultStatus(result)
    guard let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
      defer { PQclear(result) }
      throw SQLError(result, connection, statement: beginning(of: sql))
    }
    return PostgresRows(result)
  }
}

private func withCStrings<T>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies.map { UnsafePointer($0) } + [nil])
}
