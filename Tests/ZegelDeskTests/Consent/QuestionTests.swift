import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Asking for consent` {
  private func asked(_ shop: PeopleHouse, _ id: MemberID) async throws -> [String] {
    try await shop.desk.questions(for: id, in: .nl, by: shop.cashier).map(\.purpose)
  }

  @Test func `a no is left alone for six months, to the day`() async throws {
    let shop = try await PeopleHouse(at: "2026-02-28T12:00:00Z")
    let id = try await shop.join(consents: ["marketing.email": false])
    #expect(try await asked(shop, id) == ["marketing.sms"])
    // Midnight in Amsterdam, in summer.
    shop.house.move(to: "2026-08-27T21:59:00Z")
    #expect(try await asked(shop, id) == ["marketing.sms"])
    shop.house.move(to: "2026-08-27T22:00:00Z")
    #expect(try await asked(shop, id) == ["marketing.email", "marketing.sms"])
    await shop.remove()
  }

  @Test func `a yes is not asked again, a suspended one is, and who comes by themselves is heard`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true, "marketing.sms": false])
    #expect(try await asked(shop, id) == [])
    _ = try await shop.desk.suspendConsents(under: 1, by: shop.officer)
    let again = try await shop.desk.questions(for: id, in: .en, by: shop.cashier)
    #expect(again.map(\.purpose) == ["marketing.email"] && again[0].isAskedAgain)
    #expect(again[0].text == "We mail you offers.")
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.questions(for: id, in: .en, by: shop.marketer)
    }
    let yes = ConsentAct(purpose: "marketing.sms", decision: .given, route: .web, language: .nl)
    try await shop.desk.decide(yes, by: id, entered: .member(id))
    await shop.remove()
  }
}
