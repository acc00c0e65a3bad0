import Testing
import ZegelDomain

@testable import ZegelDesk

@Suite struct `Refusing a programme` {
  @Test func `an unknown key is refused with its place and the nearest known one`() throws {
    let problems = checkProgramme(exampleProgramme.replacing("    per_visit: yes", with: "    per_vist: yes"))
    let problem = try #require(problems.first { $0.path == "rules[1].per_vist" })
    let line = exampleProgramme.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0.hasPrefix("    per_visit")
    }
    #expect(problem.line == line! + 1)
    #expect(problem.column == 5)
    #expect(problem.message == Texts(nl: "`per_vist` is hier geen sleutel", en: "`per_vist` is not a key here"))
    #expect(problem.remedy == Texts(nl: "bedoel je `per_visit`?", en: "did you mean `per_visit`?"))
  }

  @Test func `a key that resembles none gets the list`() throws {
    let problem = try #require(checkProgramme(programme(more: "zonneschijn: 3")).first)
    #expect(problem.remedy.en.hasPrefix("known here: `zegel`, `name`"))
  }

  @Test func `all problems come at once, in the order of the file`() {
    let text = exampleProgramme.replacing("currency: EUR", with: "currency: EURO")
      .replacing("points: 1\n", with: "points: 1.5\n").replacing("stock: 100", with: "stock: many")
      .replacing("conflict: add", with: "conflict: ad").replacing("of: [euro]", with: "of: [eruo]")
    let problems = checkProgramme(text)
    #expect(
      problems.map(\.path)
        == ["currency", "rules[0].points", "rules[4].of[0]", "conflict", "rewards[0].stock"])
    #expect(problems.map(\.line) == problems.map(\.line).sorted())
    #expect(problems[2].remedy.nl == "bedoel je `euro`?")
  }

  @Test func `each repeated key is refused at its second place`() {
    let text = programme(
      more: "name: Twee\nreach: 1 days\nreach: 2 days\nreach: 3 days\npoints: {pending: none, pending: none}")
    let problems = checkProgramme(text)
    #expect(problems.map(\.path) == ["", "", "", ""])
    #expect(problems.map(\.line) == [11, 13, 14, 15])
    #expect(problems[0].message.en == "this key is there twice, first on line 2")
    #expect(problems[3].column == 25)
  }

  @Test func `a repeated key in quotes is refused too`() {
    let problems = checkProgramme(programme(more: "\"reach\": 1 days\nreach: 2 days"))
    #expect(problems.count == 1)
    #expect(problems.first?.message.en.hasPrefix("this key is there twice") == true)
  }

  @Test(arguments: [
    ("a: [1, 2", 2), ("a: b: c", 1), ("a: \"open", 2), ("a: 1\n b: 2", 2), ("\tname: x", 1),
    ("---\na: 1\n---\nb: 2", 3),
    ("a: \"\\q\"", 1),
  ]) func `what is not YAML is refused with its place`(text: String, line: Int) throws {
    let problems = checkProgramme(text)
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.message.en.hasPrefix("this is not YAML ("))
    #expect(abs(problem.line - line) <= 1)
  }

  @Test(arguments: ["", "# niets", "---\n"]) func `an empty file is refused`(text: String) {
    #expect(checkProgramme(text).count == 1)
  }

  @Test(arguments: [
    "a: &x 1", "a: *x", "- &x [1]", "{a: *x}", "? *x\n: 1", "a: !t &x 1", "[1, *x]", "a:\n  &x b: 1", "'q': &x 1",
    "\"q: 1\": *x", "a: {b: 'it''s', c: *x}",
  ]) func `references inside the file are refused`(text: String) {
    #expect(checkProgramme(text).first?.message.en == "references inside the file (& and *) do not exist")
  }

  @Test func `a bomb of references is refused at once`() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
    text += "? *a40\n: 1\n? *a40\n: 2\n"
    #expect(checkProgramme(text).count == 1)
  }

  @Test func `a bomb behind what looks like quotes is refused too`() {
    var text = "z, \"a: &a0 # \"\n  - x\n"
    for level in 1...40 {
      text += "z\(level), \"a: &a\(level) # \"\n" + String(repeating: "  - z, \"a: *a\(level - 1) # \"\n", count: 3)
    }
    #expect(checkProgramme(text + "? z, \"a: *a40 # \"\n: 1\n").count == 1)
  }

  @Test(arguments: ["Brood & koek", "'*nu* open'", "\"Let op: *nu*\"", "A*B", "a # &x"])
  func `texts with these marks are just texts`(name: String) {
    #expect(checkProgramme(programme().replacing("name: Winkel", with: "name: \(name)")) == [])
  }

  @Test func `tags are refused`() {
    #expect(checkProgramme(programme(more: "reach: !!str 3 days")).map(\.path) == [])
    #expect(checkProgramme(programme(more: "reach: !days 3 days")).map(\.path) == [""])
    #expect(checkProgramme(programme(more: "caps: !!set {most: 1, per: day}")).map(\.path) == [""])
  }

  @Test func `a file that is too large or too deep is refused`() {
    let large = programme() + String(repeating: "# vol\n", count: 200_000)
    #expect(checkProgramme(large).map(\.message.en) == ["the file is larger than 1 MiB"])
    for deep in [
      String(repeating: "[", count: 100_000), String(repeating: "- ", count: 50_000) + "x",
      (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "reach: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30),
      String(repeating: "{a: ", count: 900),
    ] {
      #expect(checkProgramme(deep).contains { $0.message.en == "this is nested too deep" })
    }
  }

  @Test func `a character nobody can see is refused with its place`() {
    let problems = checkProgramme("zegel: programme/1\nname: a\u{2028}b\n")
    #expect(problems.map { [$0.line, $0.column] } == [[2, 8]])
  }

  @Test func `a file full of mistakes gives no more than 200 problems`() {
    let problems = checkProgramme((0..<5000).map { "sleutel\($0): 1" }.joined(separator: "\n"))
    #expect(problems.count == 200)
  }

  @Test func `what is needed is asked for`() {
    let problems = checkProgramme("zegel: programme/1")
    #expect(
      Set(problems.map(\.path))
        == [
          "name", "currency", "time_zone", "rules", "conflict", "rounding", "earn_on_points_paid", "on_return", "cards",
        ])
    #expect(problems.allSatisfy { $0.remedy.en.hasPrefix("add `") })
  }

  @Test(arguments: replacements) func `a wrong value is refused at its own place`(change: Replacement) {
    #expect(exampleProgramme.contains(change.from), "the example has changed")
    let problems = checkProgramme(exampleProgramme.replacing(change.from, with: change.to, maxReplacements: 1))
    #expect(problems.map(\.path) == [change.path])
  }

  @Test func `numbers are given only by a file without problems`() {
    var numbering = Numbering()
    #expect(throws: FileProblems.self) {
      try compileProgramme(programme(more: "reach: never"), version: 1, numbering: &numbering)
    }
    #expect(numbering == Numbering())
  }
}

