import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Reading a programme` {
  private func compiled(_ text: String) throws -> Programme {
    var numbering = Numbering()
    return try compileProgramme(text, version: 1, numbering: &numbering)
  }

  @Test func `the example of the manual has no problem and no warning`() throws {
    #expect(checkProgramme(exampleProgramme) == [])
    #expect(programmeWarnings(exampleProgramme) == [])
  }

  @Test func `the example means what it says`() throws {
    let programme = try compiled(exampleProgramme)
    #expect(programme.name == "Bakkerij De Korenaar")
    #expect(programme.version == 1)
    #expect(programme.reachDays == 400)
    #expect(programme.units.map(\.id) == ["points", "koffie", "brood"])
    #expect(programme.units.map(\.number) == [0, 1, 2])
    #expect(programme.units[0].pending == .days(14))
    #expect(programme.units[0].expiry == .rolling(.months(24), roundedTo: .year))
    #expect(programme.units[1].expiry == .inactivity(.months(12), keptAliveBy: [.earn, .spend]))
    #expect(programme.units[2].pending == .hours(48))
    #expect(
      programme.units[2].expiry
        == .fixed([MonthDay(month: 6, day: 30)!, MonthDay(month: 12, day: 31)!], leastDays: 180))
    #expect(programme.conflict == .add)
    #expect(programme.rounding == Rounding(mode: .down, scope: .rule))
    #expect(programme.caps == [Cap(most: 500, period: .day)])
    #expect(!programme.earnsOnPartPaidWithPoints)
    #expect(programme.returnPolicy == .belowZero)
    #expect(programme.payment == PointsPayment(points: 100, minorUnits: 100, leastPoints: 100))
    #expect(
      programme.stores
        == .listed([
          Store(id: "367", name: "Utrecht", tills: ["1", "2"]), Store(id: "368", name: "Zeist", tills: []),
        ]))
    #expect(programme.cards == CardPlan(format: .ean13, prefix: "29", length: 0, alphabet: ""))
  }

  @Test func `the example's rules mean what they say`() throws {
    let rules = try compiled(exampleProgramme).rules
    #expect(rules.map(\.id) == ["euro", "bezoek", "kop-koffie", "broden", "blij-uur"])
    #expect(rules.map(\.number) == [1, 2, 3, 4, 5])
    #expect(rules.map(\.unit) == [0, 0, 1, 2, 0])
    #expect(rules[0].kind == .perAmount(points: 1, minorUnits: 100))
    #expect(rules[0].lines.notCategories == ["tabak"])
    #expect(rules[0].lines.kinds == [.item, .coupon, .fuel, .service])
    #expect(rules[0].caps == [Cap(most: 100, period: .sale), Cap(most: 300, period: .day)])
    #expect(rules[1].kind == .perVisit(points: 5))
    #expect(rules[1].minimumSpend == 1000)
    #expect(rules[1].basis == AmountBasis(discount: .afterCoupons, tax: .included))
    #expect(rules[2].lines.brands == ["Huismerk"])
    #expect(rules[3].kind == .perItem(points: 1, items: 2))
    #expect(rules[3].lines.products == ["1083254", "0042"])
    #expect(rules[4].kind == .multiply(permille: 2000, rules: [0]))
    #expect(rules[4].stores == ["367"])
    #expect(rules[4].windows[0].weekdays == [.monday, .tuesday])
    #expect(rules[4].windows[0].hours == Window.Hours(fromMinute: 1020, toMinute: 1140))
    let christmas = rules[4].windows[1]
    #expect(christmas.holds(on: CalendarDay("2026-12-24")!))
    #expect(!christmas.holds(on: CalendarDay("2026-12-25")!))
    #expect(!christmas.holds(on: CalendarDay("2027-01-01")!))
    #expect(rules[4].windows[2].holds(on: CalendarDay("2026-02-07")!))
    #expect(!rules[4].windows[2].holds(on: CalendarDay("2026-02-14")!))
  }

  @Test func `the example's rewards mean what they say`() throws {
    let rewards = try compiled(exampleProgramme).rewards
    #expect(rewards.map(\.id) == ["brood", "gratis-koffie", "gratis-brood"])
    #expect(rewards.map(\.unit) == [0, 1, 2])
    #expect(rewards.map(\.cost) == [250, 10, 8])
    #expect(rewards[0].stock == 100)
    #expect(rewards[0].limits == [Cap(most: 1, period: .month)])
    #expect(rewards[0].firstDay == CalendarDay("2026-01-01"))
    #expect(rewards[0].lastDay == CalendarDay("2026-12-31"))
  }

  @Test(arguments: Language.allCases) func `the starter programme has no problem and no warning`(language: Language) {
    for name in [
      "Bakkerij De Korenaar", "\"Ja\\Nee\": #1", "", String(repeating: "x ", count: 60), "a\nb\u{7}c", "NAME", "é 🥐",
    ] {
      let text = StarterProgramme.text(name: name, language: language)
      #expect(checkProgramme(text) == [], "\(name)")
      #expect(programmeWarnings(text) == [], "\(name)")
    }
  }

  @Test func `the starter programme explains itself in one language`() {
    #expect(StarterProgramme.text(name: "A", language: .nl).contains("# Dit is uw spaarprogramma."))
    #expect(!StarterProgramme.text(name: "A", language: .nl).contains("loyalty"))
    #expect(StarterProgramme.text(name: "A", language: .en).contains("# This is your loyalty programme."))
    #expect(!StarterProgramme.text(name: "A", language: .en).contains("spaarprogramma"))
  }

  @Test func `what YAML takes for something else stays text`() throws {
    let text = programme(
      more: """
        points: {name: no, expire: {on: 02-29}}
        stores: [{id: 007, name: on, tills: [1.10, 0x1F, 12]}, {id: 1e3, name: 12:30:45}]
        """)
    let read = try compiled(text)
    #expect(read.units[0].name == Texts(nl: "no", en: "no"))
    #expect(read.units[0].expiry == .fixed([MonthDay(month: 2, day: 29)!], leastDays: 0))
    #expect(
      read.stores
        == .listed([
          Store(id: "007", name: "on", tills: ["1.10", "0x1F", "12"]), Store(id: "1e3", name: "12:30:45", tills: []),
        ]))
  }

  @Test(arguments: [
    ("EUR", "1.00", 100), ("EUR", "0.01", 1), ("EUR", "1.5", 150), ("EUR", "1000000.00", 100_000_000),
    ("JPY", "100", 100),
    ("KWD", "0.125", 125),
  ]) func `amounts are exact in the currency's own minor unit`(currency: String, written: String, minorUnits: Int64)
    throws
  {
    let rules = "[{id: a, title: A, points: 1, per_amount: \(written), basis: after-discount}]"
    let read = try compiled(programme(rules: rules, currency: currency))
    #expect(read.rules[0].kind == .perAmount(points: 1, minorUnits: minorUnits))
  }

  @Test(arguments: [("1", 1000), ("2", 2000), ("1.5", 1500), ("1.125", 1125), ("100", 100_000)])
  func `a multiplier has up to three decimals`(written: String, permille: Int64) throws {
    let rules = "[{id: a, title: A, points: 1, per_item: 1}, {id: b, title: B, multiply: \(written)}]"
    #expect(try compiled(programme(rules: rules)).rules[1].kind == .multiply(permille: permille, rules: []))
  }

  @Test func `a multiplier takes the unit of what it multiplies, also of a rule below it`() throws {
    let read = try compiled(
      programme(
        rules: """

            - {id: dubbel, title: D, multiply: 2, of: [kop]}
            - {id: kop, title: K, stamps: 1, card: koffie, per_item: 1}
          """, more: "stamp_cards: [{id: koffie, name: zegels}]"))
    #expect(read.rules[0].unit == 1)
    #expect(read.rules[0].kind == .multiply(permille: 2000, rules: [1]))
  }

  @Test func `a code without an alphabet gets the clear one`() throws {
    let read = try compiled(programme(cards: "{format: code, prefix: ZK, length: 10}"))
    #expect(
      read.cards == CardPlan(format: .code, prefix: "ZK", length: 10, alphabet: "23456789ABCDEFGHJKMNPQRSTUVWXYZ"))
  }

  @Test func `a repetition without a start begins at from`() throws {
    let rules =
      "[{id: a, title: A, points: 1, per_visit: yes, when: {from: 2026-02-01, repeats: FREQ=MONTHLY;BYDAY=1SA}}]"
    #expect(try compiled(programme(rules: rules)).rules[0].windows[0].recurrence?.start == CalendarDay("2026-02-01"))
  }

  @Test func `comments, spacing, line ends and a byte order mark change nothing`() throws {
    let plain = try compiled(exampleProgramme)
    #expect(try compiled("\u{FEFF}" + exampleProgramme) == plain)
    #expect(try compiled(exampleProgramme.replacing("\n", with: "\r\n")) == plain)
    #expect(
      try compiled("# hier\n" + exampleProgramme.replacing("\n\n", with: "\n\n# *x en &y\n\n", maxReplacements: 3))
        == plain)
  }
}
