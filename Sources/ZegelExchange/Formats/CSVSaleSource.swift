import ZegelDomain

/// The baskets of a CSV file, each from rows of one receipt that stand together.
///
/// A row of which not even the receipt can be read may belong to the basket before it or to the one behind it; both
/// are refused with it.
struct CSVSaleSource: ItemSource {
  private var table: CSVTable
  private let columns: SaleColumns
  private var basket: Basket?
  /// Told together with the basket behind them, so that who goes on here sees them again, or neither.
  private var broken: [ImportItem] = []

  /// - Parameters:
  ///   - offset: where to go on, behind a basket; 0 is at the first row.
  ///   - line: the line that begins there.
  init(_ source: ByteSource, _ mapping: SaleMapping, offset: Int64, line: Int64) throws {
    table = try CSVTable(source, separator: mapping.separator)
    columns = try SaleColumns(mapping, table.columns)
    if offset > 0 { try table.goOn(at: offset, line: line) }
  }

  mutating func next() async throws -> [ImportItem]? {
    if let records = try table.next() { return records.flatMap { take($0) } }
    let rest = close() + broken
    broken = []
    return rest.isEmpty ? nil : rest
  }

  private mutating func take(_ record: CSVRecord) -> [ImportItem] {
    let (fields, key): ([String], SaleRow.Key)
    do throws(Refusal) {
      fields = try CSVSaleSource.fields(of: record)
      key = try columns.key(fields)
    } catch { return take(broken: record, error) }
    let closed = basket?.key == key ? [] : close()
    if basket == nil {
      basket = Basket(key, record)
      if !broken.isEmpty { basket?.spoil(CSVSaleSource.incomplete) }
    }
    do throws(Refusal) { basket?.add(try columns.row(fields, key), record) } catch { basket?.add(error, record) }
    return closed
  }

  private mutating func take(broken record: CSVRecord, _ refusal: Refusal) -> [ImportItem] {
    basket?.spoil(CSVSaleSource.incomplete)
    var told = close()
    // A file that is all wrong must not be held as a whole.
    if broken.count >= SaleImport.actsAPart { told.append(broken.removeFirst()) }
    broken.append(
      ImportItem(line: record.line, end: record.end, lastLine: record.lastLine, act: .failure(refusal)))
    return told
  }

  private mutating func close() -> [ImportItem] {
    guard let item = basket?.item else { return [] }
    basket = nil
    defer { broken = [] }
    return broken.map { ImportItem(line: $0.line, end: item.end, lastLine: item.lastLine, act: $0.act) } + [item]
  }

  private static let incomplete = Refusal(.inputMalformed, field: "lines")

  private static func fields(of record: CSVRecord) throws(Refusal) -> [String] {
    switch record.content {
    case .fields(let fields): return fields
    case .malformed: throw Refusal(.inputMalformed, field: "line")
    case .tooLarge: throw Refusal(.inputTooLarge, field: "line", String(CSVSplitter.longestRecord))
    }
  }
}
