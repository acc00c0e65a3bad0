import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelExchange

@Suite struct `Writing the ledger` {
  @Test func `hledger accepts the journal, and it balances to zero`() async throws {
    guard let hledger = ["/usr/bin/hledger", "/usr/local/bin/hledger"].first(where: FileManager.default.fileExists)
    else {
      return print("skipped: hledger is not installed")
    }
    let house = try await busyHouse()
    let file = try TempFile(try await text(.hledger, house.desk))
    #expect(try run(hledger, ["-f", file.path, "check"]).status == 0)
    let balance = try run(hledger, ["-f", file.path, "balance", "--flat", "--no-total", "accounts"])
    #expect(try run(hledger, ["-f", file.path, "balance", "--depth", "0"]).text.contains("0"))
    var points: Points = 0
    try await house.desk.balances { page in
      points += page.reduce(0) { $0 + $1.amounts[0].available + $1.amounts[0].held }
    }
    let told = balance.text.split(separator: "\n").filter { $0.contains(" points ") }
      .compactMap { Points($0.split(separator: " ")[0]) }.reduce(0, +)
    #expect(told == points)
    await house.remove()
  }

  @Test func `every form tells each line once`() async throws {
    let house = try await busyHouse()
    var count = 0
    try await house.desk.ledgerLines { count += $0.count }
    let csv = try await text(.csv, house.desk)
    let json = try await text(.jsonl, house.desk)
    #expect(count > 20 && csv.split(separator: "\n").count == count + 1)
    for line in json.split(separator: "\n") { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    #expect(json.split(separator: "\n").count == count)
    #expect(try await text(.hledger, house.desk).split(separator: "\n").count { $0.hasPrefix("20") } == count)
    #expect(try await text(.beancount, house.desk).split(separator: "\n").count { $0.contains(" * ") } == count)
    await house.remove()
  }

  @Test(arguments: [
    ("points", "POINTS"), ("gratis-koffie", "GRATIS-KOFFIE"), ("a", "A0"), ("2e-kaart", "U-2E-KAART"),
    ("een-heel-erg-lange-stempelkaart", "EEN-HEEL-ERG-LANGE-S"), ("koffie-", "KOFFIE-0"),
  ]) func `beancount gets commodities it can read`(unit: String, commodity: String) {
    #expect(BeancountWriter.commodity(unit) == commodity)
    #expect(commodity.wholeMatch(of: /[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]/) != nil)
  }

  private func text(_ format: LedgerFormat, _ desk: Desk) async throws -> String {
    var (writer, text) = (LedgerWriter(format), "")
    text += writer.head
    try await desk.ledgerLines { lines in for line in lines { text += writer.text(of: line) } }
    return text
  }

  private func busyHouse() async throws -> TempHouse {
    var chance = SeededGenerator(seed: 3)
    let (house, cards) = (try await TempHouse(), ["2900000000018", "2900000000025"])
    try await house.cards(cards)
    let odd = PosText.sale(1, card: cards[0]).replacing("1-1-1\"", with: "a;b|\\\\,[2026-13-01]\"")
    let events = [odd] + PosText.history(cards, count: 40, &chance)
    let file = try TempFile(events.joined(separator: "\n"))
    _ = try await SaleImport(house.desk).run(file.path)
    _ = try await house.desk.post(.asking("P1", card: cards[0], .payment(20, hold: nil, sale: nil)))
    _ = try await house.desk.post(.asking("H1", card: cards[1], .hold(5, seconds: 60)))
    return house
  }

  private func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
