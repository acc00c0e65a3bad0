import CSQLite
import Dispatch
import Foundation
import Synchronization
import ZegelDomain

/// Takes the checkpointer's place while every commit is archived.
///
/// What keeps it whole: a page is moved from the log into the database only after it was copied, because this thread alone
/// checkpoints (`SQLiteOptions.checkpoints` keeps everybody else from it), and while it does, a read transaction of its own
/// stands where the copy began. A log is begun anew only when all of it was moved. So what was reset was copied, and a salt
/// that went up by more than one shows whoever broke that rule.
// Unchecked: after init everything but `isStopping` and `baseIsDone` is touched by this object's own thread only.
final class SQLiteArchiver: @unchecked Sendable {
  private enum Base { case copying, done, failed }

  private let session: SQLiteSession
  private let guarding: SQLiteSession
  private let locking: SQLiteSession
  private let options: SQLiteOptions
  private let archive: any LogArchive
  private var log: SQLiteLogReader
  private let condition = NSCondition()
  private var isStopping = false
  private let base = Mutex<Base?>(nil)
  private var waitsUntil = ContinuousClock.now

  private let disk: DiskTrust

  init(_ options: SQLiteOptions, _ archive: any LogArchive, _ disk: DiskTrust) throws {
    self.options = options
    self.disk = disk
    self.archive = archive
    session = try SQLiteSession.open(options, as: .checkpointer)
    guarding = try SQLiteSession.open(options, as: .reader)
    locking = try SQLiteSession.open(options, as: .checkpointer)
    log = SQLiteLogReader(options.path + "-wal")
  }

  /// Goes on until `stop`, which comes after the last commit, and copies once more.
  func start(ending: DispatchGroup) {
    ending.enter()
    let thread = Thread { [self] in
      repeat { round() } while !stopsAfterPause()
      finishBase()
      round()
      for session in [session, guarding, locking] { session.close() }
      ending.leave()
    }
    thread.name = "zegel-archiver"
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
    let pause = min(Double(archive.milliseconds) / 1_000, SQLiteArchiver.longestPause)
    if !isStopping { _ = condition.wait(until: Date(timeIntervalSinceNow: pause)) }
    return isStopping
  }

  /// Also a slow archive must keep the log short.
  private static let longestPause: TimeInterval = 5

  private func round() {
    do {
      try startGenerationWhereDue()
      try guarding.beginReading()
      _ = try guarding.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
      try copy()
      if log.frameCount >= options.checkpointPages { moveOn() }
      try guarding.commit()
      if log.frameCount >= options.mostLogPages { try beginAnew() }
      try completeBase()
    } catch {
      try? guarding.rollback()
      breakOff("\(error)")
      // The house goes on without an archive rather than with an endless log.
      if logPages >= options.checkpointPages { moveOn() }
    }
  }

  private var logPages: Int {
    var status = stat()
    return stat(options.path + "-wal", &status) == 0 ? Int(status.st_size) / 4_096 : 0
  }

  private func copy() throws {
    while true {
      let instant = archive.now()
      switch try log.read() {
      case .missed: throw Fault("the log was begun anew by somebody else")
      case .frames(let frames):
        if frames.isEmpty { return }
        if isArchiving { try archive.append(frames, readAt: instant) }
      }
    }
  }

  private func moveOn() {
    if disk.hasLied { return }
    disk.noted(sqlite3_wal_checkpoint_v2(session.connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil))
  }

  /// Under a load that never pauses the log ends only while nobody writes: a moment with the write lock, with little left
  /// to copy and to move.
  private func beginAnew() throws {
    try locking.beginWriting()
    defer { try? locking.rollback() }
    try copy()
    moveOn()
  }

  // MARK: Generations

  private var isArchiving = false

  private func startGenerationWhereDue() throws {
    guard base.withLock({ $0 == nil }), ContinuousClock.now >= waitsUntil, !isArchiving || archive.needsGeneration
    else { return }
    let path = try archive.startGeneration()
    isArchiving = true
    // From the log's beginning: a page that the base has already is written once more, which changes nothing.
    log = SQLiteLogReader(options.path + "-wal")
    base.withLock { $0 = .copying }
    let options = options
    DispatchQueue.global().async { [self] in
      let copied = Result { try SQLiteSnapshot.copy(options, to: path) { _, _ in } }
      let isGood = if case .success = copied { true } else { false }
      base.withLock { $0 = isGood ? .done : .failed }
    }
  }

  private func completeBase() throws {
    switch base.withLock({ $0 }) {
    case .done:
      base.withLock { $0 = nil }
      // What the base has of the newest commits must be in the frames as well.
      try copy()
      try archive.baseIsComplete()
    case .failed:
      base.withLock { $0 = nil }
      throw Fault("the whole copy failed")
    case .copying, nil: break
    }
  }

  /// At the end: a base that is nearly there is worth waiting for.
  private func finishBase() {
    while base.withLock({ $0 == .copying }) { usleep(10_000) }
  }

  private func breakOff(_ reason: String) {
    if isArchiving { archive.breakOff(because: reason) }
    isArchiving = false
    log = SQLiteLogReader(options.path + "-wal")
    waitsUntil = .now + .seconds(10)
  }
}
