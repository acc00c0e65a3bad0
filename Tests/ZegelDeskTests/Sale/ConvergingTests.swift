import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Offline tills` {
  private static let cards = ["2900000000018", "2900000000025", "2900000000032"]

  /// A week of sales, returns and voids by three tills, in the order in which they happened.
  private func week(seed: UInt64) -> [TillAct] {
    var generator = SeededGenerator(seed: seed)
    func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    var sales: [(event: EventID, lines: [SaleLine])] = []
    return (1...120).map { number -> TillAct in
      let at = Instant(rfc3339: "2026-02-20T08:00:00Z")!.adding(milliseconds: Int64(number) * 4_700_000)
      let till = String(roll(1...3))
      let event = try! EventID("1-\(till)-\(number)")
      let request: TillAct.Request
      if sales.isEmpty || roll(0...4) > 0 {
        let lines = (1...roll(1...4)).map { line in
          SaleLine.of(
            Int32(line), cents: Int64(roll(0...3000)), quantity: Int64(roll(1...3)) * 1000,
            category: roll(0...1) == 0 ? "koffie" : nil)
        }
        sales.append((event, lines))
        request = .sale(Sale(event: event, store: "1", till: till, at: at, currency: "EUR", lines: lines))
      } else {
        let sale = sales[roll(0...sales.count - 1)]
        let line = sale.lines[0]
        request =
          roll(0...2) == 0
          ? .voiding(of: sale.event)
          : .returning(
            [ReturnedLine(number: line.number, quantity: line.quantity, amount: line.amount)], of: sale.event)
      }
      let card = { if case .sale = request { Self.cards[roll(0...2)] } else { String?.none } }()
      return TillAct(event: event, store: "1", till: till, at: at, card: card, request: request)
    }
  }

  private func balances(_ acts: [TillAct]) async throws -> [[UnitBalance]] {
    let house = try await TempHouse()
    try await house.cards(Self.cards)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in stride(from: 0, to: acts.count, by: 16) {
        for act in acts[part..<min(part + 16, acts.count)] { group.addTask { _ = try await house.desk.post(act) } }
        try await group.waitForAll()
      }
    }
    let report = try await house.desk.verifyLedger()
    #expect(report.problems.isEmpty)
    var result: [[UnitBalance]] = []
    for card in Self.cards { result.append(try await house.desk.identify(card).balances) }
    await house.remove()
    return result
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `uploads in any order and any number of times end as if every till had been online`(seed: UInt64) async throws {
    let acts = week(seed: seed)
    var generator = SeededGenerator(seed: seed &+ 100)
    let online = try await balances(acts)
    let shuffled = try await balances(acts.shuffled(using: &generator))
    let twice = try await balances(
      (acts + acts.filter { _ in Bool.random(using: &generator) }).shuffled(using: &generator))
    #expect(shuffled == online)
    #expect(twice == online)
  }
}
