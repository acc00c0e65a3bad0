import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Rebuilding what is derived` {
  private let card = "2900000000018"

  private func house() async throws -> TempHouse {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 6000)]))
    _ = try await house.desk.post(.asking("2", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    return house
  }

  @Test func `a house that is right is left alone`() async throws {
    let house = try await house()
    #expect(try await house.desk.rebuildDerivedValues() == 0)
    await house.remove()
  }

  @Test(arguments: [
    "UPDATE account SET available = 1000000", "UPDATE account SET pending = 7", "UPDATE account SET due_at = 1",
    "UPDATE account SET state = x'00'", "UPDATE reward_stock SET taken = 0", "DELETE FROM reward_stock",
    "UPDATE account SET state = (SELECT state FROM account WHERE fact_count = 0 UNION SELECT x'01' LIMIT 1)",
  ])
  func `what was changed is put right`(sql: String) async throws {
    let house = try await house()
    let before = try await house.desk.identify(card).balances[0].available
    let bytes = TestEngine.isPostgres ? sql.replacing(/x'(\d\d)'/) { "'\\x\($0.1)'::bytea" } : sql
    try await house.desk.store.write { try $0.script(bytes) }
    #expect(try await house.desk.rebuildDerivedValues() == 1)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    #expect(try await house.desk.identify(card).balances[0].available == before)
    await house.remove()
  }
}
