import Foundation
import Synchronization
import ZegelDomain

/// A lock between processes, on a file that says nothing. The kernel lets it go when its process ends, however it ends.
final class FileLock: Sendable {
  enum Kind: Sendable { case shared, exclusive }

  private let descriptor: Mutex<Int32?>

  /// Never waits; throws `refusal` when somebody else has it.
  init(_ path: String, _ kind: Kind, orElse refusal: Refusal) throws {
    var file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // On a disk that cannot be written the house can still be looked at.
    if file < 0 && (errno == EROFS || errno == EACCES) { file = open(path, O_RDONLY | O_CLOEXEC) }
    if file < 0 { throw unusable(path) }
    guard flock(file, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
      close(file)
      throw refusal
    }
    descriptor = Mutex(file)
  }

  deinit { release() }

  func release() {
    descriptor.withLock { file in
      if let file { close(file) }
      file = nil
    }
  }
}

/// Who may do what with an embedded house at the same time.
///
/// `data/house.lock`: whoever has it open holds it together with others; putting another database in its place needs it
/// alone. `data/serve.lock`: one server. A house on PostgreSQL has neither.
public final class HouseLock: Sendable {
  private let lock: FileLock

  private init(_ lock: FileLock) { self.lock = lock }

  static func open(_ paths: HousePaths) throws -> HouseLock {
    HouseLock(try FileLock("\(paths.data)/house.lock", .shared, orElse: Refusal(.houseInUse, field: "house")))
  }

  static func replace(_ paths: HousePaths) throws -> HouseLock {
    HouseLock(try FileLock("\(paths.data)/house.lock", .exclusive, orElse: Refusal(.houseInUse, field: "house")))
  }

  /// Held by `zegel serve` for as long as it runs. Refuses `house-in-use`.
  public static func serve(_ paths: HousePaths) throws -> HouseLock {
    guard exists(paths.database) else { throw Refusal(.houseMissing, field: "house") }
    return HouseLock(try FileLock("\(paths.data)/serve.lock", .exclusive, orElse: Refusal(.houseInUse, field: "house")))
  }

  /// Held by the server that archives: it alone moves pages from the log into the database.
  static func archive(_ paths: HousePaths) throws -> HouseLock {
    HouseLock(
      try FileLock("\(paths.data)/archive.lock", .exclusive, orElse: Refusal(.houseInUse, field: "archive.directory")))
  }

  /// Whether another process archives this house right now.
  static func isArchived(_ paths: HousePaths) -> Bool {
    guard exists("\(paths.data)/archive.lock") else { return false }
    do {
      try FileLock("\(paths.data)/archive.lock", .shared, orElse: Refusal(.houseInUse)).release()
      return false
    } catch { return true }
  }

  public func release() { lock.release() }
}
