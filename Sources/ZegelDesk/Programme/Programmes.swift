import Synchronization
import ZegelDomain
import ZegelStore

/// Every programme version, compiled once and kept; read again as soon as the house has a new one.
final class Programmes: Sendable {
  private let kept = Mutex(ProgrammeBook([]))

  /// The versions as this transaction sees them, whoever applied them.
  func book(in session: any SQLSession) throws -> ProgrammeBook {
    let known = kept.withLock { $0 }
    guard try session.programmeCount() != known.count else { return known }
    let book = try Programmes.read(session)
    kept.withLock { $0 = book }
    return book
  }

  private static func read(_ session: any SQLSession) throws -> ProgrammeBook {
    var numbering = try Numbering(rows: session.programmeNames())
    let versions = try session.programmes().map { row in
      do {
        let programme = try compileProgramme(row.text, version: row.number, numbering: &numbering)
        return (from: row.startsAt, programme: programme)
      } catch is FileProblems {
        throw Fault("programme version \(row.number) can no longer be read")
      }
    }
    return ProgrammeBook(versions)
  }
}
