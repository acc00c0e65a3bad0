import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// Goods that tell of health, belief or love stay out of every record.
extension `Enforcement cases` {
  private static let card = "2900000000018"

  @Test(arguments: [
    ("categories: [koffie]", "categories: [Zelfzorgmedicijnen]"), ("categories: [koffie]", "departments: [erotiek]"),
    ("categories: [koffie]", "brands: [Bijbelhuis]"), ("title: {nl: Een brood", "title: {nl: Gratis condooms"),
    ("id: gratis-koffie", "id: gratis-paracetamol"), ("{nl: koffiezegels", "{nl: apothekerszegels"),
  ]) func `Coop: no rule counts sensitive goods, and no reward or stamp card is called after them`(
    old: String, new: String
  ) async throws {
    let house = try await TempHouse()
    let text = TempHouse.programme.replacing(old, with: new)
    house.move(to: "2026-03-02T13:00:00Z")
    let told = await #expect(throws: FileProblems.self) { _ = try await house.desk.applyProgramme(text) }
    #expect(told?.all.count == 1 && told?.all[0].message.en.contains("CJEU C-21/23") == true)
    #expect(checkProgramme(text) == told?.all)
    #expect(try await house.desk.programmeVersions().count == 1)
    await house.remove()
  }

  @Test func `Coop: of medicine nothing is kept with a card, neither the line nor its return`() async throws {
    let house = try await TempHouse()
    try await house.cards([Self.card])
    let lines: [SaleLine] = [
      .of(1, cents: 1000), .of(2, cents: 777, category: "OTC medicijnen"), .of(3, cents: 300, category: "koffie"),
    ]
    let posted = try await house.desk.post(.sale("1", card: Self.card, lines))
    #expect(posted.answer.balances.map(\.change) == [13, 1])
    #expect(try await kept(house) == [[1, 3]])
    let back = try await house.desk.post(
      .asking(
        "2",
        .returning(
          [
            ReturnedLine(number: 2, quantity: 1000, amount: 777), ReturnedLine(number: 3, quantity: 1000, amount: 300),
          ], of: EventID("1-1-1"))))
    #expect(back.answer.balances[0].available == 10)
    #expect(try await givenBack(house) == [[3]])
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `Coop: also where the return came first, and where only the till's own code tells`() async throws {
    let house = try await TempHouse(
      TempHouse.programme + "\nsensitive: {categories: [\"5110\"], products: [\"8712345\"]}")
    try await house.cards([Self.card])
    let back = TillAct.asking(
      "2", .returning([ReturnedLine(number: 2, quantity: 1000, amount: 500)], of: try EventID("1-1-1")))
    #expect(try await house.desk.post(back).answer.note == .waitsForSale)
    _ = try await house.desk.post(
      .sale("1", card: Self.card, [.of(1, cents: 1000), .of(2, cents: 500, category: "5110")]))
    #expect(try await kept(house) == [[1]])
    #expect(try await givenBack(house) == [[]])
    #expect(try await house.desk.identify(Self.card).balances[0].available == 10)
    let counting =
      TempHouse.programme.replacing("categories: [koffie]", with: "products: [\"8712345\"]")
      + "\nsensitive: {products: [\"8712345\"]}"
    house.move(to: "2026-03-02T13:00:00Z")
    await #expect(throws: FileProblems.self) { _ = try await house.desk.applyProgramme(counting) }
    await house.remove()
  }

  @Test func `Coop: a basket of nothing else leaves a visit and no amount`() async throws {
    let house = try await TempHouse()
    try await house.cards([Self.card])
    let posted = try await house.desk.post(.sale("1", card: Self.card, [.of(1, cents: 5000, category: "Pharmacy")]))
    #expect(posted.answer.balances[0].change == 0)
    #expect(try await kept(house) == [[]])
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `Coop: no field is about sensitive goods and called ordinary`() async throws {
    let shop = try await PeopleHouse()
    let lines = Part.lines(keep: 12, for: "membership")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(fields: [lines.replacing("nl: aankopen", with: "nl: medicijnen")]),
      at: "fields[4].title", "CJEU C-21/23")
    try await shop.refuses(
      policy: PeopleHouse.policyWith(fields: [
        lines.replacing("category: ordinary", with: "category: health, exception: explicit-consent")
      ]),
      at: "fields[4].category", "CJEU C-21/23")
    let choice =
      "{id: likes, title: {nl: voorkeur, en: taste}, type: choice, choices: [{id: bread, title: {nl: brood, en: bread}}, "
      + "{id: halal, title: {nl: halal, en: halal}}], category: ordinary, purposes: [membership], "
      + "period: {keep: 12 months, after: collection}}"
    try await shop.refuses(policy: PeopleHouse.policyWith(fields: [choice]), at: "fields[4].choices[1]", "Art. 9(1)")
    await shop.remove()
  }

  /// The line numbers of each sale that is kept.
  private func kept(_ house: TempHouse) async throws -> [[Int32]] {
    try await facts(house).compactMap { if case .sale(let sale) = $0 { sale.lines.map(\.number) } else { nil } }
  }

  private func givenBack(_ house: TempHouse) async throws -> [[Int32]] {
    try await facts(house).compactMap { act in
      guard case .giveBack(let back) = act, case .lines(let lines, _) = back.extent else { return nil }
      return lines.map(\.number)
    }
  }

  private func facts(_ house: TempHouse) async throws -> [Act] {
    let account = try await house.desk.identify(Self.card).account
    return try await house.desk.store.read { try $0.facts(of: account, after: nil).map(\.act) }
  }
}
