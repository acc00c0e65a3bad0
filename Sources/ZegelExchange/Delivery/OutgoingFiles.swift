import Foundation
import ZegelDesk
import ZegelDomain

/// The folder where encrypted files lie until they were answered.
struct OutgoingFiles {
  let folder: String

  init(_ paths: HousePaths) throws {
    folder = "\(paths.directory)/exchange/outgoing"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw Refusal(.directoryUnusable, field: "exchange", folder) }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// On the disk, whole, or not at all.
  func write(_ bytes: [UInt8], _ name: String) throws {
    let descriptor = open(path(name) + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Refusal(.directoryUnusable, field: "exchange", folder) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
    try handle.synchronize()
    try publish(name)
  }

  /// Gives a file that is whole its own name.
  func publish(_ name: String) throws {
    guard rename(path(name) + ".part", path(name)) == 0 else {
      throw Refusal(.directoryUnusable, field: "exchange", folder)
    }
  }

  func read(_ name: String, atMost limit: Int) throws -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path(name)) else {
      throw Refusal(.fileUnreadable, field: "file", name)
    }
    defer { try? handle.close() }
    let bytes = [UInt8](try handle.read(upToCount: limit + 1) ?? Data())
    guard bytes.count <= limit else { throw Refusal(.inputTooLarge, field: "file", String(limit)) }
    return bytes
  }

  func has(_ names: [String]) -> Bool { names.allSatisfy { FileManager.default.fileExists(atPath: path($0)) } }

  func remove(_ names: [String]) { for name in names { unlink(path(name)) } }
}
