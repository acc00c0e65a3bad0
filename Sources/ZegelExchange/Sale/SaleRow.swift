import ZegelDesk
import ZegelDomain

/// Where the parts of a row stand in this file.
struct SaleColumns {
  private let mapping: SaleMapping
  private let places: [SaleMapping.Part: Int]

  /// Refuses a mapping that names a column this file does not have, or has twice.
  init(_ mapping: SaleMapping, _ names: [String]) throws(Refusal) {
    self.mapping = mapping
    var places: [SaleMapping.Part: Int] = [:]
    for part in SaleMapping.Part.allCases {
      guard let name = mapping.columns[part] else { continue }
      guard let place = names.firstIndex(of: name), names.lastIndex(of: name) == place else {
        throw Refusal(.mappingInvalid, field: "columns.\(part.rawValue)")
      }
      places[part] = place
    }
    self.places = places
  }

  func key(_ fields: [String]) throws(Refusal) -> SaleRow.Key {
    let reader = RowReader(mapping: mapping, places: places, fields: fields)
    return SaleRow.Key(
      store: try reader.needed(.store), till: try reader.needed(.till), receipt: try reader.needed(.receipt))
  }

  func row(_ fields: [String], _ key: SaleRow.Key) throws(Refusal) -> SaleRow {
    let reader = RowReader(mapping: mapping, places: places, fields: fields)
    let sameTill = reader.text(.refersToReceipt).map { "\(key.store)-\(key.till)-\($0)" }
    return SaleRow(
      isReturn: try reader.isReturn(), refersTo: reader.text(.refersTo) ?? sameTill, at: try reader.instant(),
      currency: try reader.needed(.currency), card: reader.text(.card), line: try reader.line())
  }
}

/// One row: a line of a basket, and what it says about the basket.
struct SaleRow {
  struct Key: Hashable {
    let store, till, receipt: String
  }

  let isReturn: Bool
  let refersTo: String?
  let at: Instant
  let currency: String
  let card: String?
  /// Numbered 0 when the file does not number its lines.
  let line: PosLineParts
}

private struct RowReader {
  let mapping: SaleMapping
  let places: [SaleMapping.Part: Int]
  let fields: [String]

  /// Nil when it is not there or empty.
  func text(_ part: SaleMapping.Part) -> String? {
    guard let place = places[part] else { return mapping.fixed[part] }
    guard place < fields.count else { return nil }
    let text = fields[place].trimmed
    return text.isEmpty ? mapping.fixed[part] : text
  }

  func needed(_ part: SaleMapping.Part) throws(Refusal) -> String {
    guard let text = text(part) else { throw Refusal(.inputMalformed, field: part.rawValue) }
    return text
  }

  func isReturn() throws(Refusal) -> Bool {
    guard let word = text(.type) else { return false }
    if mapping.returnWords.contains(word) { return true }
    guard mapping.saleWords.contains(word) else { throw Refusal(.inputMalformed, field: "type") }
    return false
  }

  func instant() throws(Refusal) -> Instant {
    let told = text(.timestamp) ?? [text(.date), text(.time)].compactMap { $0 }.joined(separator: " ")
    guard let instant = mapping.time.instant(told) else { throw Refusal(.timestampMalformed, field: "timestamp") }
    return instant
  }

  func line() throws(Refusal) -> PosLineParts {
    guard let place = Int32(exactly: try number(.line, decimals: 0) ?? 0) else {
      throw Refusal(.inputMalformed, field: "line")
    }
    guard let quantity = try number(.quantity, decimals: 3) else { throw Refusal(.inputMalformed, field: "quantity") }
    guard let amount = try number(.amount, decimals: mapping.decimals) else {
      throw Refusal(.inputMalformed, field: "amount")
    }
    var line = PosLineParts(line: place, quantity: quantity, amount: amount)
    line.product = text(.product)
    line.category = text(.category)
    line.department = text(.department)
    line.brand = text(.brand)
    line.kind = text(.kind)
    line.discount = try number(.discount, decimals: mapping.decimals)
    line.coupon = try number(.coupon, decimals: mapping.decimals)
    line.tax = try number(.tax, decimals: mapping.decimals)
    return line
  }

  private func number(_ part: SaleMapping.Part, decimals: Int) throws(Refusal) -> Int64? {
    guard let text = text(part) else { return nil }
    guard let number = wholeNumber(text, decimals: decimals, mark: mapping.decimalMark) else {
      throw Refusal(.inputMalformed, field: part.rawValue)
    }
    return number
  }
}
