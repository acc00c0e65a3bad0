import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Consent` {
  @Test func `each decision is kept with all that proves it, a refusal too`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true, "marketing.sms": false])
    shop.house.move(to: "2026-03-03T12:00:00Z")
    let stop = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .mail, language: .en)
    try await shop.desk.decide(stop, by: id, entered: .member(id))
    let all = try await shop.desk.consentHistory(of: id, by: shop.officer)
    #expect(
      all.map(\.decision) == [.given, .refused, .withdrawn] || all.map(\.decision) == [.refused, .given, .withdrawn])
    let last = try #require(all.last)
    #expect(last.before == .given)
    #expect(last.actor == "member" && last.route == "mail" && last.language == "en" && last.policyVersion == 1)
    let notice = try await shop.desk.shownNotice(of: .number(1), in: .en)
    #expect(last.noticeHash == notice.hash)
    let early = try await shop.desk.consentHistory(
      of: id, asOf: Instant(rfc3339: "2026-03-02T13:00:00Z")!, by: shop.officer)
    #expect(early.count == 2)
    await shop.remove()
  }

  @Test(arguments: [
    ("membership", ConsentDecision.given, Refusal(.consentNotAsked, field: "purpose")),
    ("marketing.email", .withdrawn, Refusal(.consentNotGiven, field: "purpose")),
    ("marketing.email", .objected, Refusal(.objectionNotPossible, field: "purpose")),
    ("nothing", .given, Refusal(.purposeUnknown, field: "purpose")),
  ])
  func `what makes no sense is refused`(_ purpose: String, _ decision: ConsentDecision, _ refusal: Refusal) async throws
  {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let act = ConsentAct(purpose: purpose, decision: decision, route: .till, language: .nl)
    await #expect(throws: refusal) { try await shop.desk.decide(act, by: id, entered: shop.cashier) }
    await shop.remove()
  }

  @Test func `the same decision twice is told so, and kept once`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let yes = ConsentAct(purpose: "marketing.email", decision: .given, route: .till, language: .nl)
    try await shop.desk.decide(yes, by: id, entered: shop.cashier)
    await #expect(throws: Refusal(.consentUnchanged, field: "purpose")) {
      try await shop.desk.decide(yes, by: id, entered: shop.cashier)
    }
    #expect(try await shop.desk.consentHistory(of: id, by: shop.officer).count == 1)
    await shop.remove()
  }

  @Test func `who may be written to is who agreed, or did not object`() async throws {
    let shop = try await PeopleHouse()
    let yes = try await shop.join(1, consents: ["marketing.email": true])
    let no = try await shop.join(
      2, consents: ["marketing.email": false], ["address": "Dorpsstraat 2, 1234 AB Ons Dorp"])
    let still = try await shop.join(3, consents: ["marketing.email": true])
    try await shop.desk.restrictMember(still, true, by: shop.officer)
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [yes])
    #expect(try await shop.desk.audience(for: "marketing.post", by: shop.marketer).members == [no])
    let stop = ConsentAct(purpose: "marketing.post", decision: .objected, route: .web, language: .nl)
    try await shop.desk.decide(stop, by: no, entered: .member(no))
    #expect(try await shop.desk.audience(for: "marketing.post", by: shop.marketer).members == [])
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.audience(for: "marketing.email", by: shop.cashier)
    }
    await shop.remove()
  }

  @Test func `what was agreed to under a wrong notice stops counting, each with its own record`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1, consents: ["marketing.email": true, "marketing.sms": true])
    _ = try await shop.join(2, consents: ["marketing.email": false])
    #expect(try await shop.desk.suspendConsents(under: 1, by: shop.officer) == 2)
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [])
    let decisions = try await shop.desk.consentHistory(of: id, by: shop.officer).map(\.decision)
    #expect(decisions.filter { $0 == .suspended }.count == 2)
    #expect(try await shop.desk.suspendConsents(under: 1, by: shop.officer) == 0)
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }
}
