import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `A clock that jumps` {
  private let card = "2900000000018"

  @Test func `a day ahead and back again leaves every balance and hold as its facts say`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 8000)]))
    _ = try await house.desk.post(.asking("2", card: card, .hold(40, seconds: 600)))
    // Ahead: the round ends the hold, a day too early.
    house.move(to: "2026-03-03T12:00:00Z")
    #expect(try await house.desk.passDates() == 1)
    #expect(try await house.desk.identify(card).balances[0].available == 80)
    // And back: nothing that was done is undone, and selling goes on.
    house.move(to: "2026-03-02T12:05:00Z")
    #expect(try await house.desk.passDates() == 0)
    _ = try await house.desk.post(.sale("3", card: card, at: "2026-03-02T12:05:00Z", [.of(1, cents: 1000)]))
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    #expect(try await house.desk.rebuildDerivedValues() == 0)
    await house.remove()
  }

  @Test func `a day behind refuses what tills say is later, and takes it once the clock is right`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    house.move(to: "2026-03-01T12:00:00Z")
    await #expect(throws: Refusal(.timestampInFuture, field: "timestamp")) {
      try await house.desk.post(.sale("1", card: card, at: "2026-03-02T12:00:00Z", [.of(1, cents: 1000)]))
    }
    house.move(to: "2026-03-02T12:00:00Z")
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-02T12:00:00Z", [.of(1, cents: 1000)]))
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }
}
