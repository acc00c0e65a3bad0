import CSQLite
import Dispatch
import Foundation
import Synchronization
import ZegelDomain

/// The one thread that writes. It takes whatever waits, does it in one transaction, and answers after COMMIT:
/// one fsync for all.
// Unchecked: after init the session is touched by this object's own thread only.
final class SQLiteWriter: @unchecked Sendable {
  let line = WaitingLine<any GroupItem>()
  private let session: SQLiteSession
  private let groupLimit: Int
  private let counted = Mutex(GroupCounts())

  private let leavesLogAlone: Bool
  private let disk: DiskTrust

  init(_ session: SQLiteSession, _ options: SQLiteOptions, _ disk: DiskTrust) {
    self.session = session
    self.disk = disk
    groupLimit = options.groupLimit
    leavesLogAlone = if case .byAnother = options.checkpoints { true } else { false }
  }

  /// Runs until the line is closed and empty, then waits for the readers, so that the WAL can be emptied.
  ///
  /// - Parameter lastCopy: what has to see the last commit before the log is gone.
  func start(after readers: DispatchGroup, lastCopy: @escaping @Sendable () -> Void, ending: DispatchGroup) {
    ending.enter()
    let thread = Thread { [self] in
      while case let group = line.take({ $0.front(limit: groupLimit) }), !group.isEmpty { serve(group) }
      readers.wait()
      lastCopy()
      close()
      ending.leave()
    }
    thread.name = "zegel-writer"
    thread.start()
  }

  var counts: GroupCounts { counted.withLock { $0 } }

  private func serve(_ group: [any GroupItem]) {
    var failure: (any Error)?
    do {
      if disk.hasLied { throw Refusal(.storageBroken) }
      try session.beginWriting()
      try attempt(group)
      try session.commit()
    } catch {
      failure = disk.noted(error)
      rollback()
    }
    count(group, failed: failure != nil)
    for item in group { item.finish(failure) }
  }

  /// The first item needs no savepoint: until it is done, the transaction holds nothing else.
  private func attempt(_ group: [any GroupItem]) throws {
    do { try group[0].attempt(in: session) } catch {
      if let lost = session.lostBecause { throw lost }
      try session.rollback()
      try session.beginWriting()
      group[0].recover(from: error, in: session)
    }
    for item in group.dropFirst() {
      do { try session.savepoint { try item.attempt(in: session) } } catch {
        if let lost = session.lostBecause { throw lost }
        item.recover(from: error, in: session)
      }
    }
  }

  /// A ROLLBACK that fails leaves SQLite's own roll-back at the next BEGIN; there is nobody left to tell.
  private func rollback() { try? session.rollback() }

  private func count(_ group: [any GroupItem], failed: Bool) {
    let jobs = group.jobs
    counted.withLock { counts in
      counts.groups += 1
      counts.jobs += jobs
      if failed { counts.failedGroups += 1 }
    }
  }

  private func close() {
    // Another process may be reading; then the WAL stays, which is as safe.
    sqlite3_busy_timeout(session.connection, 100)
    if !leavesLogAlone && !disk.hasLied {
      sqlite3_wal_checkpoint_v2(session.connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }
    session.close()
  }
}
