import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelExchange

@Suite struct `Importing sales` {
  private let cards = [
    "2900000000018", "2900000000025", "2900000000032", "2900000000049", "2900000000056", "2900000000063",
  ]

  @Test func `a second run of a file adds nothing and says so at once`() async throws {
    let (house, file) = (try await house(), try TempFile(PosText.sale(1, card: cards[0]) + "\n"))
    let first = try await SaleImport(house.desk).run(file.path)
    let again = try await SaleImport(house.desk).run(file.path)
    #expect(first.state == .imported && again.state == .importedBefore)
    #expect(again.tally == first.tally && first.tally.sales == 1)
    await house.remove()
  }

  @Test func `read again on purpose, everything is there already`() async throws {
    let (house, file) = (try await house(), try TempFile(PosText.sale(1, card: cards[0]) + "\n"))
    _ = try await SaleImport(house.desk).run(file.path)
    let again = try await SaleImport(house.desk, again: true).run(file.path)
    #expect(again.state == .imported && again.tally.alreadyThere == 1 && again.tally.sales == 0)
    #expect(try await balances(house) == [cards[0]: 10])
    await house.remove()
  }

  @Test(arguments: 0..<2) func `stopped in the middle it goes on where it was, and ends the same`(seed: UInt64)
    async throws
  {
    var chance = SeededGenerator(seed: seed)
    let events = PosText.history(cards, count: 700, &chance)
    let (whole, stopped, file) = (try await house(), try await house(), try TempFile(events.joined(separator: "\n")))
    let expected = try await SaleImport(whole.desk).run(file.path)
    for parts in 1...2 {
      await #expect(throws: Stopped.self) { try await run(file.path, stopped.desk, stoppingAfter: parts) }
    }
    let outcome = try await SaleImport(stopped.desk).run(file.path)
    #expect(outcome.state == .resumed)
    #expect(outcome.tally == expected.tally && outcome.lineCount == expected.lineCount)
    #expect(try await balances(stopped) == balances(whole))
    #expect(try await stopped.desk.verifyLedger().problems.isEmpty)
    await whole.remove()
    await stopped.remove()
  }

  @Test(arguments: 0..<3) func `shuffled and doubled, the balances are the same`(seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    let events = PosText.history(cards, count: 150, &chance)
    let doubled = (events + events.filter { _ in Bool.random(using: &chance) }).shuffled(using: &chance)
    let (plain, hard) = (try await house(), try await house())
    let (first, second) = (try TempFile(events.joined(separator: "\n")), try TempFile(doubled.joined(separator: "\n")))
    _ = try await SaleImport(plain.desk).run(first.path)
    let tally = try await SaleImport(hard.desk).run(second.path).tally
    #expect(tally.alreadyThere == doubled.count - events.count)
    #expect(try await balances(hard) == balances(plain))
    #expect(try await hard.desk.verifyLedger().problems.isEmpty)
    await plain.remove()
    await hard.remove()
  }

  @Test func `a return before its sale waits, and counts when the sale comes`() async throws {
    let house = try await house()
    let text = [
      PosText.taking(back: 1, as: "R1", card: cards[0], cents: 400), PosText.sale(1, card: cards[0], cents: 1000),
    ]
    let file = try TempFile(text.joined(separator: "\n"))
    let tally = try await SaleImport(house.desk).run(file.path).tally
    #expect(tally.sales == 1 && tally.returns == 1 && tally.waitingForSale == 1)
    #expect(try await balances(house)[cards[0]] == 6)
    await house.remove()
  }

