import CSQLite
import Foundation

extension SQLError {
  /// What the connection says about the call that just failed with `code`.
  init(_ code: Int32, _ connection: OpaquePointer?, statement: String) {
    // A full disk can also surface as a failed write or a failed growing of the shared index.
    let noRoom = [ENOSPC, EDQUOT].contains(sqlite3_system_errno(connection)) && code & 0xff == SQLITE_IOERR
    state = noRoom ? .full : Self.state(of: code)
    self.code = code
    self.statement = statement
    // The connection's own message can quote a value (JSON, patterns); for constraints it names the schema only.
    let nameless = code & 0xff == SQLITE_CONSTRAINT && connection != nil
    words = String(cString: nameless ? sqlite3_errmsg(connection) : sqlite3_errstr(code))
  }

  /// SQL that does not compile; the message quotes the SQL, which holds no values.
  init(unprepared code: Int32, _ connection: OpaquePointer?, statement: String) {
    state = Self.state(of: code)
    self.code = code
    self.statement = statement
    words = String(cString: sqlite3_errmsg(connection))
  }

  private static func state(of code: Int32) -> State {
    switch code {
    case 2067, 1555, 2579: return .uniqueViolation  // unique, primary key, rowid
    case 787: return .foreignKeyViolation
    case 275: return .checkViolation
    case 1299: return .notNullViolation
    case 1811: return .raisedByTrigger
    case 3091: return .typeMismatch
    default: break
    }
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_FULL: return .full
    case SQLITE_IOERR, SQLITE_NOMEM: return .inputOutput
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt
    default: return .other
    }
  }
}
