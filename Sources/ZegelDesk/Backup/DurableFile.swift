import Foundation
import ZegelDomain

/// A new file that only its owner can read, written from front to back. `finish` answers once the disk has it.
final class DurableFile {
  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private(set) var size = 0

  private static let writeAtOnce = 1 << 20

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw unusable(path) }
  }

  deinit { close(descriptor) }

  func append(_ bytes: some Collection<UInt8>) throws {
    pending.append(contentsOf: bytes)
    size += bytes.count
    if pending.count >= DurableFile.writeAtOnce { try flush() }
  }

  func finish() throws {
    try flush()
    if fsync(descriptor) != 0 { throw unusable(path) }
  }

  private func flush() throws {
    try pending.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { throw unusable(path) }
        done += count
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    let file = try DurableFile(path)
    try file.append(bytes)
    try file.finish()
  }
}

/// A file that is read in pieces.
final class StoredFile {
  private let path: String
  private let descriptor: Int32
  let size: Int

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      if descriptor >= 0 { close(descriptor) }
      throw Refusal(.fileUnreadable, field: "file", path)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fewer bytes than asked only where the file ends.
  func read(at offset: Int, count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let got = pread(descriptor, buffer.baseAddress! + done, count - done, off_t(offset + done))
        if got < 0 && errno == EINTR { continue }
        if got < 0 { throw Refusal(.fileUnreadable, field: "file", path) }
        if got == 0 { break }
        done += got
      }
    }
  }

  /// A whole small file; refuses `file-unreadable` when it is larger than `most` bytes.
  static func contents(_ path: String, most: Int) throws -> [UInt8] {
    let file = try StoredFile(path)
    guard file.size <= most else { throw Refusal(.fileUnreadable, field: "file", path) }
    return try file.read(at: 0, count: file.size)
  }
}

/// What `errno` says about writing at a path.
func unusable(_ path: String) -> any Error {
  switch errno {
  case ENOSPC, EDQUOT: Refusal(.storageFull)
  case EIO: Fault("the disk failed while a file was written")
  default: Refusal(.directoryUnusable, field: "directory", path)
  }
}

/// Names in a directory are on disk only once the directory itself is.
func syncDirectory(_ path: String) throws {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if descriptor < 0 { throw unusable(path) }
  defer { close(descriptor) }
  // Some file systems cannot synchronise a directory, and say so with EINVAL.
  if fsync(descriptor) != 0 && errno != EINVAL { throw unusable(path) }
}

func renameFile(_ from: String, to target: String) throws {
  if rename(from, target) != 0 { throw unusable(target) }
}

func makePrivateDirectory(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  } catch { throw Refusal(.directoryUnusable, field: "directory", path) }
}

func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