  @Test func `what cannot be taken is refused by line, code and field, and the rest is in`() async throws {
    let house = try await house()
    let lines = (1...10_001).map { PosText.line($0, cents: 0) }.joined(separator: ",")
    let text = [
      PosText.sale(1, card: cards[0]), "{oops", "", PosText.sale(2, card: "2900000000070"),
      PosText.sale(3, card: cards[0], lines: lines), PosText.sale(4, card: cards[0], cents: .max),
      PosText.sale(1, card: cards[0], cents: 1001), PosText.sale(5, card: nil),
      PosText.sale(6, card: cards[0], lines: PosText.line(1, "0", cents: 0)),
      PosText.sale(7, card: cards[0], lines: PosText.line(1, cents: 5) + "," + PosText.line(1, cents: 5)),
      PosText.sale(8, card: cards[0], at: "2026-03-01T10:00:00"),
    ]
    let (file, report) = (try TempFile(text.joined(separator: "\r\n")), try TempFile())
    let tally = try await SaleImport(house.desk, rejects: RejectReport(report.path)).run(file.path).tally
    let rows = report.text.split(separator: "\n").map { $0.replacing(file.path, with: "f") }
    #expect(
      rows == [
        "file,line,code,field", "f,2,input-malformed,", "f,4,card-unknown,card", "f,5,sale-too-large,lines",
        "f,6,amount-out-of-range,lines[0].amount_cents", "f,7,event-conflict,event", "f,10,line-repeated,lines[1].line",
        "f,11,timestamp-malformed,timestamp",
      ])
    #expect(tally.sales == 3 && tally.withoutCard == 1 && tally.refusedCount == 7)
    #expect(try await balances(house)[cards[0]] == 10)
    await house.remove()
  }

  @Test func `a sale of ten thousand lines is taken`() async throws {
    let house = try await house()
    let lines = (1...10_000).map { PosText.line($0, cents: 1) }.joined(separator: ",")
    let file = try TempFile(PosText.sale(1, card: cards[0], lines: lines))
    #expect(try await SaleImport(house.desk).run(file.path).tally.sales == 1)
    #expect(try await balances(house)[cards[0]] == 100)
    await house.remove()
  }

  @Test func `a line too long to hold is refused, and the line behind it is read`() async throws {
    let house = try await house()
    let long = String(repeating: "🧀", count: LineChunks.longestLine / 4 + 1)
    let file = try TempFile(long + "\n" + PosText.sale(1, card: cards[0]) + "\n")
    let outcome = try await SaleImport(house.desk).run(file.path)
    #expect(outcome.tally.refused == ["input-too-large": 1] && outcome.tally.sales == 1)
    #expect(outcome.lineCount == 2)
    await house.remove()
  }

  @Test func `a file full of emoji is refused line by line, and none of it is repeated`() async throws {
    let house = try await house()
    let (file, report) = (try TempFile("🧀🧀\n👩‍👩‍👧\n\u{FEFF}🥖\n"), try TempFile())
    let tally = try await SaleImport(house.desk, rejects: RejectReport(report.path)).run(file.path).tally
    #expect(tally.refused == ["input-malformed": 3])
    #expect(report.text.utf8.allSatisfy { $0 < 0x80 })
    await house.remove()
  }

  @Test func `a folder, and a file that is not there, are refused`() async throws {
    let house = try await house()
    for path in [FileManager.default.temporaryDirectory.path, "/nowhere/sales.jsonl"] {
      await #expect(throws: Refusal(.fileUnreadable, field: "file")) { try await SaleImport(house.desk).run(path) }
    }
    await house.remove()
  }

  private func house() async throws -> TempHouse {
    let house = try await TempHouse(
      TempHouse.programme.replacing("caps: [{most: 100, per: day}]", with: "caps: [{most: 100000, per: day}]"))
    try await house.cards(cards)
    return house
  }

  private func balances(_ house: TempHouse) async throws -> [String: Points] {
    var found: [String: Points] = [:]
    try await house.desk.balances(numbers: cards) { page in
      for balance in page where balance.amounts[0].available != 0 {
        found[balance.number!.revealed] = balance.amounts[0].available
      }
    }
    return found
  }

  private func run(_ path: String, _ desk: Desk, stoppingAfter parts: Int) async throws {
    let known = try fingerprint(ofFile: path)
    let before = try await desk.importProgress(of: known.hash)
    var run = ImportRun(
      desk: desk, rejects: nil, path: path, fileHash: known.hash, totalBytes: known.byteCount, before: before)
    let source = try ByteSource(path)
    try source.skip(to: run.offset)
    var items = Stopping(
      source: PosItemSource(LineChunks(source, offset: run.offset, line: run.line + 1)), left: parts * 200)
    try await run.take(&items) { _ in }
  }
}

struct Stopped: Error {}

/// Hands out some items, one by one, and then stops as if the machine did.
private struct Stopping: ItemSource {
  var source: PosItemSource
  var left: Int
  var waiting: [ImportItem] = []

  mutating func next() async throws -> [ImportItem]? {
    if waiting.isEmpty { waiting = try await source.next() ?? [] }
    guard left > 0 else { throw Stopped() }
    defer { waiting = Array(waiting.dropFirst(min(left, 100))) }
    defer { left -= 100 }
    return waiting.isEmpty ? nil : Array(waiting.prefix(min(left, 100)))
  }
}
