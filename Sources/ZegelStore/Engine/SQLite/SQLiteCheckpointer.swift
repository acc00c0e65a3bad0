import CSQLite
import Dispatch
import Foundation

/// Moves what is in the write-ahead log into the database beside the writer, so that no group waits for it.
///
/// The writer still does it itself when the log has grown past `SQLiteOptions.mostLogPages`: under a load that never
/// pauses only the writer can bring the log back to its beginning, and by then there is little left to move.
// Unchecked: after init the session is touched by this object's own thread only.
final class SQLiteCheckpointer: @unchecked Sendable {
  private let session: SQLiteSession
  private let options: SQLiteOptions
  private let condition = NSCondition()
  private var isStopping = false

  static let pause: TimeInterval = 0.1

  private let disk: DiskTrust

  init(_ options: SQLiteOptions, _ disk: DiskTrust) throws {
    self.options = options
    self.disk = disk
    session = try SQLiteSession.open(options, as: .checkpointer)
  }

  func start(ending: DispatchGroup) {
    ending.enter()
    let thread = Thread { [self] in
      while !stopsAfterPause() { if !disk.hasLied, logBytes >= options.checkpointPages * 4_096 { moveOn() } }
      session.close()
      ending.leave()
    }
    thread.name = "zegel-checkpointer"
    thread.start()
  }

  func stop() {
    condition.lock()
    isStopping = true
    condition.signal()
    condition.unlock()
  }

  private func stopsAfterPause() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if !isStopping { _ = condition.wait(until: Date(timeIntervalSinceNow: SQLiteCheckpointer.pause)) }
    return isStopping
  }

  private var logBytes: Int {
    var status = stat()
    return stat(options.path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// Waits for nobody. What it could not move, because somebody still reads it, is moved the next time.
  private func moveOn() {
    disk.noted(sqlite3_wal_checkpoint_v2(session.connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil))
  }
}
