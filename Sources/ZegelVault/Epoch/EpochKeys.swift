import Crypto
import Foundation
import Synchronization
package import ZegelDomain
import ZegelStore

/// The keys that wrap people's own keys: one a week, each in a file of its own beside the master key.
///
/// They are random and in no database or backup, so that a destroyed one makes every copy of what it wrapped noise, with
/// today's keys as well. Files are read when they are first needed: another process may have begun the epoch.
package final class EpochKeys: Sendable {
  private let directory: String
  private let root: SymmetricKey
  private let kept = Mutex<[Int64: SymmetricKey]>([:])

  static let format = "zegel-epoch/1"

  package init(_ directory: String, keyring: Keyring) {
    self.directory = directory
    root = keyring.epochRoot
  }

  /// Weeks since 1970, from Monday on.
  package static func epoch(at now: Instant) -> Int64 {
    let week: Int64 = 7 * 86_400_000
    // 1 January 1970 was a Thursday.
    return (now.milliseconds + 3 * 86_400_000) / week
  }

  /// The numbers of those that are there, oldest first.
  package func all() -> [Int64] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".key") }.compactMap { Int64($0.dropLast(4)) }.sorted()
  }

  /// Of this week; made when it is not there yet.
  func current(at now: Instant) throws -> (number: Int64, key: SymmetricKey) {
    let number = EpochKeys.epoch(at: now)
    if let key = try find(number) { return (number, key) }
    try make(number)
    guard let key = try find(number) else { throw Refusal(.epochKeyMissing, field: "keys", String(number)) }
    return (number, key)
  }

  /// Refuses `epoch-key-missing` for one that was destroyed or was not brought along.
  func key(_ number: Int64) throws -> SymmetricKey {
    guard let key = try find(number) else { throw Refusal(.epochKeyMissing, field: "keys", String(number)) }
    return key
  }

  /// Overwrites and removes it: what it wrapped can be opened by nobody any more.
  package func destroy(_ number: Int64) throws {
    _ = kept.withLock { $0.removeValue(forKey: number) }
    let path = file(number)
    guard let handle = FileHandle(forUpdatingAtPath: path) else { return }
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(repeating: 0, count: Int(size)))
    try handle.synchronize()
    try handle.close()
    guard unlink(path) == 0 else { throw Refusal(.directoryUnusable, field: "keys", directory) }
    try synchronizeDirectory()
  }

  private func find(_ number: Int64) throws -> SymmetricKey? {
    if let key = kept.withLock({ $0[number] }) { return key }
    guard let handle = FileHandle(forReadingAtPath: file(number)) else { return nil }
    defer { try? handle.close() }
    let lines = String(decoding: try handle.read(upToCount: 200) ?? Data(), as: UTF8.self).split(separator: "\n")
    guard lines.count == 2, lines[0] == EpochKeys.format, let wrapped = Data(base64Encoded: String(lines[1])),
      let key = try? AES.KeyWrap.unwrap(wrapped, using: root)
    else { throw Refusal(.epochKeyMissing, field: "keys", String(number)) }
    kept.withLock { $0[number] = key }
    return key
  }

  /// Written whole under another name, then linked: whoever was first keeps the name.
  private func make(_ number: Int64) throws {
    try? FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let wrapped = try AES.KeyWrap.wrap(SymmetricKey(size: .bits256), using: root)
    let text = "\(EpochKeys.format)\n\(wrapped.base64EncodedString())\n"
    let draft = "\(directory)/.\(UUID().uuidString)"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: "keys", directory) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.synchronize()
    defer { unlink(draft) }
    guard link(draft, file(number)) == 0 || errno == EEXIST else {
      throw Refusal(.directoryUnusable, field: "keys", directory)
    }
    try synchronizeDirectory()
  }

  private func file(_ number: Int64) -> String { "\(directory)/\(number).key" }

  private func synchronizeDirectory() throws {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: "keys", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Refusal(.directoryUnusable, field: "keys", directory) }
  }
}
