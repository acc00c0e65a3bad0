import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Whether a member may be written to, asked at a till` {
  @Test func `follows each decision at once, and leaves no entry`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1, consents: ["marketing.email": true])
    let before = try await shop.desk.store.read { try $0.openings(after: [], most: 100).count }
    #expect(try await shop.desk.mayUse(id, for: "marketing.email"))
    #expect(try await !shop.desk.mayUse(id, for: "marketing.sms"))
    #expect(try await shop.desk.mayUse(id, for: "marketing.post"))
    #expect(try await shop.desk.mayUse(id, for: "membership"))
    func decide(_ purpose: String, _ decision: ConsentDecision) async throws {
      try await shop.desk.decide(
        ConsentAct(purpose: purpose, decision: decision, route: .till, language: .nl), by: id, entered: shop.officer)
    }
    try await decide("marketing.email", .withdrawn)
    try await decide("marketing.post", .objected)
    #expect(try await !shop.desk.mayUse(id, for: "marketing.email"))
    #expect(try await !shop.desk.mayUse(id, for: "marketing.post"))
    #expect(try await shop.desk.store.read { try $0.openings(after: [], most: 100).count } == before)
    await shop.remove()
  }

  @Test func `is no for who lies still, and refused for who is gone and for a purpose that is not there`() async throws
  {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1, consents: ["marketing.email": true])
    try await shop.desk.restrictMember(id, true, by: shop.officer)
    #expect(try await !shop.desk.mayUse(id, for: "marketing.email"))
    #expect(try await !shop.desk.mayUse(id, for: "membership"))
    try await shop.desk.eraseMember(id, by: shop.officer)
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      try await shop.desk.mayUse(id, for: "marketing.email")
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      try await shop.desk.mayUse(id, for: "marketing.fax")
    }
    await shop.remove()
  }
}
