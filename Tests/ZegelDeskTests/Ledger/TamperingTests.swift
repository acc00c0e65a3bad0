import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Verifying the ledger` {
  private let card = "2900000000018"

  private func house() async throws -> TempHouse {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 6000)]))
    _ = try await house.desk.post(.asking("2", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    return house
  }

  /// Each a change by hand that somebody with the database file could make, with the triggers out of the way.
  static let changes: [(sql: String, found: String)] = [
    ("UPDATE entry SET points = points + 1 WHERE number = 1", "the ledger entries differ from its facts"),
    ("DELETE FROM entry WHERE number = 2", "ledger entries are missing or not numbered in order"),
    ("DELETE FROM fact WHERE number = 2", "facts are missing or not numbered in order"),
    ("UPDATE fact SET at = at - 1000 WHERE number = 1", "the act of fact 1 is not registered as it is"),
    ("UPDATE account SET available = available + 100", "the kept balance differs from the state"),
    ("UPDATE reward_stock SET taken = 0", "the stock of reward 1 differs from what was taken"),
    ("DELETE FROM act WHERE kind = 1", "registered acts and facts are not equally many"),
  ]

  @Test(arguments: changes.indices) func `a change by hand is found and named`(place: Int) async throws {
    let house = try await house()
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    let (sql, found) = Self.changes[place]
    try await house.desk.store.write { session in
      for trigger in ["fact_is_kept ON fact", "fact_stays ON fact", "entry_is_kept ON entry", "entry_stays ON entry"] {
        let words = session.dialect == .postgresql ? trigger : String(trigger.prefix { $0 != " " })
        try session.script("DROP TRIGGER \(words)")
      }
      try session.script(sql)
    }
    let problems = try await house.desk.verifyLedger().problems
    #expect(problems.contains { $0.what == found })
    await house.remove()
  }

  @Test(arguments: ["UPDATE entry SET points = 1", "DELETE FROM entry", "UPDATE fact SET kind = 2", "DELETE FROM fact"])
  func `the ledger refuses to be changed`(sql: String) async throws {
    let house = try await house()
    await #expect(throws: (any Error).self) { try await house.desk.store.write { try $0.script(sql) } }
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `settling changes no balance, and what lies behind it is refused`() async throws {
    let programme = TempHouse.programme.replacing("reach: 400 days", with: "reach: 30 days")
    let house = try await TempHouse(programme)
    try await house.cards([card])
    for number in 1...150 {
      let at = Instant(rfc3339: "2025-09-20T10:00:00Z")!.adding(milliseconds: Int64(number) * 86_400_000).rfc3339
      _ = try await house.desk.post(.sale("\(number)", card: card, at: at, [.of(1, cents: 1000)]))
    }
    #expect(try await house.desk.settleAccounts() == 1)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await #expect(throws: Refusal(.beyondReach, field: "timestamp")) {
      try await house.desk.post(.sale("x", card: card, at: "2025-10-01T10:00:00Z", [.of(1, cents: 1000)]))
    }
    await #expect(throws: Refusal(.beyondReach, field: "refers_to")) {
      try await house.desk.post(.asking("y", .voiding(of: EventID("1-1-5"))))
    }
    _ = try await house.desk.post(.asking("z", .voiding(of: EventID("1-1-140"))))
    #expect(try await house.desk.identify(card).balances[0].available == 1490)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }
}
