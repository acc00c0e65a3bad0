import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelExchange

@Suite struct `Sales from CSV` {
  @Test(arguments: [
    ("2,50", 2, 250), ("-2,5", 2, -250), ("+0,05", 2, 5), ("7", 2, 700), ("7,000", 2, 700), ("1,25", 3, 1250),
    ("92233720368547758,07", 2, Int64.max), ("-92233720368547758,08", 2, Int64.min), ("0,0", 0, 0),
  ]) func `amounts are exact`(text: String, decimals: Int, value: Int64) {
    #expect(wholeNumber(text, decimals: decimals, mark: UInt8(ascii: ",")) == value)
  }

  @Test(arguments: [
    "", "-", ",5", "5,", "1.000,00", "2,505", "1e2", "€ 2", "92233720368547758,08", "٣", "1,2,3", "--1",
  ])
  func `what is no exact amount is none`(text: String) {
    #expect(wholeNumber(text, decimals: 2, mark: UInt8(ascii: ",")) == nil)
  }

  @Test(arguments: [
    ("27-10-2024 02:30", "2024-10-27T00:30:00Z"), ("27-10-2024 03:30", "2024-10-27T02:30:00Z"),
    ("31-03-2024 01:59", "2024-03-31T00:59:00Z"), ("31-03-2024 02:30", nil),
    ("31-03-2024 03:00", "2024-03-31T01:00:00Z"),
    ("29-02-2024 12:00", "2024-02-29T11:00:00Z"), ("29-02-2023 12:00", nil), ("1-1-2024 12:00", nil),
    ("01-01-2024 24:00", nil), ("01-01-2024 12:00 ", nil), ("2024-01-01 12:00", nil),
  ]) func `a local time is one moment or none`(text: String, instant: String?) throws {
    let mapping = try SaleMapping(json: mapping())
    #expect(mapping.time.instant(text)?.rfc3339 == instant)
  }

  @Test(arguments: [
    ("[]", nil), ("{", nil), (#"{"colums":{}}"#, "colums"), (#"{"separator":"::"}"#, "separator"),
    (#"{"columns":{"shop":"x"}}"#, "columns.shop"), (#"{"columns":{"store":5}}"#, "columns.store"),
    (#"{"columns":{"store":"s","till":"t"}}"#, "columns.currency"),
    (#"{"timestamp":{"format":"dd-MM","zone":"UTC"}}"#, "timestamp.format"),
    (#"{"timestamp":{"format":"yyyyMMddHHmm","zone":"Mars"}}"#, "timestamp.zone"),
  ]) func `a mapping is refused by the place that is wrong`(text: String, field: String?) {
    #expect(throws: Refusal(.mappingInvalid, field: field)) { _ = try SaleMapping(json: text) }
  }

  @Test func `rows that stand together are one basket, and lines are numbered where the file does not`() async throws {
    let items = try await items([row("1", "2,50"), row("1", "3,00"), row("2", "1,00")])
    #expect(items.map(\.line) == [2, 4])
    #expect(items.map(\.lastLine) == [3, 4])
    #expect(sale(items[0])?.lines.map(\.number) == [1, 2])
    #expect(sale(items[0])?.lines.map(\.amount) == [250, 300])
    #expect(sale(items[1])?.event.text == "7-1-2")
  }

  @Test func `a basket with a wrong row is refused at that row, and its neighbours are not`() async throws {
    let items = try await items([row("1", "1,00"), row("2", "1,00"), row("2", "x"), row("2", "1,00"), row("3", "1,00")])
    #expect(items.map(\.line) == [2, 4, 6])
    #expect(sale(items[0]) != nil && sale(items[2]) != nil)
    #expect(refusal(items[1]) == Refusal(.inputMalformed, field: "amount"))
  }

  @Test func `where not even the receipt can be read, the baskets beside it are refused too`() async throws {
    let items = try await items([row("1", "1,00"), "7;\"x\"y", row("2", "1,00"), row("3", "1,00")])
    #expect(items.map(\.line) == [2, 3, 4, 5])
    #expect(items.map { refusal($0)?.field } == ["lines", "line", "lines", nil])
    // Who goes on behind the broken row sees it again.
    #expect(items[1].end == items[2].end)
  }

  @Test func `a card that changes within a basket refuses it`() async throws {
    let items = try await items([row("1", "1,00"), row("1", "1,00", card: "2900000000025")])
    #expect(items.map { refusal($0)?.field } == ["card"])
  }

  @Test func `a file goes on behind any basket`() async throws {
    let rows = (1...40).map { row(String($0 / 3), "1,00") }
    let whole = try await items(rows)
    for item in whole {
      let rest = try await items(rows, offset: item.end, line: item.lastLine + 1)
      #expect(rest.map(\.line) == whole.filter { $0.end > item.end }.map(\.line))
    }
  }

  @Test(arguments: 0..<20) func `any bytes at all are refused or taken, never trusted`(seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    let alphabet = Array("\";,\n\r0123456789-Vxé🧀")
    let text = String((0..<2000).map { _ in alphabet.randomElement(using: &chance)! })
    let items = try await items([text])
    #expect(zip(items, items.dropFirst()).allSatisfy { $0.end <= $1.end })
  }

  private func mapping() -> String {
    #"{"separator":";","decimal_mark":",","timestamp":{"format":"dd-MM-yyyy HH:mm","zone":"Europe/Amsterdam"},"#
      + #""fixed":{"currency":"EUR","till":"1"},"columns":{"store":"s","receipt":"r","timestamp":"t","card":"c","#
      + #""quantity":"q","amount":"a"}}"#
  }

  private func row(_ receipt: String, _ amount: String, card: String = "2900000000018") -> String {
    "7;\(receipt);01-03-2024 12:00;\(card);1;\(amount)"
  }

  private func items(_ rows: [String], offset: Int64 = 0, line: Int64 = 2) async throws -> [ImportItem] {
    let file = try TempFile((["s;r;t;c;q;a"] + rows).joined(separator: "\r\n"))
    var source = try CSVSaleSource(ByteSource(file.path), SaleMapping(json: mapping()), offset: offset, line: line)
    var items: [ImportItem] = []
    while let part = try await source.next() { items += part }
    return items
  }

  private func sale(_ item: ImportItem) -> Sale? {
    if case .success(let act) = item.act, case .sale(let sale) = act.request { sale } else { nil }
  }

  private func refusal(_ item: ImportItem) -> Refusal? {
    if case .failure(let refusal) = item.act { refusal } else { nil }
  }
}
