import ZegelDesk
import ZegelDomain

/// Rows of one receipt that stand together.
///
/// A key is used once and for ever, so a basket with a row that is wrong is refused as a whole: half of it would stand
/// in the way of all of it.
struct Basket {
  let key: SaleRow.Key
  private var rows: [SaleRow] = []
  private var firstLine: Int64
  private var lastLine: Int64
  private var end: Int64
  private var flaw: (line: Int64, refusal: Refusal)?

  init(_ key: SaleRow.Key, _ record: CSVRecord) {
    self.key = key
    (firstLine, lastLine, end) = (record.line, record.lastLine, record.end)
  }

  mutating func add(_ row: SaleRow, _ record: CSVRecord) {
    (lastLine, end) = (record.lastLine, record.end)
    if let first = rows.first {
      if row.isReturn != first.isReturn { spoil(Refusal(.inputMalformed, field: "type"), record.line) }
      if row.card != first.card { spoil(Refusal(.inputMalformed, field: "card"), record.line) }
      if row.currency != first.currency { spoil(Refusal(.inputMalformed, field: "currency"), record.line) }
    }
    // One more than a sale may have is enough to have it refused.
    if rows.count <= Sale.mostLines { rows.append(row) }
  }

  /// A row of it that cannot be read.
  mutating func add(_ refusal: Refusal, _ record: CSVRecord) {
    (lastLine, end) = (record.lastLine, record.end)
    spoil(refusal, record.line)
  }

  /// The first flaw counts; without a line it is about the basket.
  mutating func spoil(_ refusal: Refusal, _ line: Int64? = nil) { flaw = flaw ?? (line ?? firstLine, refusal) }

  var item: ImportItem {
    ImportItem(line: flaw?.line ?? firstLine, end: end, lastLine: lastLine, act: act)
  }

  private var act: Result<TillAct, Refusal> {
    guard flaw == nil, let first = rows.first else {
      return .failure(flaw?.refusal ?? Refusal(.inputMalformed, field: "lines"))
    }
    return Result { () throws(Refusal) in try event(first).act() }
  }

  private func event(_ first: SaleRow) -> PosEvent {
    PosEvent(
      type: first.isReturn ? "return" : "sale", store: key.store, till: key.till, receipt: key.receipt,
      refersTo: first.refersTo, at: first.at, currency: first.currency, card: first.card, lines: numberedLines)
  }

  private var numberedLines: [PosLineParts] {
    let lines = rows.map(\.line)
    guard lines.allSatisfy({ $0.line == 0 }) else { return lines }
    return lines.enumerated().map { place, line in
      var line = line
      line.line = Int32(place + 1)
      return line
    }
  }
}
