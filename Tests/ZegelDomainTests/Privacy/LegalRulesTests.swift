import Foundation
import Testing
import ZegelDomain

@Suite struct `The dated legal rules` {
  @Test func `every number has a row that holds today and long ago`() {
    for kind in LegalNumberRule.Kind.allCases {
      #expect(LegalRules.numbers.contains { $0.kind == kind && $0.from == nil })
      #expect(LegalRules.numbers.allSatisfy { !$0.source.isEmpty })
      _ = LegalRules.number(kind, on: CalendarDay("2020-02-29")!)
    }
  }

  @Test func `a change of law is a row of its day, and the day before keeps the rule before`() {
    #expect(LegalRules.number(.phoneToOwnCustomers, on: CalendarDay("2026-06-30")!) == 1)
    #expect(LegalRules.number(.phoneToOwnCustomers, on: CalendarDay("2026-07-01")!) == 0)
    #expect(LegalRules.adequacy(of: "BR", on: CalendarDay("2026-01-25")!) == nil)
    #expect(LegalRules.adequacy(of: "BR", on: CalendarDay("2026-01-26")!) != nil)
    #expect(LegalRules.adequacy(of: "GB", on: CalendarDay("2031-12-27")!) != nil)
    #expect(LegalRules.adequacy(of: "GB", on: CalendarDay("2031-12-28")!) == nil)
    #expect(LegalRules.adequacy(of: "CN", on: CalendarDay("2026-12-01")!) == nil)
    #expect(LegalRules.area.count == 30)
  }

  /// To write it anew: `ZEGEL_WRITE_DOCS=1 swift test --filter 'The dated legal rules'`.
  @Test func `rules legal csv shows the same rows`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules/legal.csv")
    let page = legalTable()
    if ProcessInfo.processInfo.environment["ZEGEL_WRITE_DOCS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect((try? String(contentsOf: file, encoding: .utf8)) == page)
  }
}

private func legalTable() -> String {
  var lines = ["rule,value,from,until,source"]
  for row in LegalRules.numbers {
    lines.append("\(row.kind.rawValue),\(row.value),\(row.from?.description ?? ""),,\"\(row.source)\"")
  }
  for row in LegalRules.adequate {
    let only = row.only.map { "; only \($0.en)" } ?? ""
    lines.append(
      "adequacy,\(row.country),\(row.from?.description ?? ""),\(row.until?.description ?? ""),\"\(row.source)\(only)\"")
  }
  return lines.joined(separator: "\n") + "\n"
}
