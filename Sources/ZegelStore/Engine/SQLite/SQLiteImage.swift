import CSQLite
import ZegelDomain

/// A database file that nobody has open and nothing may change: a backup's image.
package enum SQLiteImage {
  /// Reads it in place, without a lock and without a log beside it.
  package static func read<T>(_ path: String, _ body: (any SQLSession) throws -> T) throws -> T {
    var connection: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2("file:\(escaped(path))?immutable=1", &connection, flags, nil)
    guard code == SQLITE_OK, let connection else {
      let error = SQLError(code, connection, statement: "open")
      sqlite3_close_v2(connection)
      throw error.leavingTheStore
    }
    let session = SQLiteSession(connection)
    do {
      try session.script("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY")
      return try body(session)
    } catch { throw error.leavingTheStore }
  }

  /// What SQLite finds wrong with it; empty when it is sound.
  package static func problems(_ path: String) -> [String] {
    do {
      return try read(path) { session in
        try session.query("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
      }
    } catch let fault as Fault { return [fault.what] } catch { return ["unreadable"] }
  }

  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"%?#".utf8.contains(byte)
      text += isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte)
    }
  }

  private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
}
