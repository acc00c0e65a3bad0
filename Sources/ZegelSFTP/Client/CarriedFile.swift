import Foundation

/// A file of ours that is being carried.
final class CarriedFile {
  private let descriptor: Int32
  let bytes: Int64

  init(reading path: String) throws(TransferError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var found = stat()
    bytes = fstat(descriptor, &found) == 0 ? Int64(found.st_size) : -1
    guard bytes >= 0 else { throw .fileUnusable }
  }

  /// Empty at first, and nobody else's to read.
  init(writing path: String) throws(TransferError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    bytes = 0
    guard descriptor >= 0 else { throw .fileUnusable }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// So many bytes of it, after others.
  func piece(_ count: Int, at offset: Int64, after head: [UInt8]) throws(TransferError) -> [UInt8] {
    var got = 0
    let whole = [UInt8](unsafeUninitializedCapacity: head.count + count) { buffer, filled in
      _ = buffer.initialize(from: head)
      while got < count {
        let part = pread(descriptor, buffer.baseAddress! + head.count + got, count - got, off_t(offset) + got)
        if part < 0, errno == EINTR { continue }
        if part <= 0 { break }
        got += part
      }
      filled = head.count + got
    }
    guard got == count else { throw .fileUnusable }
    return whole
  }

  func write(_ bytes: [UInt8], at offset: Int64) throws(TransferError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset) + done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw [ENOSPC, EDQUOT, EFBIG].contains(errno) ? .noSpace : .fileUnusable }
      done += count
    }
  }
}
