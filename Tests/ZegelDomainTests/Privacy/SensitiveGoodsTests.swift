import Foundation
import Testing
import ZegelDomain

@Suite struct `Sensitive goods` {
  @Test(arguments: [
    ("Medicijnen", DataCategory.health), ("OTC", .health), ("01 otc/zelfzorg", .health), ("MÉDICAMENTS", .health),
    ("Arzneimittel", .health), ("Zwangerschaps-test", .health), ("Over-the-counter", .health),
    ("Paracetamol 500 mg", .health),
    ("EROTIEK", .sexuality), ("condooms 12 st", .sexuality), ("Préservatifs", .sexuality), ("Verhütung", .sexuality),
    ("Halal vlees", .belief), ("bijbels", .belief), ("Religiöse Artikel", .belief), ("vakbondspas", .union),
    ("DNA-test", .genetic), ("dnatest", .genetic), ("Politieke boeken", .politics),
  ]) func `are known by what a till calls them`(name: String, category: DataCategory) {
    #expect(SensitiveGoods.category(of: name, on: CalendarDay("2026-12-01")) == category)
  }

  @Test(arguments: [
    "", "koffie", "brood", "Tabak", "wijn", "8712345678906", "5110", "politieauto", "bibliotheek", "Rotcilinder",
    "halalium", "kosten", "droptop", "shampoo", "apenootjes", "nicotine", "diabolo", "🥖 stokbrood", "\u{0}",
  ]) func `are not what only looks like them`(name: String) {
    #expect(SensitiveGoods.category(of: name, on: nil) == nil)
  }

  @Test func `are found anywhere in a long name, and bytes of every kind are only read`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...60)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = SensitiveGoods.category(of: String(decoding: bytes, as: UTF8.self), on: nil)
    }
    #expect(SensitiveGoods.category(of: String(repeating: "a ", count: 10_000) + "insuline", on: nil) == .health)
  }

  @Test func `are rows of special categories, each with a source, in small letters, none twice`() {
    let rows = SensitiveGoods.rows
    #expect(rows.allSatisfy { $0.category.isSpecial && !$0.source.isEmpty && $0.word == $0.word.lowercased() })
    #expect(Set(rows.map(\.word)).count == rows.count)
    for row in rows { #expect(SensitiveGoods.category(of: row.word, on: nil) != nil, "\(row.word)") }
  }

  /// To write it anew: `ZEGEL_WRITE_DOCS=1 swift test --filter 'Sensitive goods'`.
  @Test func `rules sensitive-goods csv shows the same rows`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules/sensitive-goods.csv")
    let rows = SensitiveGoods.rows.map {
      "\($0.word),\($0.match.rawValue),\($0.category.rawValue),\($0.from?.description ?? ""),\"\($0.source)\""
    }
    let page = (["word,match,category,from,source"] + rows).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["ZEGEL_WRITE_DOCS"] != nil {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect((try? String(contentsOf: file, encoding: .utf8)) == page)
  }
}
