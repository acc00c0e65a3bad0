import CPQ

/// The rows that one statement answered with, in binary.
final class PostgresRows {
  private let result: OpaquePointer
  let count: Int32
  var misreadColumn: Int32 = -1

  init(_ result: OpaquePointer) {
    self.result = result
    count = PQntuples(result)
  }

  deinit { PQclear(result) }

  /// How many rows an INSERT, UPDATE or DELETE changed.
  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  /// What the server says it did, such as `COMMIT` or `INSERT 0 3`.
  var tag: String { String(cString: PQcmdStatus(result)) }

  /// The first cell of a command that was not prepared: those answer in text.
  var firstText: String? { count > 0 ? String(cString: PQgetvalue(result, 0, 0)) : nil }

  /// `bigint` is what tables hold; `1` and truth values are narrower.
  func int(_ row: Int32, _ column: Int32) -> Int64 {
    let type = PQftype(result, column)
    guard type == PostgresType.int8 || type == PostgresType.int4 || type == PostgresType.bool,
      let cell = cell(row, column)
    else { return misread(column, 0) }
    let bits = cell.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return cell.count == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }

  func text(_ row: Int32, _ column: Int32) -> String {
    guard PQftype(result, column) == PostgresType.text, let cell = cell(row, column) else { return misread(column, "") }
    return String(decoding: cell, as: UTF8.self)
  }

  func blob(_ row: Int32, _ column: Int32) -> [UInt8] {
    guard PQftype(result, column) == PostgresType.bytea, let cell = cell(row, column) else {
      return misread(column, [])
    }
    return [UInt8](cell)
  }

  func isNull(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(result, row, column) == 1 }

  private func cell(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
    guard !isNull(row, column), let start = PQgetvalue(result, row, column) else { return nil }
    return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
  }

  private func misread<Value>(_ column: Int32, _ nothing: Value) -> Value {
    misreadColumn = column
    return nothing
  }
}

/// The object identifiers of the few types that Zegel's tables and statements use.
enum PostgresType {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let int8: UInt32 = 20
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let byteaArray: UInt32 = 1001
  static let textArray: UInt32 = 1009
  static let int8Array: UInt32 = 1016
}