struct Replacement: Sendable, CustomTestStringConvertible {
  let from: String
  let to: String
  let path: String

  init(_ from: String, _ to: String, _ path: String) {
    self.from = from
    self.to = to
    self.path = path
  }

  var testDescription: String { "\(from) → \(to)" }
}

private let replacements: [Replacement] = [
  Replacement("programme/1", "programme/2", "zegel"),
  Replacement("name: Bakkerij De Korenaar", "name: [a, b]", "name"),
  Replacement("name: Bakkerij De Korenaar", "name: \(String(repeating: "x", count: 61))", "name"),
  Replacement("name: Bakkerij De Korenaar", "name:", "name"),
  Replacement("Europe/Amsterdam", "Europe/Utrecht", "time_zone"),
  Replacement("400 days", "400", "reach"),
  Replacement("400 days", "0 days", "reach"),
  Replacement("400 days", "12 months", "reach"),
  Replacement("pending: 14 days", "pending: 14 dagen", "points.pending"),
  Replacement("pending: 14 days", "pending: 014 days", "points.pending"),
  Replacement("pending: 14 days", "pending: 99999 months", "points.pending"),
  Replacement("{nl: punten, en: points}", "{nl: punten}", "points.name.en"),
  Replacement("after: 24 months, at_end_of: year", "after: 24 months, at_end_of: century", "points.expire.at_end_of"),
  Replacement("after: 24 months, at_end_of: year", "after: 24 months, on: [06-30]", "points.expire.on"),
  Replacement("after: 24 months, at_end_of: year", "after: 24 months, at_least: 3 days", "points.expire.at_least"),
  Replacement("after: 24 months, at_end_of: year", "at_end_of: year", "points.expire"),
  Replacement("{after: 24 months, at_end_of: year}", "soon", "points.expire"),
  Replacement("06-30", "6-30", "stamp_cards[1].expire.on[0]"),
  Replacement("06-30", "02-30", "stamp_cards[1].expire.on[0]"),
  Replacement("at_least: 180 days", "at_least: 6 months", "stamp_cards[1].expire.at_least"),
  Replacement("- id: brood\n    name", "- {id: koffie, name: x}\n  - id: brood\n    name", "stamp_cards[1].id"),
  Replacement("- id: koffie\n", "- {id: points, name: x}\n  - id: koffie\n", "stamp_cards[0].id"),
  Replacement("- id: bezoek", "- id: Bezoek", "rules[1].id"),
  Replacement("- id: bezoek", "- id: euro", "rules[1].id"),
  Replacement("- id: bezoek", "- id: \(String(repeating: "x", count: 41))", "rules[1].id"),
  Replacement("points: 1\n", "points: 0\n", "rules[0].points"),
  Replacement("points: 1\n", "points: -1\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 1000001\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 1_000\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 010\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 0x10\n", "rules[0].points"),
  Replacement("points: 1\n", "points: ٣\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 99999999999999999999\n", "rules[0].points"),
  Replacement("points: 1\n", "points: 1\n    card: koffie\n", "rules[0].card"),
  Replacement("per_amount: 1.00", "per_amount: 1,00", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: 1.005", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: 0.00", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: 1000000.01", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: .5", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: 5.", "rules[0].per_amount"),
  Replacement("per_amount: 1.00", "per_amount: 1.00\n    per_item: 1", "rules[0].per_item"),
  Replacement("basis: after-discount", "basis: after_discount", "rules[0].basis"),
  Replacement("    basis: after-discount\n", "", "rules[0].basis"),
  Replacement("    basis: after-coupons\n", "", "rules[1].basis"),
  Replacement("tax: included", "tax: yes", "rules[0].tax"),
  Replacement("[deposit, delivery]", "[item, coupon, fuel, deposit, delivery, service]", "rules[0].where.not.kinds"),
  Replacement("[deposit, delivery]", "[statiegeld]", "rules[0].where.not.kinds[0]"),
  Replacement("categories: [tabak]", "categories: []", "rules[0].where.not.categories"),
  Replacement("{most: 300, per: day}", "{most: 300, per: sale}", "rules[0].caps[1].per"),
  Replacement("{most: 300, per: day}", "{most: 300, per: uur}", "rules[0].caps[1].per"),
  Replacement("{most: 300, per: day}", "{per: day}", "rules[0].caps[1].most"),
  Replacement("per_visit: yes", "per_visit: no", "rules[1].per_visit"),
  Replacement("per_visit: yes", "per_visit: ja", "rules[1].per_visit"),
  Replacement("minimum_spend: 10.00", "minimum_spend: 0", "rules[1].minimum_spend"),
  Replacement("card: koffie\n    per_item", "card: kofie\n    per_item", "rules[2].card"),
  Replacement("    card: koffie\n    per_item", "    per_item", "rules[2].card"),
  Replacement("multiply: 2", "multiply: 0.5", "rules[4].multiply"),
  Replacement("multiply: 2", "multiply: 100.001", "rules[4].multiply"),
  Replacement("multiply: 2", "multiply: 2\n    points: 1", "rules[4].points"),
  Replacement("of: [euro]", "of: [bezoek]", "rules[4].of[0]"),
  Replacement("of: [euro]", "of: [blij-uur]", "rules[4].of[0]"),
  Replacement("of: [euro]", "of: [euro, broden]", "rules[4].of"),
  Replacement("stores: [\"367\"]", "stores: [\"376\"]", "rules[4].stores[0]"),
  Replacement("days: [mon, tue]", "days: [ma, tue]", "rules[4].when[0].days[0]"),
  Replacement("17:00-19:00", "17:00-17:00", "rules[4].when[0].hours"),
  Replacement("17:00-19:00", "17-19", "rules[4].when[0].hours"),
  Replacement("17:00-19:00", "24:00-01:00", "rules[4].when[0].hours"),
  Replacement("17:00-19:00", "17:60-19:00", "rules[4].when[0].hours"),
  Replacement("until: 2026-12-31, except", "until: 2026-12-23, except", "rules[4].when[1].until"),
  Replacement("from: 2026-12-24", "from: 2026-02-29", "rules[4].when[1].from"),
  Replacement("from: 2026-12-24", "from: 24-12-2026", "rules[4].when[1].from"),
  Replacement("BYDAY=1SA", "BYDAY=6SA", "rules[4].when[2].repeats"),
  Replacement("FREQ=MONTHLY;", "FREQ=HOURLY;", "rules[4].when[2].repeats"),
  Replacement(", start: 2026-01-03", "", "rules[4].when[2].repeats"),
  Replacement("{days: [mon, tue],", "{start: 2026-01-01,", "rules[4].when[0].start"),
  Replacement("to: down", "to: floor", "rounding.to"),
  Replacement("earn_on_points_paid: no", "earn_on_points_paid: nee", "earn_on_points_paid"),
  Replacement("on_return: below-zero", "on_return: below_zero", "on_return"),
  Replacement("cost: {points: 250}", "cost: {points: 250, stamps: 3}", "rewards[0].cost.stamps"),
  Replacement("cost: {points: 250}", "cost: 250", "rewards[0].cost"),
  Replacement("limit: {most: 1, per: month}", "limit: {most: 1, per: sale}", "rewards[0].limit.per"),
  Replacement("worth: 1.00", "worth: 0", "pay_with_points.worth"),
  Replacement("id: \"368\"", "id: \"367\"", "stores[1].id"),
  Replacement("id: \"368\"", "id: \"36 8\"", "stores[1].id"),
  Replacement("name: Zeist", "name: Zeist, tills: [\"\"]", "stores[1].tills[0]"),
  Replacement("prefix: \"29\"", "prefix: \"19\"", "cards.prefix"),
  Replacement("prefix: \"29\"", "prefix: \"2\"", "cards.prefix"),
  Replacement("prefix: \"29\"", "prefix: \"29123456\"", "cards.prefix"),
  Replacement("prefix: \"29\"", "prefix: \"29\", length: 8", "cards.length"),
  Replacement("ean-13, prefix: \"29\"", "gsrn, prefix: \"871234\"", "cards.prefix"),
  Replacement("ean-13, prefix: \"29\"", "code, length: 5", "cards.length"),
  Replacement("ean-13, prefix: \"29\"", "code, length: 10, alphabet: ABCDEFGHIJA", "cards.alphabet"),
  Replacement("ean-13, prefix: \"29\"", "code, length: 10, alphabet: ABCDEFGHI", "cards.alphabet"),
  Replacement("ean-13, prefix: \"29\"", "code, length: 10, prefix: zk", "cards.prefix"),
  Replacement("ean-13, prefix: \"29\"", "qr", "cards.format"),
]
