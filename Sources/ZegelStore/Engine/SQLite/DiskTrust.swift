import CSQLite
import Synchronization
import ZegelDomain

/// Whether the disk has once failed to confirm what was written.
///
/// After a failed fsync the kernel may hold the pages for clean, and the next fsync says "done" without writing them. So
/// nothing is written any more until the database is opened again, which moves the whole log into the file first.
/// https://www.usenix.org/conference/atc20/presentation/rebello
final class DiskTrust: Sendable {
  private let lied = Mutex(false)

  var hasLied: Bool { lied.withLock { $0 } }

  /// What to answer in place of an error.
  func noted(_ error: any Error) -> any Error {
    guard let error = error as? SQLError, DiskTrust.isOfSync(error.code) else { return error }
    lied.withLock { $0 = true }
    return Refusal(.storageBroken)
  }

  func noted(_ code: Int32) { if DiskTrust.isOfSync(code) { lied.withLock { $0 = true } } }

  /// `SQLITE_IOERR_FSYNC`, `SQLITE_IOERR_DIR_FSYNC`.
  private static func isOfSync(_ code: Int32) -> Bool { [1_034, 1_290].contains(code) }
}
