import Hummingbird
import NIOCore

/// Cuts a stream of bytes into lines, without holding more of it than one line may have.
struct LineSplitter {
  enum Line {
    case whole(ByteBuffer)
    /// It had more bytes than this, and was skipped.
    case tooLong(Int)
  }

  private let most: Int
  private var rest = ByteBuffer()
  /// How much of `rest` was looked at before.
  private var searched = 0
  private var isSkipping = false

  init(most: Int) { self.most = most }

  mutating func add(_ part: ByteBuffer) {
    rest.discardReadBytes()
    rest.writeImmutableBuffer(part)
  }

  /// The next line that is complete; empty ones are passed over.
  mutating func next() -> Line? {
    while let length = lengthOfLine() {
      let line = rest.readSlice(length: length)
      rest.moveReaderIndex(forwardBy: 1)
      if isSkipping || length > most {
        isSkipping = false
        return .tooLong(most)
      }
      if let line, !line.isBlank { return .whole(line) }
    }
    if rest.readableBytes > most {
      rest.clear()
      searched = 0
      isSkipping = true
    }
    return nil
  }

  /// What stands after the last newline.
  mutating func last() -> Line? {
    defer { rest.clear() }
    if isSkipping { return .tooLong(most) }
    return rest.isBlank ? nil : .whole(rest)
  }

  private mutating func lengthOfLine() -> Int? {
    let found = rest.withUnsafeReadableBytes { bytes in
      bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
    }
    searched = found == nil ? rest.readableBytes : 0
    return found
  }
}

extension ByteBuffer {
  fileprivate var isBlank: Bool {
    readableBytesView.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") }
  }

  /// Takes a line that ends in a newline, without it.
  mutating func readLine() -> ByteBuffer? {
    let length = withUnsafeReadableBytes { $0.firstIndex(of: UInt8(ascii: "\n")) }
    guard let length else { return nil }
    let line = readSlice(length: length)
    moveReaderIndex(forwardBy: 1)
    return line
  }
}
