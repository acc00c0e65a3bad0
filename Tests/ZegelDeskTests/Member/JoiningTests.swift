import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite struct `Becoming a member` {
  @Test func `a member is found again by mail and by card, and opened for a purpose`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    let id = try await shop.join(card: "2900000000018")
    let byMail = try await shop.desk.findMembers(
      .value(field: "email", "LID1@voorbeeld.example"), for: "membership", by: shop.cashier)
    #expect(byMail == [id])
    let byCard = try await shop.desk.findMembers(
      .card(CardName("2900000000018")), for: "membership", by: shop.cashier)
    #expect(byCard == [id])
    let seen = try await shop.desk.openMember(id, for: "membership", by: shop.cashier, in: "w1") { portrait, opened in
      (portrait.fields, portrait.accounts.count, opened.text("name"), opened.text("email"), opened.text("phone"))
    }
    #expect(seen.0 == ["email", "name"])
    #expect(seen.1 == 1)
    #expect(seen.2 == "Lid van b")
    #expect(seen.3 == "lid1@voorbeeld.example")
    #expect(seen.4 == nil)
    await shop.remove()
  }

  @Test func `what is not in the policy, or not agreed to, is not kept`() async throws {
    let shop = try await PeopleHouse()
    await #expect(throws: Refusal(.fieldUnknown, field: "values")) { _ = try await shop.join(1, ["shoe-size": "43"]) }
    await #expect(throws: Refusal(.consentMissing, field: "phone")) {
      _ = try await shop.join(1, ["phone": "0201234567"])
    }
    await #expect(throws: Refusal(.consentMissing, field: "phone")) {
      _ = try await shop.join(consents: ["marketing.sms": false], ["phone": "0201234567"])
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "consents")) {
      _ = try await shop.join(consents: ["x": true])
    }
    await #expect(throws: Refusal(.consentNotAsked, field: "purpose")) {
      _ = try await shop.join(consents: ["membership": true])
    }
    #expect(try await shop.desk.store.read { try $0.memberCount() } == 0)
    await shop.remove()
  }

  @Test func `nobody joins without what is needed, twice by one address, or with somebody else's card`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    let nameless = MemberApplication(values: ["email": "x@y.example"], route: .web, language: .nl)
    await #expect(throws: Refusal(.valueMissing, field: "name")) {
      _ = try await shop.desk.joinMember(nameless, by: shop.cashier)
    }
    let empty = MemberApplication(values: ["name": ""], route: .web, language: .nl)
    await #expect(throws: Refusal.self) { _ = try await shop.desk.joinMember(empty, by: shop.cashier) }
    _ = try await shop.join(card: "2900000000018")
    await #expect(throws: Refusal(.memberExists, field: "email")) { _ = try await shop.join() }
    await #expect(throws: Refusal(.accountTaken, field: "card")) { _ = try await shop.join(2, card: "2900000000018") }
    #expect(try await shop.desk.store.read { try $0.memberCount() } == 1)
    await shop.remove()
  }

  @Test func `below sixteen a parent says yes`() async throws {
    let shop = try await PeopleHouse()
    var young = MemberApplication(
      values: ["name": "Jo Klein"], consents: ["marketing.email": true], route: .web, language: .nl)
    young.isYoung = true
    await #expect(throws: Refusal(.guardianNeeded, field: "guardian")) {
      _ = try await shop.desk.joinMember(young, by: shop.cashier)
    }
    young.byGuardian = true
    let id = try await shop.desk.joinMember(young, by: shop.cashier)
    #expect(try await shop.desk.consentHistory(of: id, by: shop.officer).map(\.byGuardian) == [true])
    await shop.remove()
  }

  @Test func `somebody of whom nothing is known is no member`() async throws {
    let shop = try await PeopleHouse(
      policy: PeopleHouse.policy.replacing(", needed: yes", with: ""))
    let nobody = MemberApplication(values: [:], route: .web, language: .nl)
    await #expect(throws: Refusal(.valueMissing, field: "values")) {
      _ = try await shop.desk.joinMember(nobody, by: shop.cashier)
    }
    await shop.remove()
  }

  @Test func `a house without a policy keeps nothing of anybody`() async throws {
    let house = try await TempHouse()
    let application = MemberApplication(values: ["name": "Ada"], route: .till, language: .nl)
    await #expect(throws: Refusal(.policyMissing, field: "privacy")) {
      _ = try await house.desk.joinMember(application, by: .keeper)
    }
    await house.remove()
  }
}
