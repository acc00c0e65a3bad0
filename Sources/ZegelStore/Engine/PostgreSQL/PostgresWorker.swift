import Dispatch
import Foundation
import Synchronization
import ZegelDomain

/// A thread with a connection. It takes what waits, does it in one transaction, and answers after COMMIT.
///
/// What another transaction got in the way of is done again; so is what was lost with its connection, once the server is
/// there again or another has taken over.
// Unchecked: after init the session is touched by this object's own thread only.
final class PostgresWorker: @unchecked Sendable {
  private let session: PostgresSession
  private let mode: TransactionMode
  private let line: WaitingLine<any GroupItem>
  private let groupLimit: Int
  /// Only where a group can hold more than one.
  private var gathering: Gathering?
  private let patience: Duration
  private let counter: GroupCounter?

  init(
    _ options: PostgresOptions, _ mode: TransactionMode, line: WaitingLine<any GroupItem>, groupLimit: Int,
    counter: GroupCounter? = nil
  ) {
    session = PostgresSession(options)
    self.mode = mode
    self.line = line
    self.groupLimit = groupLimit
    self.counter = counter
    gathering = groupLimit > 1 ? Gathering(limit: groupLimit) : nil
    patience = .milliseconds(options.patienceMilliseconds)
  }

  func start(named name: String, ending: DispatchGroup) {
    ending.enter()
    let thread = Thread { [self] in
      while case let group = next(), !group.isEmpty { serve(group) }
      session.close()
      ending.leave()
    }
    thread.name = name
    thread.start()
  }

  private func next() -> [any GroupItem] {
    gathering?.wait(at: line)
    return line.take { $0.front(limit: groupLimit) }
  }

  private func serve(_ group: [any GroupItem]) {
    let begun = ContinuousClock.now
    let failure = outcome(of: group)
    gathering?.note(group, took: .now - begun, at: line)
    counter?.count(group, failed: failure != nil)
    for item in group { item.finish(failure) }
  }

  /// Nil once it is committed.
  private func outcome(of group: [any GroupItem]) -> (any Error)? {
    let deadline = ContinuousClock.now + patience
    var pause = 1
    var settlesEach = false
    while true {
      var mark: Int64?
      do {
        try session.begin(mode)
        try attempt(group, settlingEach: settlesEach || group.count > 1)
        if mode != .reading { mark = try session.leaveMark() }
        try session.commit()
        return nil
      } catch {
        session.rollback()
        guard error.sqlState == .busy || error.sqlState == .lost else {
          // What was put failed where nobody could say whose it was: once more, hearing of each by itself.
          if settlesEach || mode == .reading { return error }
          settlesEach = true
          continue
        }
        if error.sqlState == .lost, let mark {
          // The server may have committed and died before it could say so.
          switch wasCommitted(mark, until: deadline) {
          case true?: return nil
          case false?: break
          case nil: return error
          }
        }
        guard ContinuousClock.now < deadline else { return error }
        wait(upTo: &pause)
      }
    }
  }

  /// Nil when no server could be asked in time.
  private func wasCommitted(_ mark: Int64, until deadline: ContinuousClock.Instant) -> Bool? {
    var pause = 1
    while ContinuousClock.now < deadline {
      do {
        try session.begin(.lockingRows)
        let found = try session.hasMark(mark)
        session.rollback()
        return found
      } catch {
        session.rollback()
        wait(upTo: &pause)
      }
    }
    return nil
  }

  /// Longer each time, and by chance, so that two that met do not meet again.
  private func wait(upTo milliseconds: inout Int) {
    usleep(UInt32.random(in: 500...UInt32(milliseconds) * 1000))
    milliseconds = min(milliseconds * 2, 200)
  }

  /// The first item needs no savepoint: until it is done, the transaction holds nothing else.
  private func attempt(_ group: [any GroupItem], settlingEach: Bool) throws {
    do {
      try group[0].attempt(in: session)
      if settlingEach { try session.settle() }
    } catch {
      if let lost = session.lostBecause { throw lost }
      if error.sqlState == .busy { throw error }
      session.rollback()
      try session.begin(mode)
      group[0].recover(from: error, in: session)
    }
    for item in group.dropFirst() {
      do { try session.savepoint { try item.attempt(in: session) } } catch {
        if let lost = session.lostBecause { throw lost }
        if error.sqlState == .busy { throw error }
        item.recover(from: error, in: session)
      }
    }
    if let lost = session.lostBecause { throw lost }
  }
}

/// Counts what a store's threads have done.
final class GroupCounter: Sendable {
  private let kept = Mutex(GroupCounts())

  var counts: GroupCounts { kept.withLock { $0 } }

  func count(_ group: [any GroupItem], failed: Bool) {
    let jobs = group.jobs
    kept.withLock { counts in
      counts.groups += 1
      counts.jobs += jobs
      if failed { counts.failedGroups += 1 }
    }
  }
}
