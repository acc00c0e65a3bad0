import Foundation
import ZegelDomain

/// A small file that only its owner can read, which is there whole or not at all.
enum OwnFile {
  /// Refuses `house-exists` when something is there.
  static func make(_ text: String, at path: String) throws {
    let fresh = try write(text, beside: path)
    defer { unlink(fresh) }
    // Unlike a rename, a second name never takes the place of a file.
    guard link(fresh, path) == 0 else {
      throw errno == EEXIST ? Refusal(.houseExists, field: "keys") : unusable(path)
    }
    try synchronizeDirectory(of: path)
  }

  static func replace(_ path: String, with text: String) throws {
    let fresh = try write(text, beside: path)
    guard rename(fresh, path) == 0 else {
      let refusal = unusable(path)
      unlink(fresh)
      throw refusal
    }
    try synchronizeDirectory(of: path)
  }

  static func permissions(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  /// A name of its own for every writer: two at a time must not share a file.
  private static func write(_ text: String, beside path: String) throws -> String {
    let fresh = "\(path).\(UUID().uuidString.prefix(8)).new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unusable(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
    } catch {
      unlink(fresh)
      throw Refusal(.directoryUnusable, field: "keys", directory(of: path))
    }
    return fresh
  }

  private static func synchronizeDirectory(of path: String) throws {
    let descriptor = open(directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unusable(path) }
    defer { close(descriptor) }
    // Some file systems cannot synchronise a directory, and say so with EINVAL.
    if fsync(descriptor) != 0 && errno != EINVAL { throw unusable(path) }
  }

  private static func unusable(_ path: String) -> Refusal {
    errno == ENOSPC || errno == EDQUOT
      ? Refusal(.storageFull) : Refusal(.directoryUnusable, field: "keys", directory(of: path))
  }

  private static func directory(of path: String) -> String { (path as NSString).deletingLastPathComponent }
}
