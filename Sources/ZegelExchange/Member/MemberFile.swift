public import ZegelDesk
public import ZegelDomain

/// A CSV file of customers, read page by page as its mapping says.
public struct MemberFile {
  private var table: CSVTable
  private let mapping: MemberMapping
  private let places: [String: Int]

  /// Refuses `input-malformed` for a column that the mapping names and the file does not have.
  public init(_ path: String, _ mapping: MemberMapping) throws(Refusal) {
    table = try CSVTable(ByteSource(path), separator: mapping.separator)
    self.mapping = mapping
    var places: [String: Int] = [:]
    for (place, name) in table.columns.enumerated() where places[name] == nil { places[name] = place }
    self.places = places
    let named =
      Array(mapping.values.keys) + mapping.consents.keys + mapping.consents.values.compactMap(\.day)
      + [mapping.card, mapping.lastActive].compactMap { $0 }
    for name in named where places[name] == nil { throw Refusal(.inputMalformed, field: "columns") }
  }

  public enum Row: Sendable {
    case member(ImportedMember)
    case refused(line: Int, Refusal)
  }

  /// The next rows; nil at the end.
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
      func text(_ column: String) -> String? {
        guard let place = places[column], place < fields.count else { return nil }
        let text = fields[place].trimmed
        return text.isEmpty ? nil : text
      }
      var values: [String: String] = [:]
      for (column, value) in mapping.values { values[value.field] = text(column) }
      var yes: [String: CalendarDay?] = [:]
      for (column, consent) in mapping.consents {
        guard let told = text(column)?.lowercased(), consent.yes.contains(where: { $0.lowercased() == told }) else {
          continue
        }
        yes.updateValue(consent.day.flatMap(text).flatMap { CalendarDay($0) }, forKey: consent.purpose)
      }
      return .member(
        ImportedMember(
          line: line, values: values, yes: yes, card: mapping.card.flatMap(text).map { CardName($0) },
          activeOn: text(mapping.lastActive).flatMap { CalendarDay($0) }))
    }
  }
}
