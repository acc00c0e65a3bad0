import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `The law in a house's health` {
  @Test func `says that a contract will end, and then that it has`() async throws {
    let shop = try await PeopleHouse(
      policy: """
        \(PeopleHouse.policy)
        parties:
          - {id: mailer, name: Postduif B.V., role: processor, contract: {signed_on: 2026-01-01, until: 2026-12-31}, country: NL, purposes: [marketing.email], fields: [email]}
        """)
    let before = try #require(try await shop.desk.health().law)
    #expect(before.now.isEmpty)
    #expect(before.ahead.map(\.from) == [CalendarDay("2027-01-01")!])
    shop.house.move(to: "2027-01-02T12:00:00Z")
    let after = try #require(try await shop.desk.health().law)
    #expect(after.now.map(\.path) == ["parties[0].contract"] && after.ahead.isEmpty)
    await shop.remove()
  }

  @Test func `tells of a programme from before the list of sensitive goods, which goes on and counts no such line`()
    async throws
  {
    let house = try await TempHouse()
    #expect(try await house.desk.health().sensitiveParts == [])
    let old = TempHouse.programme.replacing("categories: [koffie]", with: "categories: [medicijnen]")
    try await house.desk.store.write { session in
      try session.insert(
        ProgrammeRow(
          number: 2, text: old, hash: [UInt8](repeating: 7, count: 32), startsAt: house.now, appliedAt: house.now))
    }
    #expect(try await house.desk.health().sensitiveParts == ["rules.kopje.where"])
    try await house.cards(["2900000000018"])
    house.move(to: "2026-03-02T13:00:00Z")
    let posted = try await house.desk.post(
      .sale("1", card: "2900000000018", at: "2026-03-02T12:30:00Z", [.of(1, cents: 300, category: "medicijnen")]))
    #expect(posted.answer.balances.allSatisfy { $0.change == 0 })
    await house.remove()
  }
}
