import CSQLite
import Dispatch
import Foundation
import ZegelDomain

/// A store that can hand out an exact image of itself in one moment, while others go on writing.
package protocol SnapshotStore: SQLStore {
  /// Writes the image to a new file, readable by its owner only; it is not synchronised.
  ///
  /// - Parameter progress: pages done, and how many there are.
  func copySnapshot(to path: String, progress: @escaping @Sendable (Int, Int) -> Void) async throws
}

extension SQLiteStore: SnapshotStore {
  package func copySnapshot(to path: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in })
    async throws
  {
    let options = self.options
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try SQLiteSnapshot.copy(options, to: path, progress) })
      }
    }
  }
}

enum SQLiteSnapshot {
  /// 4 MB at a time, so that progress can be told.
  private static let pagesAtOnce: Int32 = 1_024

  /// A read transaction is held from the first page to the last: all pages are of one moment, and in a write-ahead log
  /// nobody waits for it.
  static func copy(_ options: SQLiteOptions, to path: String, _ progress: (Int, Int) -> Void) throws {
    do {
      let source = try SQLiteSession.open(options, as: .reader)
      defer { source.close() }
      try source.beginReading()
      _ = try source.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
      let target = try emptyFile(path)
      defer { sqlite3_close_v2(target) }
      try copy(source, to: target, progress)
      try source.commit()
    } catch { throw error.leavingTheStore }
  }

  private static func copy(_ source: SQLiteSession, to target: OpaquePointer, _ progress: (Int, Int) -> Void) throws {
    guard let backup = sqlite3_backup_init(target, "main", source.connection, "main") else {
      throw SQLError(sqlite3_errcode(target), target, statement: "backup")
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = sqlite3_backup_step(backup, pagesAtOnce)
      let all = Int(sqlite3_backup_pagecount(backup))
      progress(all - Int(sqlite3_backup_remaining(backup)), all)
    }
    sqlite3_backup_finish(backup)
    if code != SQLITE_DONE { throw SQLError(code, target, statement: "backup") }
  }

  /// Whoever asked synchronises and verifies the file, so SQLite need not.
  private static func emptyFile(_ path: String) throws -> OpaquePointer {
    let file = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == ENOSPC { throw Refusal(.storageFull) }
      throw Refusal(.directoryUnusable, field: "backup", path)
    }
    Foundation.close(file)
    var target: OpaquePointer?
    let code = sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let target else { throw SQLError(code, target, statement: "open") }
    sqlite3_exec(target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nil, nil, nil)
    return target
  }
}
