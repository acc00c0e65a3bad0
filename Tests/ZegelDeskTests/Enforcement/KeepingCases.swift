import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// What was kept too long, or should not have been kept.
extension `Enforcement cases` {
  @Test func `Carrefour: no four years, no identity document, no field that was not told, and a no counts at once`()
    async throws
  {
    let shop = try await PeopleHouse()
    try await shop.refuses(
      "24 months, after: last-activity}, needed", "48 months, after: last-activity}, needed", at: "fields[0].period",
      "Carrefour")
    try await shop.refuses(
      "id: address, title: {nl: adres, en: address}", "id: passport, title: {nl: adres, en: address}",
      at: "fields[3].id", "Art. 87")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(
        parties: [Part.party("Bank De Aar", role: "processor", purpose: "marketing.email", field: "address")]),
      at: "parties[0].fields[0]", "Art. 5(1)(b)")
    let member = try await shop.join(consents: ["marketing.email": true])
    let no = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl)
    try await shop.desk.decide(no, by: member, entered: shop.cashier)
    #expect(try await shop.mayBeWrittenTo("marketing.email") == [])
    #expect(LegalRules.number(.answerMonths, on: CalendarDay("2026-03-02")!) == 1)
    await shop.remove()
  }

  @Test(arguments: ["last-activity", "collection"])
  func `Kesko: what somebody bought goes by its own age, not with the membership`(
    start: String
  ) async throws {
    let shop = try await PeopleHouse()
    try await shop.refuses(
      policy: PeopleHouse.policyWith(fields: [Part.lines(keep: 12, after: start, for: "membership")]),
      at: "fields[4].period", "Kesko")
    await shop.remove()
  }

  @Test func `Verkkokauppa: no field without an end, and nobody needs an account to save`() async throws {
    let shop = try await PeopleHouse()
    for (period, article) in [("membership", "Art. 5(1)(e)"), ("{keep: 24 months, after: withdrawal}", "Verkkokauppa")]
    {
      try await shop.refuses(
        "period: {keep: 24 months, after: last-activity}, needed: yes", "period: \(period), needed: yes",
        at: "fields[0].period", article)
    }
    try await shop.refuses(
      "period: {keep: 24 months, after: last-activity}, needed: yes", "needed: yes", at: "fields[0].period", "")
    try await shop.house.cards(["2900000000018"])
    let posted = try await shop.desk.post(.sale("1", card: "2900000000018", [.of(1, cents: 1000)]))
    #expect(posted.answer.balances[0].available == 10)
    await shop.remove()
  }

  @Test func `Douglas: of a firm that was taken over, nobody comes in whose period is over or cannot be told`()
    async throws
  {
    let shop = try await PeopleHouse()
    func row(_ line: Int, _ day: String?) -> ImportedMember {
      ImportedMember(
        line: line, values: ["name": "Rij \(PeopleHouse.word(line))"], yes: [:], card: nil,
        activeOn: day.flatMap { CalendarDay($0) })
    }
    let rows = [row(2, "2026-02-01"), row(3, "2024-03-01"), row(4, nil), row(5, "2024-03-02"), row(6, "2026-03-03")]
    let outcomes = try await shop.desk.importMembers(
      rows, agreedTo: nil, language: .nl, unproven: .refuse, by: shop.owner)
    #expect(outcomes[1] == .refused(Refusal(.periodOver, field: "name")))
    #expect(outcomes[2] == .refused(Refusal(.periodUnproven, field: "last_active")))
    #expect(outcomes[4] == .refused(Refusal(.periodUnproven, field: "last_active")))
    for place in [0, 3] { guard case .joined = outcomes[place] else { Issue.record("\(outcomes[place])"); return } }
    await shop.remove()
  }

  @Test(arguments: [
    (12, "profiling", true), (13, "profiling", false), (24, "marketing.post", true), (25, "marketing.post", false),
  ])
  func `Italy 2005: details of purchases twelve months for profiles, twenty-four for marketing`(
    months: Int, purpose: String, isAllowed: Bool
  ) async throws {
    let shop = try await PeopleHouse()
    let policy =
      PeopleHouse.policyWith(purposes: [Part.profiling], fields: [Part.lines(keep: months, for: purpose)])
      + "\ndpia: {signed_by: \(shop.officer.name), signed_on: 2026-03-01}"
    if isAllowed {
      try await shop.apply(policy)
      #expect(try await shop.desk.policyVersions().count == 2)
    } else {
      try await shop.refuses(policy: policy, at: "fields[4].period", "Garante")
    }
    await shop.remove()
  }

  @Test func `Belgian drinks shop: no eID, and a card takes nothing at all`() async throws {
    let shop = try await PeopleHouse()
    for (id, title) in [("eid", "kaart"), ("card-copy", "kopie identiteitskaart"), ("doc", "paspoortnummer")] {
      try await shop.refuses(
        "id: address, title: {nl: adres", "id: \(id), title: {nl: \(title)",
        at: "fields[3].\(id == "eid" ? "id" : "title")", "Art. 87")
    }
    try await shop.house.cards(["2900000000018"])
    _ = try await shop.desk.post(.sale("1", card: "2900000000018", [.of(1, cents: 1000)]))
    _ = try await shop.join()
    await shop.remove()
  }

  @Test(arguments: [37, 96])
  func `Freedelity: at most three years after the last activity, no state number, no silent yes`(
    months: Int
  ) async throws {
    let shop = try await PeopleHouse()
    try await shop.refuses(
      "24 months, after: last-activity}, needed", "\(months) months, after: last-activity}, needed",
      at: "fields[0].period", "Freedelity")
    try await shop.refuses(
      "id: address, title: {nl: adres", "id: number, title: {nl: rijksregisternummer", at: "fields[3].title", "Art. 87")
    try await shop.apply(
      PeopleHouse.policy.replacing(
        "24 months, after: last-activity}, needed", with: "36 months, after: last-activity}, needed"))
    let member = try await shop.join()
    #expect(try await shop.desk.consentHistory(of: member, by: shop.officer).isEmpty)
    #expect(try await shop.mayBeWrittenTo("marketing.email") == [])
    await shop.remove()
  }
}
