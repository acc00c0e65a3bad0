import Foundation
import ZegelDomain

/// Reads committed pages from a write-ahead log, from where it stopped the last time.
///
/// The log's format: https://www.sqlite.org/fileformat2.html#walformat. A frame counts when its salts are the header's and
/// its checksum goes on from the one before, so a frame that is half written, or left from before a reset, ends the reading.
struct SQLiteLogReader {
  enum Outcome {
    /// What `LogArchive.append` takes; empty when nothing is new.
    case frames([UInt8])
    /// More than one reset since the last reading: something may be missed.
    case missed
  }

  private struct Header: Equatable {
    let salts: [UInt8]
    let salt1: UInt32
    let isBigEndian: Bool
    let sum: Sum
  }

  fileprivate struct Sum: Equatable {
    var first: UInt32 = 0
    var second: UInt32 = 0
  }

  private let path: String
  private var header: Header?
  private var sum = Sum()
  /// How many frames were handed out.
  private(set) var frameCount = 0

  static let pageBytes = 4_096
  private static let frameBytes = 24 + pageBytes
  private static let headerBytes = 32
  /// At most this much at once, so that memory stays flat.
  private static let mostFrames = 4_096

  init(_ path: String) { self.path = path }

  /// Up to `mostFrames` frames and the rest of the commit they are in.
  mutating func read() throws -> Outcome {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 {
      if errno == ENOENT { return .frames([]) }
      throw Fault("the write-ahead log cannot be read (\(errno))")
    }
    defer { close(file) }
    // A log that is being begun anew has no right header for a moment: then there is nothing new yet.
    guard let found = SQLiteLogReader.header(of: file) else { return .frames([]) }
    if let header, header.salts != found.salts {
      if found.salt1 != header.salt1 &+ 1 { return .missed }
      frameCount = 0
    }
    if header?.salts != found.salts {
      header = found
      sum = found.sum
    }
    return .frames(frames(of: file, found))
  }

  private mutating func frames(of file: Int32, _ header: Header) -> [UInt8] {
    var (taken, pending): ([UInt8], [UInt8]) = ([], [])
    var (running, count, pendingCount) = (sum, 0, 0)
    while count < SQLiteLogReader.mostFrames || pendingCount > 0 {
      let place = SQLiteLogReader.headerBytes + (frameCount + count + pendingCount) * SQLiteLogReader.frameBytes
      guard let frame = bytes(of: file, at: place, count: SQLiteLogReader.frameBytes),
        Array(frame[8..<16]) == header.salts
      else { break }
      running.add(frame[0..<8], header.isBigEndian)
      running.add(frame[24...], header.isBigEndian)
      guard running.first == big(frame, 16), running.second == big(frame, 20) else { break }
      pending += frame[0..<8]
      pending += frame[24...]
      pendingCount += 1
      if big(frame, 4) != 0 {
        taken += pending
        pending.removeAll(keepingCapacity: true)
        (count, pendingCount, sum) = (count + pendingCount, 0, running)
      }
    }
    frameCount += count
    return taken
  }

  private static func header(of file: Int32) -> Header? {
    guard let bytes = bytes(of: file, at: 0, count: headerBytes) else { return nil }
    let magic = big(bytes, 0)
    guard magic & ~1 == 0x377f_0682, big(bytes, 8) == UInt32(pageBytes) else { return nil }
    var sum = Sum()
    sum.add(bytes[0..<24], magic & 1 == 1)
    guard sum.first == big(bytes, 24), sum.second == big(bytes, 28) else { return nil }
    return Header(salts: Array(bytes[16..<24]), salt1: big(bytes, 16), isBigEndian: magic & 1 == 1, sum: sum)
  }
}

private func bytes(of file: Int32, at offset: Int, count: Int) -> [UInt8]? {
  var got = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    got = pread(file, buffer.baseAddress, count, off_t(offset))
    filled = max(got, 0)
  }
  return got == count ? bytes : nil
}

private func big(_ bytes: [UInt8], _ place: Int) -> UInt32 {
  bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
}

extension SQLiteLogReader.Sum {
  mutating func add(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) {
    bytes.withUnsafeBytes { words in
      for place in stride(from: 0, to: words.count, by: 8) {
        let (left, right) = (
          words.loadUnaligned(fromByteOffset: place, as: UInt32.self),
          words.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
        )
        first &+= (isBigEndian ? left.bigEndian : left.littleEndian) &+ second
        second &+= (isBigEndian ? right.bigEndian : right.littleEndian) &+ first
      }
    }
  }
}
