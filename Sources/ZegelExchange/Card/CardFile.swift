public import ZegelDesk
public import ZegelDomain

/// A CSV file of card numbers: a column `card`, and if it likes a column `points` with what each brings along.
public struct CardFile {
  private var table: CSVTable
  private let card: Int
  private let points: Int?

  /// `-` is standard input. Refuses a file without a column `card`.
  public init(_ path: String) throws(Refusal) {
    table = try CSVTable(ByteSource(path))
    let columns = table.columns.map { $0.lowercased() }
    guard let card = columns.firstIndex(of: "card") else { throw Refusal(.inputMalformed, field: "columns", "card") }
    self.card = card
    points = columns.firstIndex(of: "points")
  }

  /// One line: a card, or why it is none.
  public enum Row: Sendable {
    case card(ImportedCard)
    case refused(line: Int, Refusal)
  }

  /// Some lines; nil at the end.
  public mutating func next() throws(Refusal) -> [Row]? {
    guard let records = try table.next() else { return nil }
    return records.map(row)
  }

  private func row(_ record: CSVRecord) -> Row {
    let line = Int(record.line)
    switch record.content {
    case .malformed: return .refused(line: line, Refusal(.inputMalformed, field: "line"))
    case .tooLarge: return .refused(line: line, Refusal(.inputTooLarge, field: "line"))
    case .fields(let fields):
      guard card < fields.count else { return .refused(line: line, Refusal(.inputMalformed, field: "card")) }
      guard let balance = balance(fields) else {
        return .refused(line: line, Refusal(.quantityOutOfRange, field: "points"))
      }
      return .card(ImportedCard(line: line, number: fields[card], openingBalance: balance))
    }
  }

  /// An empty field is nothing.
  private func balance(_ fields: [String]) -> Points? {
    guard let points, points < fields.count, !fields[points].trimmed.isEmpty else { return 0 }
    return Points(fields[points].trimmed)
  }
}

/// Every number in a card file, for lists that show them in full.
public func cardNumbers(inFile path: String) throws -> [String] {
  var (file, numbers) = (try CardFile(path), [String]())
  while let rows = try file.next() {
    for case .card(let card) in rows { numbers.append(card.number) }
  }
  return numbers
}
