import Foundation
public import ZegelDomain

/// Which columns of a CSV file of sales say what, and how; `docs/import.md` has an example.
public struct SaleMapping: Sendable {
  /// What a row can tell, by the name that mappings use.
  enum Part: String, CaseIterable {
    case store, till, receipt, timestamp, date, time, card, line, product, category, department, brand, quantity, amount
    case discount, coupon, tax, type, kind, currency
    /// A whole key, `STORE-TILL-RECEIPT`; or only the receipt, of the same store and till.
    case refersTo = "refers_to"
    case refersToReceipt = "refers_to_receipt"
  }

  let separator: UInt8
  /// The name above the column.
  let columns: [Part: String]
  /// What holds for every row.
  let fixed: [Part: String]
  let time: TimeReading
  let decimalMark: UInt8
  /// How many decimals amounts have; 0 when they are in cents.
  let decimals: Int
  let saleWords: Set<String>
  let returnWords: Set<String>

  /// Reads a mapping's JSON. Refuses `mapping-invalid`; the field says where.
  public init(json text: String) throws(Refusal) {
    guard let value = try? JSONDecoder().decode(MappingValue.self, from: Data(text.utf8)) else {
      throw Refusal(.mappingInvalid)
    }
    let file = try MappingFields(
      value, path: "",
      known: ["separator", "columns", "fixed", "timestamp", "amounts", "decimal_mark", "decimals", "types"])
    separator = try SaleMapping.mark(file, "separator", ";,\t|", else: ",")
    decimalMark = try SaleMapping.mark(file, "decimal_mark", ".,", else: ".")
    columns = try SaleMapping.parts(file, "columns")
    fixed = try SaleMapping.parts(file, "fixed")
    let amounts = try file.text("amounts") ?? "decimal"
    guard ["decimal", "cents"].contains(amounts) else { throw file.wrong("amounts") }
    decimals = amounts == "cents" ? 0 : try file.number("decimals", 0...3) ?? 2
    time = try TimeReading(file.object("timestamp", known: ["format", "zone"]))
    let types = try file.object("types", known: ["sale", "return"])
    saleWords = Set(try types?.list("sale") ?? ["sale"])
    returnWords = Set(try types?.list("return") ?? ["return"])
    try check(file)
  }

  private static func mark(_ file: MappingFields, _ name: String, _ marks: String, else usual: String) throws(Refusal)
    -> UInt8
  {
    let text = try file.text(name) ?? usual
    guard text.utf8.count == 1, marks.contains(text), let mark = text.utf8.first else { throw file.wrong(name) }
    return mark
  }

  private static func parts(_ file: MappingFields, _ name: String) throws(Refusal) -> [Part: String] {
    guard let fields = try file.object(name, known: Part.allCases.map(\.rawValue)) else { return [:] }
    var parts: [Part: String] = [:]
    for part in Part.allCases { parts[part] = try fields.text(part.rawValue) }
    return parts
  }

  private func check(_ file: MappingFields) throws(Refusal) {
    for part in [Part.store, .till, .currency] where columns[part] == nil && fixed[part] == nil {
      throw file.wrong("columns.\(part.rawValue)")
    }
    for part in [Part.receipt, .quantity, .amount] where columns[part] == nil {
      throw file.wrong("columns.\(part.rawValue)")
    }
    guard columns[.timestamp] != nil || (columns[.date] != nil && columns[.time] != nil) else {
      throw file.wrong("columns.timestamp")
    }
  }
}
