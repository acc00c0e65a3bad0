import Testing
import ZegelDesk
import ZegelDomain
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
}
