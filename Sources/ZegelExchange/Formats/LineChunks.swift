import ZegelDomain

/// Whole lines that stand together in a file.
struct LineChunk: Sendable {
  let bytes: [UInt8]
  /// Of its first byte in the file.
  let offset: Int64
  /// Of its first line, from 1.
  let line: Int64
  /// A line too long to hold; its bytes are not here.
  let isTooLong: Bool
  /// How many bytes of the file it stands for.
  let length: Int64
}

/// Cuts a source into chunks of whole lines; holds no more than the longest line and one part.
struct LineChunks {
  static let longestLine = 8 << 20

  private let source: ByteSource
  private var rest: [UInt8] = []
  private var offset: Int64
  private var line: Int64
  private var isAtEnd = false

  /// Begins at a line's first byte.
  init(_ source: ByteSource, offset: Int64 = 0, line: Int64 = 1) {
    self.source = source
    self.offset = offset
    self.line = line
  }

  /// Nil at the end.
  mutating func next() throws(Refusal) -> LineChunk? {
    while true {
      if let end = rest.lastIndex(of: newline) { return cut(after: end) }
      if isAtEnd { return rest.isEmpty ? nil : cut(after: rest.count - 1) }
      if rest.count > LineChunks.longestLine { return try skipLine() }
      try readOn()
    }
  }

  private mutating func readOn() throws(Refusal) {
    let part = try source.next()
    if part.isEmpty { isAtEnd = true } else { rest += part }
  }

  private mutating func cut(after end: Int) -> LineChunk {
    let bytes = Array(rest[...end])
    rest.removeFirst(end + 1)
    return taken(bytes, length: bytes.count, lines: bytes.count { $0 == newline })
  }

  private mutating func skipLine() throws(Refusal) -> LineChunk {
    var length = rest.count
    rest = []
    while !isAtEnd {
      try readOn()
      if let end = rest.firstIndex(of: newline) {
        rest.removeFirst(end + 1)
        return taken([], length: length + end + 1, lines: 1)
      }
      length += rest.count
      rest = []
    }
    return taken([], length: length, lines: 1)
  }

  private mutating func taken(_ bytes: [UInt8], length: Int, lines: Int) -> LineChunk {
    let chunk = LineChunk(
      bytes: bytes, offset: offset, line: line, isTooLong: bytes.isEmpty, length: Int64(length))
    offset += Int64(length)
    line += Int64(lines)
    return chunk
  }
}

let newline = UInt8(ascii: "\n")
