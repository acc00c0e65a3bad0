import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Comparing two programmes` {
  private func differences(_ from: String, _ to: String) throws -> [Difference] {
    let text = exampleProgramme.replacing(from, with: to)
    #expect(text != exampleProgramme, "the example has changed")
    return try programmeDifferences(from: exampleProgramme, to: text)
  }

  @Test func `other comments, spacing and order of keys change nothing`() throws {
    #expect(try programmeDifferences(from: exampleProgramme, to: exampleProgramme) == [])
    #expect(try differences("points: 1\n    per_amount: 1.00", "per_amount: 1.0 # euro\n    points: 1") == [])
    #expect(try differences("reach: 400 days\n", "") == [])
  }

  @Test func `a changed amount is told in both languages`() throws {
    let found = try differences("per_amount: 1.00", "per_amount: 2.00")
    #expect(found.map(\.path) == ["rules.euro.gives"])
    #expect(found.map(\.kind) == [.changed])
    #expect(
      found.first?.text
        == Texts(
          nl: "Punten per euro: Geeft punten: 1 voor elke EUR 1,00 na korting, met btw. → "
            + "Geeft punten: 1 voor elke EUR 2,00 na korting, met btw.",
          en: "Points per euro: Gives points: 1 for each EUR 1.00 after discount, tax included. → "
            + "Gives points: 1 for each EUR 2.00 after discount, tax included."))
  }

  @Test func `a new, a gone and a renamed part are told apart`() throws {
    #expect(try differences("    stock: 100\n", "").map(\.kind) == [.removed])
    #expect(
      try differences("    minimum_spend: 10.00", "    minimum_spend: 10.00\n    stores: \"367\"").map(\.kind) == [
        .added
      ])
    #expect(try differences("Dubbele punten", "Driedubbel").map(\.path) == ["rules.blij-uur.title"])
    let renamed = try differences("- id: bezoek", "- id: welkom")
    #expect(renamed.map(\.path) == ["rules.welkom", "rules.bezoek"])
    #expect(renamed.map(\.kind) == [.added, .removed])
  }

  @Test func `that a till's names are sensitive goods is told by their number, never by name`() throws {
    let told = try programmeDifferences(
      from: programme(), to: programme(more: "sensitive: {categories: [\"5110\"], products: [\"871\", \"872\"]}"))
    #expect(told.map(\.path) == ["programme.sensitive"])
    #expect(told.allSatisfy { $0.text.en.contains("3 more names") && !$0.text.en.contains("5110") })
  }

  @Test(arguments: [
    ("Bakkerij De Korenaar", "De Korenaar", "programme.title"),
    ("currency: EUR", "currency: USD", "programme.calendar"),
    ("Europe/Amsterdam", "Europe/Lisbon", "programme.calendar"), ("400 days", "30 days", "programme.reach"),
    ("pending: 14 days", "pending: 15 days", "points.pending"),
    ("at_end_of: year", "at_end_of: month", "points.expire"),
    ("kept_alive_by: [earn, spend]", "kept_alive_by: earn", "stamp_cards.koffie.expire"),
    ("at_least: 180 days", "at_least: 181 days", "stamp_cards.brood.expire"),
    ("categories: [tabak]", "categories: [tabak, lot]", "rules.euro.where"),
    ("tax: included", "tax: excluded", "rules.euro.gives"),
    ("most: 300, per: day", "most: 301, per: day", "rules.euro.caps.day"),
    ("per_item: 2", "per_item: 3", "rules.broden.gives"),
    ("multiply: 2", "multiply: 2.5", "rules.blij-uur.gives"), ("17:00-19:00", "17:00-19:30", "rules.blij-uur.when"),
    ("2026-12-26]", "2026-12-27]", "rules.blij-uur.when"),
    ("start: 2026-01-03", "start: 2026-01-04", "rules.blij-uur.when"),
    ("conflict: add", "conflict: best", "programme.conflict"), ("to: down", "to: up", "programme.rounding"),
    ("caps: {most: 500", "caps: {most: 501", "programme.caps.day"),
    ("earn_on_points_paid: no", "earn_on_points_paid: yes", "programme.earn_on_points_paid"),
    ("on_return: below-zero", "on_return: to-zero", "programme.on_return"),
    ("stock: 100", "stock: 99", "rewards.brood.stock"),
    ("until: 2026-12-31\n", "until: 2027-12-31\n", "rewards.brood.valid"),
    ("worth: 1.00", "worth: 1.01", "programme.pay_with_points"),
    ("tills: [\"1\", \"2\"]", "tills: [\"1\"]", "programme.stores"),
    ("prefix: \"29\"", "prefix: \"28\"", "programme.cards"),
  ]) func `each thing that matters is noticed`(from: String, to: String, path: String) throws {
    // Amounts carry the currency, so that changes many sentences at once.
    #expect(try differences(from, to).map(\.path).contains(path))
  }

  @Test func `the order of rules matters where they compete`() throws {
    let rules = "- {id: a, title: A, points: 1, per_visit: yes}"
    let other = "- {id: b, title: B, points: 1, per_visit: yes}"
    let one = programme(rules: "\n  \(rules)\n  \(other)")
    let two = programme(rules: "\n  \(other)\n  \(rules)")
    #expect(try programmeDifferences(from: one, to: two) == [])
    let best = ("conflict: add", "conflict: best")
    #expect(
      try programmeDifferences(from: one.replacing(best.0, with: best.1), to: two.replacing(best.0, with: best.1)).map(
        \.path)
        == ["rules"])
  }

  @Test func `a file with problems is refused with them`() {
    #expect(throws: FileProblems.self) { try programmeDifferences(from: exampleProgramme, to: "x: 1") }
  }
}

