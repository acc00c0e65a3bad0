import CSQLite
import ZegelDomain

/// A prepared statement and where its parameters go.
final class SQLiteStatement {
  let handle: OpaquePointer
  /// For each parameter as SQLite numbers it, the argument it takes.
  private let argumentOf: [Int]
  private let argumentCount: Int
  private let sql: StaticString
  private var isRunning = false
  private var values = BoundBytes()
  var misreadColumn: Int32 = -1

  init(_ handle: OpaquePointer, _ sql: StaticString) throws {
    self.handle = handle
    self.sql = sql
    do { argumentOf = try Self.arguments(of: handle) } catch {
      sqlite3_finalize(handle)
      throw error
    }
    argumentCount = Set(argumentOf).count
    guard argumentOf.allSatisfy({ $0 < argumentCount }) else {
      throw Fault("a $n is left out in: \(beginning(of: sql.description))")
    }
  }

  deinit {
    sqlite3_finalize(handle)
    values.free()
  }

  var name: String { beginning(of: sql.description) }

  /// Binds; pair with `end`.
  func begin(_ args: [SQLValue]) throws {
    guard !isRunning else { throw Fault("run inside itself: \(name)") }
    guard args.count == argumentCount else { throw Fault("\(args.count) values for \(argumentCount) in: \(name)") }
    misreadColumn = -1
    values.makeRoom(for: args)
    isRunning = true
    for index in argumentOf.indices {
      let code = bind(args[argumentOf[index]], at: Int32(truncatingIfNeeded: index + 1))
      guard code == SQLITE_OK else {
        end()
        throw Fault("value \(index + 1) does not bind (\(code)) in: \(name)")
      }
    }
  }

  func end() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    values.clear()
    isRunning = false
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .int(let number): return sqlite3_bind_int64(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        let start = values.add(UnsafeRawBufferPointer(bytes)).assumingMemoryBound(to: CChar.self)
        return sqlite3_bind_text64(handle, index, start, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, index, values.add($0), UInt64($0.count), nil)
      }
    case .ints, .texts, .blobs: return SQLITE_MISMATCH
    }
  }

  /// SQLite takes `$2` for a name and numbers names as they first appear; here the number is what counts.
  private static func arguments(of handle: OpaquePointer) throws -> [Int] {
    try (0..<sqlite3_bind_parameter_count(handle)).map { index in
      guard let name = sqlite3_bind_parameter_name(handle, index + 1).map({ String(cString: $0) }),
        name.first == "$", let number = Int(name.dropFirst()), (1...999).contains(number), name == "$\(number)"
      else { throw Fault("only $1, $2 … are parameters, in: \(String(cString: sqlite3_sql(handle)))") }
      return number - 1
    }
  }
}

/// The first words of a statement, enough to find it, without its literals.
func beginning(of sql: String) -> String {
  sql.split(whereSeparator: { $0.isWhitespace || $0 == "(" }).prefix(3).joined(separator: " ")
}
