import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

@Suite struct `Refusing a privacy policy` {
  @Test func `a policy with every kind of part has no problem`() {
    #expect(checkPolicy(examplePolicy, on: day).map(\.message.en) == [])
  }

  @Test(arguments: PrivacyProfile.allCases) func `a ready profile has no problem`(profile: PrivacyProfile) {
    #expect(checkPolicy(profile.text, on: day).map(\.message.en) == [])
  }

  @Test func `that a DPIA is due is advice before applying, with its criteria and its command`() throws {
    let advice = policyAdvice(PrivacyProfile.chain.text, on: day)
    #expect(advice.count == 1)
    #expect(advice[0].message.en.contains("ap.profiling") && advice[0].remedy.en.contains("zegel privacy dpia begin"))
    #expect(policyAdvice(PrivacyProfile.gym.text, on: day).isEmpty)
    #expect(policyAdvice(examplePolicy, on: day).contains { $0.path == "dpia" && $0.remedy.en.contains("dpia sign") })
  }

  @Test func `the empty policy keeps nothing of anybody`() throws {
    let policy = try #require(ReadPolicy(PrivacyProfile.cornerShop.text, on: day).policy)
    #expect(policy.purposes.isEmpty && policy.fields.isEmpty && policy.parties.isEmpty)
  }

