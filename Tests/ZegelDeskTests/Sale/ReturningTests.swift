import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Returning` {
  private let card = "2900000000018"

  @Test func `a void takes everything back`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(
      .sale("1", card: card, [.of(1, cents: 1250), .of(2, cents: 300, category: "koffie")]))
    let void = try await house.desk.post(.asking("2", .voiding(of: EventID("1-1-1"))))
    #expect(void.answer.balances[0] == UnitBalance(unit: 0, change: -15, available: 0, pending: 0))
    #expect(try await house.desk.identify(card).balances.allSatisfy { $0.available == 0 })
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `half a line comes back, also after the points were spent`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 8000, quantity: 4000)]))
    _ = try await house.desk.post(.asking("2", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    let back = try await house.desk.post(
      .asking("3", .returning([ReturnedLine(number: 1, quantity: 2000, amount: nil)], of: EventID("1-1-1"))))
    #expect(back.answer.balances[0] == UnitBalance(unit: 0, change: -40, available: -10, pending: 0))
    _ = try await house.desk.post(.sale("4", card: card, at: "2026-03-02T11:30:00Z", [.of(1, cents: 1500)]))
    #expect(try await house.desk.identify(card).balances[0].available == 5)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `a return that comes before its sale waits for it`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let back = TillAct.asking(
      "2", .returning([ReturnedLine(number: 2, quantity: 1000, amount: 300)], of: try EventID("1-1-1")))
    let waiting = try await house.desk.post(back)
    #expect(waiting.answer.note == .waitsForSale)
    #expect(try await house.desk.post(back).answer.note == .waitsForSale)
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 1000), .of(2, cents: 300)]))
    #expect(try await house.desk.identify(card).balances[0].available == 10)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `more than was sold never comes back`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 1000), .of(2, cents: 500)]))
    for receipt in ["2", "3"] {
      _ = try await house.desk.post(
        .asking(receipt, .returning([ReturnedLine(number: 1, quantity: 1000, amount: 1000)], of: EventID("1-1-1"))))
    }
    let unknown = try await house.desk.post(
      .asking("4", .returning([ReturnedLine(number: 9, quantity: 1000, amount: 1)], of: EventID("1-1-1"))))
    #expect(unknown.answer.note == .partlyUnknown)
    #expect(try await house.desk.identify(card).balances[0].available == 5)
    await house.remove()
  }

  @Test func `without a receipt the latest purchases come back`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-01T10:00:00Z", [.of(1, cents: 2000)]))
    _ = try await house.desk.post(.sale("2", card: card, at: "2026-03-02T10:00:00Z", [.of(1, cents: 1000)]))
    let back = try await house.desk.post(.asking("3", card: card, .returningAmount(1500)))
    #expect(back.answer.balances[0] == UnitBalance(unit: 0, change: -15, available: 15, pending: 0))
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `a return makes room under the cap again`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-02T09:00:00Z", [.of(1, cents: 9000)]))
    _ = try await house.desk.post(.sale("2", card: card, at: "2026-03-02T10:00:00Z", [.of(1, cents: 9000)]))
    #expect(try await house.desk.identify(card).balances[0].available == 100)
    _ = try await house.desk.post(.asking("3", .voiding(of: EventID("1-1-1"))))
    #expect(try await house.desk.identify(card).balances[0].available == 90)
    await house.remove()
  }

  @Test func `voiding a sale undoes the reward that was taken with it, and its stock`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-01T10:00:00Z", [.of(1, cents: 6000)]))
    _ = try await house.desk.post(.sale("2", card: card, at: "2026-03-02T10:00:00Z", [.of(1, cents: 1000)]))
    _ = try await house.desk.post(.asking("3", card: card, .reward(id: "brood", hold: nil, sale: EventID("1-1-2"))))
    #expect(try await house.desk.identify(card).balances[0].available == 20)
    _ = try await house.desk.post(.asking("4", .voiding(of: EventID("1-1-2"))))
    #expect(try await house.desk.identify(card).balances[0].available == 60)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test(arguments: [true, false])
  func `the return of a sale without a card says so each time, whichever came first`(returnIsFirst: Bool) async throws {
    let house = try await TempHouse()
    let sale = TillAct.sale("1", card: nil, [.of(1, cents: 1000)])
    let back = TillAct.asking("2", .voiding(of: try EventID("1-1-1")))
    for act in returnIsFirst ? [back, sale] : [sale, back] { _ = try await house.desk.post(act) }
    for _ in 1...2 { #expect(try await house.desk.post(back).answer.note == .withoutCard) }
    #expect(try await house.desk.posted(EventID("1-1-2")).answer.note == .withoutCard)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }
}
