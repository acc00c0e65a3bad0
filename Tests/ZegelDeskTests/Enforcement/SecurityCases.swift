import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// Who could see what they should not, and who got data without being told of.
extension `Enforcement cases` {
  @Test func `CNIL SAN-2025-017: no social network without a yes of its own and a name, whatever was said to e-mail`()
    async throws
  {
    let shop = try await PeopleHouse()
    let network = Part.party("Vriendenboek", role: "own-controller", purpose: "social")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(
        purposes: [Part.social.replacing("basis: consent", with: "basis: contract")], parties: [network]),
      at: "purposes[4].channel", "CNIL SAN-2025-017")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(purposes: [Part.social]), at: "purposes[4]", "Art. 13(1)(e)")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(parties: [network.replacing("[social]", with: "[marketing.email]")]),
      at: "parties[0].purposes[0]", "CNIL SAN-2025-017")
    let policy = PeopleHouse.policyWith(purposes: [Part.social], parties: [network])
      .replacing("purposes: [membership, marketing.email]", with: "purposes: [membership, marketing.email, social]")
    try await shop.apply(policy)
    _ = try await shop.join(1, consents: ["marketing.email": true])
    let both = try await shop.join(2, consents: ["marketing.email": true, "social": true])
    #expect(try await shop.mayBeWrittenTo("social") == [both])
    #expect(try await shop.desk.shownNotice(of: .newest, in: .nl).text.contains("Vriendenboek"))
    await shop.remove()
  }

  @Test func `sharing with a partner is one consent and nothing else`() async throws {
    let shop = try await PeopleHouse()
    let butcher = Part.party("Slagerij Van Buren", role: "own-controller", purpose: "share.butcher")
    func policy(_ old: String, _ new: String) -> String {
      PeopleHouse.policyWith(purposes: [Part.sharing.replacing(old, with: new)], parties: [butcher])
        .replacing(
          "purposes: [membership, marketing.email]", with: "purposes: [membership, marketing.email, share.butcher]")
    }
    try await shop.refuses(
      policy: policy("basis: consent", "basis: contract"), at: "purposes[4].sharing", "Art. 6(1)(a)")
    try await shop.refuses(
      policy: policy("sharing: yes", "sharing: yes, channel: email"), at: "purposes[4].sharing", "Art. 7(2)")
    try await shop.refuses(policy: policy("sharing: yes", "sharing: no"), at: "parties[0].purposes[0]", "Art. 5(1)(b)")
    let changes = try await shop.desk.policyChanges(to: policy("sharing: yes", "sharing: yes"))
    #expect(changes.contains { $0.path == "purposes.share.butcher" && $0.widens })
    try await shop.apply(policy("sharing: yes", "sharing: yes"))
    await shop.remove()
  }

  @Test func `Trumf: a number is nobody's proof, and what was before stays hidden`() async throws {
    let shop = try await PeopleHouse()
    let number = "2900000000018"
    try await shop.house.cards([number])
    _ = try await shop.desk.post(.sale("1", card: number, [.of(1, cents: 1000)]))
    let member = try await shop.join()
    await #expect(throws: Refusal(.proofMissing, field: "card")) {
      try await shop.desk.linkCard(CardName(number), to: member, showsHistory: false, by: shop.cashier)
    }
    _ = try await shop.desk.proveSeen(of: member, by: "email", acting: shop.cashier)
    try await shop.desk.linkCard(CardName(number), to: member, showsHistory: false, by: shop.cashier)
    let history = try await shop.desk.history(of: member, for: "membership", by: shop.cashier)
    #expect(history.map(\.kind) == ["carried"] && history.map(\.event) == [nil])
    #expect(try await shop.desk.openings(of: member, by: shop.officer).map(\.outcome).contains("card-linked"))
    await shop.remove()
  }

  @Test func `Benetton: each of the staff has a key of their own, for their store, and it ends with their work`()
    async throws
  {
    let shop = try await PeopleHouse()
    let desk = shop.desk
    let (first, second) = (
      try await desk.addStaff(name: "Em Rood", roles: [.cashier], stores: ["w1"], by: shop.owner),
      try await desk.addStaff(name: "Flo Rood", roles: [.cashier], stores: ["w2"], by: shop.owner)
    )
    #expect(first.key != second.key)
    let elsewhere = try await desk.actor(withKey: second.key)
    let member = try await shop.join()
    await #expect(throws: Refusal(.storeNotAllowed, field: "store")) {
      try await desk.openMember(member, for: "membership", by: elsewhere, in: "w1") { _, _ in }
    }
    try await desk.openMember(member, for: "membership", by: elsewhere, in: "w2") { _, _ in }
    let written = try await desk.openings(of: member, by: shop.officer)
    #expect(Set(written.map(\.actor)) == ["\(second.id)"])
    try await desk.endStaff(second.id, by: shop.owner)
    await #expect(throws: Refusal(.staffKeyUnknown, field: "staff")) { _ = try await desk.actor(withKey: second.key) }
    await shop.remove()
  }

  @Test func `La Rinascente: who changes a name is on record, and who gets data is told by name`() async throws {
    let shop = try await PeopleHouse()
    let member = try await shop.join()
    try await shop.desk.changeValue("name", of: member, to: "Lid Lelijk", reason: .asked, by: shop.cashier)
    let since = Instant(rfc3339: "2026-03-01T00:00:00Z")!
    let found = try await shop.desk.corrections(since: since, seenBy: shop.officer)
    #expect(found.map(\.actor) == [shop.cashier.name] && found.map(\.reason) == [.asked])
    try await shop.refuses(
      policy: PeopleHouse.policyWith(purposes: [Part.social]), at: "purposes[4]", "Rinascente")
    try await shop.apply(
      PeopleHouse.policyWith(parties: [Part.party("Postduif B.V.", role: "processor", purpose: "marketing.email")]))
    for language in Language.allCases {
      #expect(try await shop.desk.shownNotice(of: .newest, in: language).text.contains("Postduif B.V."))
    }
    await shop.remove()
  }
}