  /// What is changed in the example, and the path, the article and a word of the way out that come of it.
  @Test(arguments: [
    ("    basis: contract\n", "", "purposes[0].basis", "", "basis"),
    ("basis: contract", "basis: habit", "purposes[0].basis", "", "consent"),
    ("basis: contract", "basis: [contract, consent]", "purposes[0].basis", "", "write"),
    ("basis: contract", "basis: legitimate-interest", "purposes[0].basis", "6(1)(f)", "balancing_test"),
    ("text: {nl: Wij mailen u., en: We mail you.}", "text: {nl: Wij mailen u.}", "purposes[1].text.en", "", "en"),
    ("text: {nl: Wij mailen u., en: We mail you.}", "text: Wij mailen u.", "purposes[1].text", "", "nl"),
    ("    channel: post\n", "    channel: email\n", "purposes[2].channel", "11.7", "own-customers"),
    (
      "    channel: post\n", "    channel: phone\n    to: own-customers\n", "purposes[2].channel", "1 July 2026",
      "consent"
    ),
    ("    channel: post\n", "    channel: social-network\n", "purposes[2].channel", "SAN-2025-017", "consent"),
    ("    profiling: yes\n", "    profiling: yes\n    channel: app\n", "purposes[3].profiling", "7(2)", "two purposes"),
    (
      "    basis: consent\n    profiling: yes", "    basis: contract\n    profiling: yes", "purposes[3].profiling",
      "21",
      "balancing_test"
    ),
    (
      "signed_by: S-00000000000000000000000001", "signed_by: M. de Wit", "dpia.signed_by", "5(1)(c)", "staff list"
    ),
    (
      "period: {keep: 24 months, after: last-activity}", "period: membership", "fields[0].period", "5(1)(e)",
      "24 months"
    ),
    ("period: {keep: 24 months, after: last-activity}", "", "fields[0].period", "", "keep"),
    (
      "period: {keep: 24 months, after: last-activity}", "period: {keep: 37 months, after: last-activity}",
      "fields[0].period", "Freedelity", "36 months"
    ),
    (
      "period: {keep: 12 months, after: purchase}", "period: {keep: 12 months, after: last-activity}",
      "fields[2].period",
      "Kesko", "purchase"
    ),
    (
      "period: {keep: 12 months, after: purchase}", "period: {keep: 25 months, after: purchase}", "fields[2].period",
      "Garante", "12 months"
    ),
    ("    exception: explicit-consent\n", "", "fields[3].category", "9(1)", "exception"),
    (
      "purposes: [profiling]\n    period: {keep: 12 months, after: collection}",
      "purposes: [membership]\n    period: {keep: 12 months, after: collection}", "fields[3].purposes", "9(2)(a)",
      "consent"
    ),
    ("category: health", "category: national-id", "fields[3].category", "87", "remove"),
    ("category: health", "category: criminal", "fields[3].category", "10", "remove"),
    ("id: diet", "id: bsn", "fields[3].id", "46 UAVG", "remove"),
    ("id: diet", "id: copy-paspoort", "fields[3].id", "46 UAVG", "remove"),
    ("purposes: [books]", "purposes: [tax]", "fields[1].purposes[0]", "5(1)(b)", "purposes"),
    ("purposes: [books]", "purposes: [books, membership]", "fields[1].period", "5(1)(e)", "36 months"),
    ("signed_on: 2026-11-01", "signed_on: 2026-12-02", "dpia.signed_on", "35", "wait"),
    ("country: NL", "country: CN\n    transfer: explicit-consent", "", "", ""),
    (
      "country: NL\n    purposes: [marketing.email]",
      "country: CN\n    transfer: explicit-consent\n    purposes: [marketing.email, membership]",
      "parties[0].transfer", "49(1)(a)", "consent"
    ),
    ("authority: NL", "authority: BE", "authority", "", "NL"),
    ("dpo: {", "officer: {", "officer", "", "dpo"),
    ("    choices:\n", "    options:\n", "fields[3].choices", "", "choices"),
    ("    - {id: vegan, title: {nl: veganistisch, en: vegan}}\n", "", "fields[3].choices", "", "two"),
    ("id: gluten-free, title", "id: vegan, title", "fields[3].choices", "", "twice"),
    ("type: choice", "type: yes-or-no", "fields[3].choices", "", "remove"),
    ("lookup: yes", "lookup: yes\n    needed: yes", "", "", ""),
    ("    contract: {signed_on: 2026-01-01, until: 2027-12-31}\n", "", "parties[0]", "28(3)", "contract"),
    ("until: 2027-12-31", "until: 2026-11-30", "parties[0].contract", "28(3)", "extend"),
    ("country: NL", "country: CN", "parties[0].country", "44", "transfer"),
    ("country: NL", "country: US", "parties[0].country", "45", "transfer"),
    ("country: NL", "country: US\n    transfer: adequacy", "", "", ""),
    ("country: NL", "country: CN\n    transfer: standard-clauses", "", "", ""),
    (
      "fields: [email]\n  - id: servers", "fields: [email, invoice]\n  - id: servers", "parties[0].fields[1]",
      "5(1)(b)",
      "remove"
    ),
    (
      "    contact: post@postduif.example\n    role: processor", "    role: joint-controller", "parties[0].contact",
      "30(1)(a)", "contact"
    ),
    ("    under: mailer\n", "", "parties[1].role", "28(2)", "under"),
    ("under: mailer", "under: nobody", "parties[1].under", "28(4)", "processor"),
  ])
  func `each wrong has its place, its article and its way out`(
    old: String, new: String, path: String, law: String, way: String
  ) throws {
    let text = examplePolicy.replacing(old, with: new, maxReplacements: 1)
    #expect(text != examplePolicy)
    let problems = checkPolicy(text, on: day)
    if path.isEmpty {
      #expect(problems.map(\.message.en) == [])
      return
    }
    let problem = try #require(problems.first { $0.path == path }, "\(problems.map { "\($0.path): \($0.message.en)" })")
    #expect(problem.message.en.contains(law), "\(problem.message.en)")
    #expect("\(problem.remedy.en) \(problem.message.en)".contains(way), "\(problem.remedy.en)")
    #expect(!problem.message.nl.contains("GDPR") && !problem.remedy.nl.isEmpty)
    #expect(problem.line > 1)
  }

  @Test(arguments: [
    "BSN", "uw bsn-nummer", "burgerservicenummer", "sofinummer", "Rijksregisternummer", "kopie paspoort",
    "paspoortnummer", "passport", "identiteitskaart", "identiteitsbewijs", "ID-kaart", "id card", "rijbewijs",
    "driving licence", "SSN", "eID",
  ])
  func `a number of the state is known by what people would call it, in either language`(name: String) {
    for title in ["{nl: \(name), en: number}", "{nl: nummer, en: \(name)}"] {
      let text = examplePolicy.replacing("{nl: dieet, en: diet}", with: title)
      #expect(checkPolicy(text, on: day).map(\.path) == ["fields[3].title"], "\(title)")
    }
  }

