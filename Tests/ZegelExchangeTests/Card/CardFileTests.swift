import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelExchange

@Suite struct `A file of cards` {
  @Test func `cards come with their line and what they bring along`() throws {
    let rows = try rows("points, Card ,name\n250,2900000000018,x\n,2900000000025,\n-3,2900000000032,\n")
    #expect(rows.compactMap(card).map(\.number) == ["2900000000018", "2900000000025", "2900000000032"])
    #expect(rows.compactMap(card).map(\.openingBalance) == [250, 0, -3])
    #expect(rows.compactMap(card).map(\.line) == [2, 3, 4])
  }

  @Test(arguments: [
    ("9223372036854775808,2900", "points"), ("1.5,2900", "points"), ("5", "card"), ("1,\"x\"y", "line"),
  ]) func `a line that is none names its field`(row: String, field: String) throws {
    guard case .refused(let line, let refusal)? = try rows("points,card\n\(row)\n").first else {
      return #expect(Bool(false))
    }
    #expect(line == 2 && refusal.field == field)
  }

  @Test(arguments: ["", "\n\n", "number\n2900000000018\n", "🧀🧀\n"]) func `a file without the column is refused`(
    text: String
  ) {
    #expect(throws: Refusal(.inputMalformed, field: "columns")) { _ = try rows(text) }
  }

  @Test func `a bad check digit is refused by its line, and the number is not repeated`() async throws {
    let house = try await TempHouse()
    let rows = try rows("card\n2900000000018\n2900000000019\n")
    let outcomes = try await house.desk.importCards(rows.compactMap(card), anyFormat: false)
    #expect(outcomes == [.added, .refused(Refusal(.cardNumberMalformed, field: "card"))])
    #expect(!"\(outcomes)".contains("2900000000019"))
    await house.remove()
  }

  private func rows(_ text: String) throws -> [CardFile.Row] {
    let temporary = try TempFile(text)
    var (file, rows) = (try CardFile(temporary.path), [CardFile.Row]())
    while let part = try file.next() { rows += part }
    return rows
  }

  private func card(_ row: CardFile.Row) -> ImportedCard? { if case .card(let card) = row { card } else { nil } }
}
