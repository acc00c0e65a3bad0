import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite struct `Changing a member` {
  @Test func `a corrected value is the one that is seen and found, and the old one stays known`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    try await shop.desk.changeValue(
      "email", of: id, to: "nieuw@voorbeeld.example", reason: .corrected, by: shop.cashier)
    let seen = try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { $1.text("email") }
    #expect(seen == "nieuw@voorbeeld.example")
    let old = MemberName.value(field: "email", "lid1@voorbeeld.example")
    #expect(try await shop.desk.findMembers(old, for: "membership", by: shop.cashier) == [])
    let versions = try await shop.desk.store.read { try $0.values(of: id).filter { $0.field == "email" } }
    #expect(versions.map(\.version) == [1, 2])
    #expect(versions.map(\.reason) == ["joined", "corrected"])
    let entries = try await shop.desk.openings(of: id, by: shop.officer)
    let change = try #require(entries.first { $0.outcome == "changed" })
    #expect(change.actor == shop.cashier.name && change.fields == ["email"] && change.store == "w1")
    await shop.remove()
  }

  @Test func `a card can be somebody's and nobody's again`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    let card = CardName("2900000000018")
    let id = try await shop.join()
    try await shop.desk.linkCard(card, to: id, showsHistory: false, by: shop.cashier, in: "w1")
    let from = try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { portrait, _ in
      portrait.accounts.map(\.historyFrom)
    }
    #expect(from == [shop.house.now])
    try await shop.desk.unlinkCard(card, from: id, by: shop.cashier)
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [])
    await #expect(throws: Refusal(.accountNotLinked, field: "card")) {
      try await shop.desk.unlinkCard(card, from: id, by: shop.cashier)
    }
    await shop.remove()
  }

  @Test func `one person known twice becomes one, cards and all, and two again`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018", "2900000000025"])
    let (first, second) = (try await shop.join(1, card: "2900000000018"), try await shop.join(2, card: "2900000000025"))
    try await shop.desk.mergeMembers(second, into: first, by: shop.officer)
    await #expect(throws: Refusal(.memberMerged, field: "member")) {
      try await shop.desk.openMember(second, for: "membership", by: shop.cashier) { _, _ in }
    }
    let card = CardName("2900000000025")
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [first])
    let mail = MemberName.value(field: "email", "lid2@voorbeeld.example")
    #expect(try await shop.desk.findMembers(mail, for: "membership", by: shop.cashier) == [first])
    let cards = try await shop.desk.openMember(first, for: "membership", by: shop.cashier) { portrait, _ in
      portrait.accounts.count
    }
    #expect(cards == 2)
    try await shop.desk.unmergeMember(second, by: shop.officer)
    let name = try await shop.desk.openMember(second, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van c")
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [second])
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `a card of who became part of somebody can be unlinked from them`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000025"])
    let (first, second) = (try await shop.join(1), try await shop.join(2, card: "2900000000025"))
    try await shop.desk.mergeMembers(second, into: first, by: shop.officer)
    let card = CardName("2900000000025")
    try await shop.desk.unlinkCard(card, from: first, by: shop.cashier)
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [])
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `who is erased is gone, their card goes on, and the trail still agrees`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    let id = try await shop.join(consents: ["marketing.email": true], card: "2900000000018")
    try await shop.desk.eraseMember(id, by: shop.officer)
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    }
    #expect(try await shop.desk.store.read { try $0.values(of: id).isEmpty && $0.accounts(of: id).isEmpty })
    _ = try await shop.desk.findCard(CardName("2900000000018"))
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    // The same address may join anew: nothing of it is left.
    _ = try await shop.join()
    await shop.remove()
  }

  @Test func `a cashier neither erases, merges nor restricts, and a marketer makes no members`() async throws {
    let shop = try await PeopleHouse()
    let (first, second) = (try await shop.join(1), try await shop.join(2))
    let no = Refusal(.roleNotAllowed, field: "staff")
    await #expect(throws: no) { try await shop.desk.eraseMember(first, by: shop.cashier) }
    await #expect(throws: no) { try await shop.desk.mergeMembers(second, into: first, by: shop.cashier) }
    await #expect(throws: no) { try await shop.desk.unmergeMember(second, by: shop.cashier) }
    await #expect(throws: no) { try await shop.desk.restrictMember(first, true, by: shop.cashier) }
    let application = MemberApplication(values: ["name": "Jo Klein"], route: .web, language: .nl)
    await #expect(throws: no) { _ = try await shop.desk.joinMember(application, by: shop.marketer) }
    let name = try await shop.desk.openMember(first, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van b")
    await shop.remove()
  }

  @Test func `everything that was done to members is in the trail, and it agrees`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true, "marketing.sms": false])
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    try await shop.desk.changeValue("name", of: id, to: "Lid Anders", reason: .corrected, by: shop.cashier)
    _ = try await shop.desk.sequenceTrail()
    let report = try await shop.desk.verifyTrail()
    #expect(report.problems.map(\.place) == [])
    try await shop.desk.store.write { _ = try $0.execute("UPDATE member SET restricted = 1") }
    let found = try await shop.desk.verifyTrail().problems.map(\.place)
    #expect(found.count == 1 && found[0].contains("\(id)"))
    await shop.remove()
  }
}
