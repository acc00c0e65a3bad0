import CSQLite
import Foundation
import ZegelDomain

extension SQLiteSession {
  enum Role { case writer, reader, checkpointer }

  /// Opens, sets what durability and safety need, and reads it back: a database that does not obey is not used.
  static func open(_ options: SQLiteOptions, as role: Role) throws -> SQLiteSession {
    if role == .writer && options.mayCreate { makePrivateFile(options.path) }
    // Each connection belongs to one thread, so SQLite need not lock it.
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var connection: OpaquePointer?
    let code = sqlite3_open_v2(options.path, &connection, flags, nil)
    guard code == SQLITE_OK, let connection else {
      let error = SQLError(code, connection, statement: "open")
      sqlite3_close_v2(connection)
      throw error.leavingTheStore
    }
    let session = SQLiteSession(connection)
    do {
      try session.prepareForUse(options, role)
    } catch { throw error.leavingTheStore }
    return session
  }

  /// SQLite would let everybody on the machine read it. Only a file that is not there yet is touched: closing a
  /// second descriptor of an open database would drop this process's locks on it.
  private static func makePrivateFile(_ path: String) {
    let file = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if file >= 0 { Foundation.close(file) }
  }

  private func prepareForUse(_ options: SQLiteOptions, _ role: Role) throws {
    sqlite3_busy_timeout(connection, options.busyMilliseconds)
    try useWriteAheadLog(within: options.busyMilliseconds)
    let cacheKiB = role == .writer ? options.writerCacheKiB : options.readerCacheKiB
    // Without recursive_triggers, INSERT OR REPLACE would delete behind the back of the triggers that forbid it.
    try script(
      """
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA recursive_triggers = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -\(cacheKiB);
      PRAGMA wal_autocheckpoint = \(role == .writer ? options.writerCheckpointPages : 0);
      PRAGMA journal_size_limit = \(options.mostLogPages * 4_096);
      PRAGMA query_only = \(role == .reader ? "ON" : "OFF");
      """)
    if let most = options.maxPageCount { try script("PRAGMA max_page_count = \(most)") }
    try assertSettings()
  }

  /// The switch to WAL needs the file for itself for a moment and does not wait by itself: two may start at once.
  private func useWriteAheadLog(within milliseconds: Int32) throws {
    let deadline = ContinuousClock.now + .milliseconds(Int(milliseconds))
    while true {
      do { return try script("PRAGMA journal_mode = WAL") } catch {
        guard error.sqlState == .busy, ContinuousClock.now < deadline else { throw error }
        usleep(5_000)
      }
    }
  }

  private func assertSettings() throws {
    let mode = try first("PRAGMA journal_mode", []) { $0.text(0) }
    let synchronous = try first("PRAGMA synchronous", []) { $0.int(0) }
    let foreignKeys = try first("PRAGMA foreign_keys", []) { $0.int(0) }
    guard mode == "wal", synchronous == 2, foreignKeys == 1 else {
      throw Fault(
        "the database refuses WAL, synchronous=FULL or foreign keys: "
          + "\(mode ?? "?"), \(synchronous ?? -1), \(foreignKeys ?? -1)")
    }
  }
}

extension SQLiteOptions {
  /// Only where nobody archives may the writer move pages by itself.
  fileprivate var writerCheckpointPages: Int { if case .own = checkpoints { mostLogPages } else { 0 } }
}

extension SQLiteSession {
  /// Where others have it open it stays as it is: then they have been there all the time, and know.
  func emptyLog() { sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil) }
}
