import Dispatch
import Foundation

/// A thread with a connection that cannot write.
// Unchecked: after init the session is touched by this object's own thread only.
final class SQLiteReader: @unchecked Sendable {
  private let session: SQLiteSession
  private let line: WaitingLine<any GroupItem>

  init(_ session: SQLiteSession, line: WaitingLine<any GroupItem>) {
    self.session = session
    self.line = line
  }

  func start(ending: DispatchGroup) {
    ending.enter()
    let thread = Thread { [self] in
      while let item = line.take({ min($0.count, 1) }).first { serve(item) }
      session.close()
      ending.leave()
    }
    thread.name = "zegel-reader"
    thread.start()
  }

  private func serve(_ item: any GroupItem) {
    var failure: (any Error)?
    do {
      try session.beginReading()
      try item.attempt(in: session)
      try session.commit()
    } catch {
      failure = error
      try? session.rollback()
    }
    item.finish(failure)
  }
}
