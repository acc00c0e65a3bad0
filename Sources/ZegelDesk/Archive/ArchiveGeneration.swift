import Foundation
import ZegelDomain

/// One base and every commit after it, being written.
final class ArchiveGeneration {
  let startedAt: Instant
  private let parent: String
  private let name: String
  private var path: String
  private var frames: AppendedFile
  private var framesNumber = 1
  private let index: AppendedFile

  private static let mostFrameBytes = 256 << 20

  init(_ parent: String, number: Int, at instant: Instant) throws {
    name = BackupSet.id(number: number, at: instant)
    (startedAt, self.parent) = (instant, parent)
    path = "\(parent)/\(BackupSet.unfinished)\(name)"
    try makePrivateDirectory("\(path)/base")
    index = try AppendedFile("\(path)/index")
    frames = try AppendedFile("\(path)/\(ArchiveGeneration.framesName(1))")
    try syncDirectory(path)
  }

  var basePath: String { "\(path)/base/zegel.db" }

  static func framesName(_ number: Int) -> String {
    let digits = String(number)
    return "frames-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  static func names(in directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
      .filter { BackupSet.isID($0) && exists("\(directory)/\($0)/base.json") }.sorted()
  }

  /// The pages first, then the line that says they are there.
  func append(_ bytes: [UInt8], _ instant: Instant) throws {
    if frames.size > ArchiveGeneration.mostFrameBytes {
      framesNumber += 1
      frames = try AppendedFile("\(path)/\(ArchiveGeneration.framesName(framesNumber))")
      try syncDirectory(path)
    }
    let offset = frames.size
    try frames.append(bytes)
    let line = "\(instant.rfc3339) \(framesNumber) \(offset) \(bytes.count) \(hex(digest(bytes)))\n"
    try index.append(Array(line.utf8))
  }

  /// From now on it is one that a restore can use.
  func complete(at instant: Instant) throws {
    let file = open(basePath, O_RDONLY | O_CLOEXEC)
    if file < 0 { throw unusable(basePath) }
    let isSynced = fsync(file) == 0
    close(file)
    if !isSynced { throw unusable(basePath) }
    let base = try ArchiveBase(madeAt: instant, file: try StoredFile(basePath))
    try DurableFile.write(try base.encoded(), to: "\(path)/base.json")
    try syncDirectory("\(path)/base")
    try syncDirectory(path)
    try renameFile(path, to: "\(parent)/\(name)")
    path = "\(parent)/\(name)"
    try syncDirectory(parent)
  }
}

/// A file that grows; what was appended is on disk when `append` answers.
final class AppendedFile {
  private let path: String
  private let descriptor: Int32
  private(set) var size = 0

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw unusable(path) }
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, bytes.count - done) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw unusable(path) }
      done += count
    }
    if fdatasync(descriptor) != 0 { throw unusable(path) }
    size += bytes.count
  }
}
