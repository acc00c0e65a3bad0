import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Balances and what is owed` {
  private let cards = ["2900000000018", "2900000000025"]

  @Test func `a number is shown only when it was handed in`() async throws {
    let house = try await house()
    let found = try await balances(house, numbers: [cards[0], "29000"])
    #expect(found.compactMap(\.number?.revealed) == [cards[0]])
    #expect(Set(found.map(\.lastFour)) == ["0018", "0025"])
    await house.remove()
  }

  @Test(arguments: [
    ("2026-02-28T00:00:00Z", 0, 0), ("2026-03-01T12:00:00Z", 0, 30), ("2026-03-20T00:00:00Z", 30, 0),
    ("2027-03-01T23:00:00Z", 0, 0),
  ]) func `as of a moment, what had happened by then counts and dates have passed`(
    at: String, available: Points, pending: Points
  ) async throws {
    let house = try await house()
    _ = try await house.desk.post(.sale("1", card: cards[0], at: "2026-03-01T10:00:00Z", [.of(1, cents: 3000)]))
    let found = try await balances(house, at: Instant(rfc3339: at), numbers: cards)
    let amount = found.first { $0.number?.revealed == cards[0] }?.amounts[0]
    #expect(amount?.available == available && amount?.pending == pending)
    await house.remove()
  }

  @Test func `a card that was replaced is not counted twice`() async throws {
    let house = try await house()
    _ = try await house.desk.replaceCard(.number(cards[0]))
    #expect(try await balances(house).count == 2)
    await house.remove()
  }

  @Test func `a month's points are all somewhere, and sum to what cards have`() async throws {
    let house = try await house()
    _ = try await house.desk.post(.sale("1", card: cards[0], at: "2026-01-10T10:00:00Z", [.of(1, cents: 9000)]))
    _ = try await house.desk.post(.sale("2", card: cards[0], at: "2026-02-10T10:00:00Z", [.of(1, cents: 5000)]))
    _ = try await house.desk.post(.asking("3", at: "2026-02-11T10:00:00Z", .voiding(of: EventID("1-1-2"))))
    _ = try await house.desk.post(.asking("4", card: cards[0], .payment(40, hold: nil, sale: nil)))
    let liability = try await house.desk.liability()
    let months = liability.cohorts.filter { $0.unit == "points" }
    #expect(months.map(\.month.description) == ["2026-01-01", "2026-02-01"])
    #expect(months.map(\.issued) == [90, 50] && months.map(\.reversed) == [0, 50])
    #expect(months.map(\.redeemed) == [40, 0] && months.map(\.outstanding) == [50, 0])
    for month in months { #expect(month.earned == month.redeemed + month.expired + month.outstanding) }
    await house.remove()
  }

  @Test func `what is expected is rounded up, valued at what points pay, and learnt from months that are over`()
    async throws
  {
    let house = try await house()
    _ = try await house.desk.post(.sale("1", card: cards[0], at: "2025-01-10T10:00:00Z", [.of(1, cents: 9000)]))
    _ = try await house.desk.post(.sale("2", card: cards[0], at: "2026-02-10T10:00:00Z", [.of(1, cents: 3100)]))
    let liability = try await house.desk.liability()
    #expect(liability.observedRate("points") == 0)
    #expect(liability.cohorts[1].expected(rate: 3333) == 11)
    #expect(liability.value(of: 11, "points") == 11)
    #expect(liability.observedRate("koffie") == nil && liability.value(of: 3, "koffie") == nil)
    #expect(try await house.desk.liability(at: Instant(rfc3339: "2025-06-01T00:00:00Z")!).cohorts.count == 1)
    await house.remove()
  }

  private func house() async throws -> TempHouse {
    let programme = TempHouse.programme
      .replacing("en: points}, expire: never", with: "en: points}, pending: 14 days, expire: {after: 12 months}")
      .replacing("reach: 400 days", with: "reach: 3660 days")
    let house = try await TempHouse(programme)
    try await house.cards(cards)
    return house
  }

  private func balances(_ house: TempHouse, at: Instant? = nil, numbers: [String] = []) async throws -> [CardBalance] {
    var found: [CardBalance] = []
    try await house.desk.balances(at: at, numbers: numbers) { found += $0 }
    return found
  }
}