@Suite struct `Describing a programme` {
  @Test func `it is told in plain Dutch sentences`() throws {
    var numbering = Numbering()
    let programme = try compileProgramme(
      StarterProgramme.text(name: "Bakkerij De Korenaar", language: .nl), version: 1, numbering: &numbering)
    #expect(
      describeProgramme(programme, in: .nl) == """
        Bakkerij De Korenaar
          Bedragen in EUR; dagen en uren volgens Europe/Amsterdam.
          Regels tellen bij elkaar op.
          Delen van een punt vervallen, per regel van het programma.
          Wat met punten is betaald, spaart niet.
          Een retour haalt alles terug wat het gaf; het saldo kan onder nul komen.
          Elke winkel doet mee.
          Kaarten: EAN-13 vanaf 29.
          Een retour of een late verkoop kan tot 400 dagen terug.

        Wat er gespaard wordt
          punten: Te besteden na 14 dagen. Vervalt 24 maanden na de aankoop, aan het eind van dat jaar.
          koffiezegels: Meteen te besteden. Vervalt 12 maanden na de aankoop, aan het eind van die maand.

        Sparen
          Punten per euro: Geeft punten: 1 voor elke EUR 1,00 na korting, met btw. Bonregels van de soort item, coupon, fuel of service.
          Koffiezegels: Geeft koffiezegels: 1 voor elk stuk. Alleen categorie koffie.

        Beloningen
          Vijf euro korting: Kost 250 punten.
          Een gratis koffie: Kost 10 koffiezegels.

        """)
  }

  @Test func `nothing of the example is left unsaid in English`() throws {
    var numbering = Numbering()
    let text = describeProgramme(try compileProgramme(exampleProgramme, version: 1, numbering: &numbering), in: .en)
    for words in [
      "at most 500 points per day", "100 points are worth EUR 1.00, from 100 points",
      "Utrecht (367; till 1, 2), Zeist (368)",
      "without earning or spending", "Expires on 30 June and 31 December, at least 180 days after the sale",
      "Not category tabak.", "5 for a sale. From EUR 10.00 after discount and coupons",
      "Only category koffie or brand Huismerk",
      "1 for each 2 items", "Times 2 for Points per euro. Only in store 367.",
      "on Monday and Tuesday, from 17:00 to 19:00; and from 2026-12-24 up to and including 2026-12-31, each day, "
        + "except on 2026-12-25 and 2026-12-26; and on the days of FREQ=MONTHLY;BYDAY=1SA from 2026-01-03",
      "There are 100 in all. At most 1 per month for one account. Available from 2026-01-01",
    ] { #expect(text.contains(words), "\(words)") }
  }
}
