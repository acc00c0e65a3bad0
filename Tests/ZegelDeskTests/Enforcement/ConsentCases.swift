import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// What authorities punished, tried on a house of Zegel; docs/enforcement.md has a row for each.
@Suite struct `Enforcement cases` {
  @Test func `jö Bonus Club: profiling is a yes of its own, and a wrong form stops all that rests on it`() async throws
  {
    let shop = try await PeopleHouse()
    let member = try await shop.join(consents: ["marketing.email": true])
    #expect(try await shop.mayBeWrittenTo("marketing.email") == [member])
    try await shop.refuses(
      "channel: email\n", "channel: email\n    profiling: yes\n", at: "purposes[1].profiling", "Art. 7(2)")
    #expect(try await shop.desk.suspendConsents(under: 1, by: shop.officer) == 1)
    #expect(try await shop.mayBeWrittenTo("marketing.email") == [])
    await #expect(throws: Refusal(.consentMissing, field: "purpose")) {
      try await shop.desk.openMember(member, for: "marketing.email", by: shop.marketer) { _, _ in }
    }
    await shop.remove()
  }

  @Test func `REWE and Payback Austria: one signature is a yes to nothing that was not asked`() async throws {
    let shop = try await PeopleHouse()
    let paper = MemberApplication(values: ["name": "Jo van Papier"], route: .paper, language: .nl)
    let member = try await shop.desk.joinMember(paper, by: shop.cashier)
    #expect(try await shop.desk.consentHistory(of: member, by: shop.officer).isEmpty)
    for purpose in ["marketing.email", "marketing.sms"] {
      #expect(try await shop.mayBeWrittenTo(purpose) == [])
      await #expect(throws: Refusal(.consentMissing, field: "purpose")) {
        try await shop.desk.openMember(member, for: purpose, by: shop.marketer) { _, _ in }
      }
    }
    await shop.remove()
  }

  @Test(arguments: [
    "Wij mailen u, tenzij u hier een kruis zet.", "Vink uit als u geen mail wilt.",
  ]) func `Payback Germany: silence is no yes, and post may go until somebody objects`(text: String) async throws {
    let shop = try await PeopleHouse()
    try await shop.refuses(
      "{nl: Wij mailen u aanbiedingen.", "{nl: \"\(text)\"", at: "purposes[1].text.nl", "BGH VIII ZR 348/06")
    let member = try await shop.join(1, ["address": "Dorpsstraat 1, 1234 AB Ons Dorp"])
    #expect(try await shop.mayBeWrittenTo("marketing.post") == [member])
    let no = ConsentAct(purpose: "marketing.post", decision: .objected, route: .till, language: .nl)
    try await shop.desk.decide(no, by: member, entered: shop.cashier)
    #expect(try await shop.mayBeWrittenTo("marketing.post") == [])
    await shop.remove()
  }

  @Test(arguments: Language.allCases) func `Lidl Plus: a programme without a price says what it costs in data`(
    language: Language
  ) async throws {
    let shop = try await PeopleHouse()
    let notice = try await shop.desk.shownNotice(of: .newest, in: language).text
    #expect(notice.contains(language == .nl ? "U betaalt er niet voor met geld" : "You do not pay for it with money"))
    _ = try await shop.join()
    await shop.remove()
  }

  @Test func `Matas: consent is told by purpose, without the terms, and profiling only after its DPIA`() async throws {
    let shop = try await PeopleHouse()
    try await shop.refuses(
      "en: We mail you offers.}", "en: We mail you offers under our terms.}", at: "purposes[1].text.en", "Matas")
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await shop.desk.applyPolicy(PeopleHouse.policyWith(purposes: [Part.profiling]), by: shop.owner)
    }
    #expect(refusal?.code == .dpiaMissing)
    await #expect(throws: Refusal(.purposeUnknown, field: "consents")) {
      _ = try await shop.join(consents: ["marketing": true])
    }
    await shop.remove()
  }

  @Test func `Magasin: a reward for a yes is fair, and a no leaves the normal terms`() async throws {
    let shop = try await PeopleHouse()
    let cards = ["2900000000018", "2900000000025"]
    try await shop.house.cards(cards)
    let yes = try await shop.join(1, consents: ["marketing.email": true], card: cards[0])
    _ = try await shop.join(2, consents: ["marketing.email": false], card: cards[1])
    for (place, card) in cards.enumerated() {
      let posted = try await shop.desk.post(.sale("\(place)", card: card, [.of(1, cents: 1250)]))
      #expect(posted.answer.balances[0].change == 12, "the same sale earns the same, whatever they said")
    }
    let bonus = TillAct.asking(
      "9", card: cards[0], .adjustment(unit: "points", points: 50, reason: "goodwill"))
    #expect(try await shop.desk.post(bonus).answer.balances[0].available == 62)
    #expect(try await shop.mayBeWrittenTo("marketing.email") == [yes])
    try await shop.refuses(
      "purposes: [marketing.sms], period: {keep: 24 months, after: last-activity}}",
      "purposes: [marketing.sms], period: {keep: 24 months, after: last-activity}, needed: yes}",
      at: "fields[2].needed",
      "Art. 7(4)")
    await shop.remove()
  }

  @Test func `Albert Heijn Mijn Bonus: a card is nobody's until it is linked, on record, and again after`() async throws
  {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    let card = CardName("2900000000018")
    let member = try await shop.join()
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [])
    try await shop.desk.linkCard(card, to: member, showsHistory: false, by: shop.cashier)
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [member])
    #expect(try await shop.desk.openings(of: member, by: shop.officer).map(\.outcome).contains("card-linked"))
    try await shop.desk.unlinkCard(card, from: member, by: shop.cashier)
    #expect(try await shop.desk.findMembers(.card(card), for: "membership", by: shop.cashier) == [])
    await shop.remove()
  }

  @Test func `ICS: nothing is profiled before a DPIA is signed by somebody who answers for it`() async throws {
    let shop = try await PeopleHouse()
    let policy = PeopleHouse.policyWith(purposes: [Part.profiling])
    func refusal() async -> Refusal.Code? {
      do {
        _ = try await shop.desk.applyPolicy(policy, by: shop.owner)
        return nil
      } catch { return (error as? Refusal)?.code }
    }
    #expect(await refusal() == .dpiaMissing)
    let text = try filledAssessment(of: policy, on: CalendarDay("2026-03-02")!)
    await #expect(throws: Refusal(.roleNotAllowed, field: "staff")) {
      _ = try await shop.desk.signAssessment(text, of: policy, by: shop.cashier)
    }
    #expect(await refusal() == .dpiaMissing)
    try await shop.assess(policy)
    #expect(await refusal() == nil)
    await shop.remove()
  }
}
