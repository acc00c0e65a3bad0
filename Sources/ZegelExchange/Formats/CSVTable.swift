import ZegelDomain

/// A CSV file with names above its columns, read a part at a time.
struct CSVTable {
  private(set) var columns: [String]
  private let source: ByteSource
  private let separator: UInt8
  private var splitter: CSVSplitter
  private var waiting: [CSVRecord]
  private var isAtEnd = false

  /// Refuses a file without a first line to name its columns.
  init(_ source: ByteSource, separator: UInt8 = UInt8(ascii: ",")) throws(Refusal) {
    self.source = source
    self.separator = separator
    splitter = CSVSplitter(separator: separator)
    waiting = []
    columns = []
    try readOn()
    while waiting.isEmpty, !isAtEnd { try readOn() }
    guard let head = waiting.first, case .fields(let names) = head.content else {
      throw Refusal(.inputMalformed, field: "columns")
    }
    waiting.removeFirst()
    columns = names.map { $0.trimmed }
  }

  /// Leaves everything before a place in the file where a record begins.
  mutating func goOn(at offset: Int64, line: Int64) throws(Refusal) {
    try source.skip(to: offset)
    splitter = CSVSplitter(separator: separator, offset: offset, line: line)
    (waiting, isAtEnd) = ([], false)
  }

  /// Some records; nil at the end.
  mutating func next() throws(Refusal) -> [CSVRecord]? {
    while waiting.isEmpty, !isAtEnd { try readOn() }
    defer { waiting = [] }
    return waiting.isEmpty ? nil : waiting
  }

  private mutating func readOn() throws(Refusal) {
    let part = try source.next()
    if part.isEmpty {
      isAtEnd = true
      if let last = splitter.lastRecord() { waiting.append(last) }
    } else {
      waiting += splitter.records(in: part)
    }
  }
}

extension String {
  var trimmed: String {
    if utf8.first != 0x20, utf8.last != 0x20 { return self }
    return String(trimmingPrefix(while: { $0 == " " }).reversed().trimmingPrefix(while: { $0 == " " }).reversed())
  }
}
