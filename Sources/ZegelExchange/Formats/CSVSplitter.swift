import ZegelDomain

/// A record of a CSV file.
struct CSVRecord: Sendable, Equatable {
  /// The line it begins on and the last it takes, from 1.
  let line: Int64
  let lastLine: Int64
  /// The file's offset behind it.
  let end: Int64
  let content: Content

  enum Content: Sendable, Equatable {
    case fields([String])
    /// Quotes in the wrong place, or bytes that are no UTF-8.
    case malformed
    /// Longer than `CSVSplitter.longestRecord`, or of more fields than `mostFields`.
    case tooLarge
  }
}

/// Cuts the bytes of a CSV file (RFC 4180) into records, whatever the parts they come in.
///
/// Lines end in LF or CRLF; quoted fields may hold separators, line ends and doubled quotes. A broken record costs only
/// itself: reading goes on at the next line. Empty lines are passed over.
struct CSVSplitter {
  static let longestRecord = 1 << 20
  static let mostFields = 1000

  private let separator: UInt8
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var state = State.fieldStart
  private var flaw: CSVRecord.Content?
  private var size = 0
  private var offset: Int64
  private var line: Int64
  private var firstLine: Int64
  private var isAtFileStart: Bool

  private enum State { case fieldStart, plain, quoted, afterQuote, skipping }

  init(separator: UInt8 = UInt8(ascii: ","), offset: Int64 = 0, line: Int64 = 1) {
    self.separator = separator
    self.offset = offset
    self.line = line
    firstLine = line
    isAtFileStart = offset == 0
  }

  /// The records that end within these bytes.
  mutating func records(in part: some Collection<UInt8>) -> [CSVRecord] {
    var records: [CSVRecord] = []
    for byte in part {
      offset += 1
      if let record = take(byte) { records.append(record) }
    }
    return records
  }

  /// What is left when the file has no line end at its end.
  mutating func lastRecord() -> CSVRecord? {
    if state == .quoted { flaw = flaw ?? .malformed }
    return size == 0 ? nil : endRecord()
  }

  private mutating func take(_ byte: UInt8) -> CSVRecord? {
    if byte == newline {
      line += 1
      if state != .quoted { return endRecord() }
    }
    size += 1
    if size > CSVSplitter.longestRecord, flaw == nil { fail(.tooLarge) }
    switch state {
    case .skipping: break
    case .fieldStart:
      if byte == quote { state = .quoted } else { takePlain(byte) }
    case .plain:
      if byte == quote { fail(.malformed) } else { takePlain(byte) }
    case .quoted:
      if byte == quote { state = .afterQuote } else { field.append(byte) }
    case .afterQuote:
      if byte == quote {
        field.append(byte)
        state = .quoted
      } else if byte == separator {
        endField()
      } else if byte != carriageReturn {
        fail(.malformed)
      }
    }
    dropByteOrderMark()
    return nil
  }

  private mutating func takePlain(_ byte: UInt8) {
    if byte == separator { return endField() }
    field.append(byte)
    state = .plain
  }

  /// The rest of the line means nothing any more.
  private mutating func fail(_ flaw: CSVRecord.Content) {
    self.flaw = flaw
    state = .skipping
    field = []
    fields = []
  }

  private mutating func endField() {
    if let text = String(validating: field, as: UTF8.self) { fields.append(text) } else { return fail(.malformed) }
    field.removeAll(keepingCapacity: true)
    state = .fieldStart
    if fields.count > CSVSplitter.mostFields { fail(.tooLarge) }
  }

  private mutating func endRecord() -> CSVRecord? {
    if flaw == nil {
      if state == .plain, field.last == carriageReturn { field.removeLast() }
      let isEmpty = fields.isEmpty && field.isEmpty && state != .afterQuote
      if isEmpty { flaw = .fields([]) } else { endField() }
    }
    let content = flaw ?? .fields(fields)
    let last = max(firstLine, line - (state == .quoted ? 0 : 1))
    defer { begin() }
    return content == .fields([])
      ? nil : CSVRecord(line: firstLine, lastLine: last, end: offset, content: content)
  }

  private mutating func begin() {
    field.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    state = .fieldStart
    flaw = nil
    size = 0
    firstLine = line
  }

  private mutating func dropByteOrderMark() {
    guard isAtFileStart, offset <= 3 else { return }
    if field == [0xEF, 0xBB, 0xBF] {
      field = []
      state = .fieldStart
      size = 0
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let carriageReturn = UInt8(ascii: "\r")