  @Test(arguments: ["wijnpaspoort", "afscheidsdatum", "kleding", "idee voor de winkel"])
  func `a word that only looks like one is left alone`(name: String) {
    let text = examplePolicy.replacing("{nl: dieet, en: diet}", with: "{nl: \(name), en: diet}")
    #expect(checkPolicy(text, on: day).map(\.path) == [])
  }

  @Test func `a part of a purpose needs no whole in the list`() {
    #expect(checkPolicy(examplePolicy.replacing("membership", with: "card.membership"), on: day).isEmpty)
  }

  @Test func `a choice has at most fifty to choose from`() {
    func choices(_ count: Int) -> String {
      let all = (1...count).map { "      - {id: c\($0), title: \"\($0)\"}\n" }.joined()
      return examplePolicy.replacing(
        "      - {id: vegan, title: {nl: veganistisch, en: vegan}}\n", with: all)
    }
    #expect(checkPolicy(choices(49), on: day).map(\.path) == [])
    #expect(checkPolicy(choices(50), on: day).map(\.path) == ["fields[3].choices"])
  }

  @Test func `what may be chosen is in the policy, in both languages`() throws {
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    #expect(
      policy.field("diet")?.choices == [
        FieldChoice(id: "vegan", title: Texts(nl: "veganistisch", en: "vegan")),
        FieldChoice(id: "gluten-free", title: Texts(nl: "glutenvrij", en: "gluten-free")),
      ])
    #expect(policy.field("email")?.choices == [])
  }

  @Test func `today is the day in Amsterdam, where the law changes at midnight`() throws {
    func today(_ moment: String) throws -> CalendarDay {
      let moment = try #require(Instant(rfc3339: moment))
      return Surroundings(now: { moment }, random: { _ in [] }).lawDay
    }
    #expect(try today("2026-06-30T21:59:59Z") == CalendarDay("2026-06-30"))
    #expect(try today("2026-06-30T22:00:00Z") == CalendarDay("2026-07-01"))
    #expect(try today("2026-12-31T23:00:00Z") == CalendarDay("2027-01-01"))
  }

  @Test func `calling own customers was allowed until the first of July 2026`() {
    let text = examplePolicy.replacing("    channel: post\n", with: "    channel: phone\n    to: own-customers\n")
    func calls(_ day: String) -> Int {
      checkPolicy(text, on: CalendarDay(day)!).count { $0.path == "purposes[2].channel" }
    }
    #expect(calls("2026-06-30") == 0)
    #expect(calls("2026-07-01") == 1)
  }

  @Test func `a field that rests on consent cannot be required`() throws {
    let text = examplePolicy.replacing("purposes: [membership, marketing.email]", with: "purposes: [marketing.email]")
      .replacing("lookup: yes", with: "needed: yes")
    #expect(checkPolicy(text, on: day).map(\.path) == ["fields[0].needed"])
  }

  @Test func `a second of the same id is refused`() {
    let text = examplePolicy.replacing("id: marketing.post", with: "id: membership")
    #expect(checkPolicy(text, on: day).map(\.message.en) == ["the id `membership` is there twice"])
  }

  @Test func `there is no free text, no pre-ticked box and no unknown key`() {
    for (old, new) in [("type: choice", "type: text"), ("profiling: yes", "profiling: yes\n    ticked: yes")] {
      #expect(checkPolicy(examplePolicy.replacing(old, with: new), on: day).count == 1)
    }
  }
}

@Suite struct `Whatever is in a privacy file` {
  @Test(arguments: 1...4) func `it becomes a policy, or problems inside the file`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "&a ", "[", "}", "\n  ", ": ", "basis: consent", "channel: sms\n", "🥐", "\u{0}", "country: XX", "- id: x\n",
    ]
    for _ in 0..<300 {
      var bytes = Array(examplePolicy.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &generator)!.utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
        }
        if bytes.isEmpty { bytes = [32] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let read = ReadPolicy(text, on: day)
      let lines = text.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
      #expect((read.policy == nil) == !read.problems.isEmpty, "\(text)")
      #expect(read.problems.allSatisfy { (1...lines).contains($0.line) }, "\(text)")
    }
  }
}
