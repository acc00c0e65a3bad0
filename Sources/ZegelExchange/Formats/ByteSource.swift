import Foundation
import ZegelDesk
import ZegelDomain

/// A file, or standard input, read from the front in parts of 1 MiB.
struct ByteSource {
  static let partSize = 1 << 20

  private let handle: FileHandle

  /// `-` is standard input. Refuses `file-unreadable`.
  init(_ path: String) throws(Refusal) {
    if path == "-" {
      handle = .standardInput
      return
    }
    guard let file = FileHandle(forReadingAtPath: path) else { throw Refusal(.fileUnreadable, field: "file", path) }
    handle = file
  }

  func skip(to offset: Int64) throws(Refusal) {
    do { try handle.seek(toOffset: UInt64(offset)) } catch { throw Refusal(.fileUnreadable, field: "file") }
  }

  /// Empty at the end.
  func next() throws(Refusal) -> [UInt8] {
    do { return [UInt8](try handle.read(upToCount: ByteSource.partSize) ?? Data()) } catch {
      // A folder opens like a file and then cannot be read.
      throw Refusal(.fileUnreadable, field: "file")
    }
  }
}

/// What a whole file is recognised by, and how long it is.
public func fingerprint(ofFile path: String) throws -> (hash: [UInt8], byteCount: Int64) {
  let source = try ByteSource(path)
  var (fingerprint, count) = (FileFingerprint(), Int64(0))
  while true {
    let part = try source.next()
    guard !part.isEmpty else { return (fingerprint.finish(), count) }
    fingerprint.add(part)
    count += Int64(part.count)
  }
}
