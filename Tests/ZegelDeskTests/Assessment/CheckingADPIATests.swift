import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

private func filled(_ policy: String = examplePolicy) throws -> String { try filledAssessment(of: policy, on: day) }

@Suite struct `Beginning a DPIA` {
  @Test(arguments: Language.allCases)
  func `asks every criterion that is hit or to judge, and proposes a risk for each hit`(
    language: Language
  ) throws {
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    let text = try assessmentToBegin(examplePolicy, in: language, on: day)
    for criterion in policy.assessmentCriteria {
      let asked = text.contains("{id: \(criterion.id), applies: \(criterion.reason == nil ? "…" : "yes")")
      #expect(asked == (criterion.reason != nil || criterion.isToJudge), "\(criterion.id)")
    }
    let faced = Set(policy.proposedRisks.flatMap(\.criteria))
    for criterion in policy.assessmentCriteria where criterion.reason != nil { #expect(faced.contains(criterion.id)) }
    for party in policy.parties { #expect(text.contains("id: party-\(party.id)\n")) }
    #expect(text.contains("language: \(language.rawValue)\n"))
    for measure in Set(policy.proposedRisks.flatMap(\.measures)) {
      #expect(text.contains("\(measure.rawValue): \(measure.title[language]) (\(measure.page))"))
    }
  }

  @Test func `leaves what only people can say open, and tells each place of it`() throws {
    let text = try assessmentToBegin(examplePolicy, in: .nl, on: day)
    let problems = try checkAssessment(text, of: examplePolicy, on: day)
    let open = problems.filter { $0.message.en == "this is not filled in yet" }
    for path in [
      "criteria[0].why", "necessity", "risks[0].who", "risks[0].remaining", "advice.text", "people.not_asked",
    ] {
      #expect(open.contains { $0.path == path }, "\(path)")
    }
    #expect(problems.allSatisfy { $0.line > 1 })
  }

  @Test func `names a consent as a measure only where everything risky rests on one`() throws {
    let balanced = examplePolicy.replacing(
      "basis: consent\n    profiling: yes",
      with: "basis: contract\n    balancing_test: {nl: Getoetst., en: Balanced.}\n    profiling: yes"
    ).replacing("exception: explicit-consent", with: "exception: made-public")
    try #require(balanced != examplePolicy)
    let risks = try #require(ReadPolicy(balanced, on: day).policy).proposedRisks
    #expect(!risks.flatMap(\.measures).contains(.consent))
    #expect(
      try #require(ReadPolicy(examplePolicy, on: day).policy).proposedRisks.flatMap(\.measures).contains(.consent))
  }

  @Test func `of a house that knows nobody proposes nothing, and needs nothing`() throws {
    let policy = try #require(ReadPolicy(PrivacyProfile.cornerShop.text, on: day).policy)
    #expect(policy.proposedRisks.isEmpty && !policy.needsAssessment)
    #expect(try assessmentToBegin(PrivacyProfile.cornerShop.text, in: .nl, on: day).contains("risks: […]"))
  }

  @Test(arguments: PrivacyProfile.allCases) func `is due for the chain alone, of the profiles`(profile: PrivacyProfile)
    throws
  {
    let policy = try #require(ReadPolicy(profile.text, on: day).policy)
    #expect(policy.needsAssessment == (profile == .chain))
  }
}

@Suite struct `Checking a DPIA` {
  @Test func `one that answers everything can be signed`() throws {
    #expect(try checkAssessment(try filled(), of: examplePolicy, on: day).map(\.message.en) == [])
  }

  /// What is changed in it, the path that is told, the article, and a word of the way out.
  @Test(arguments: [
    (
      "  - {id: wp248.scoring, applies: yes, why: \"Dat is bij ons klein.\"}\n", "", "criteria", "WP248",
      "wp248.scoring"
    ),
    ("{id: ap.profiling, applies: yes", "{id: ap.profiling, applies: no", "criteria[*].applies", "64418", "yes"),
    ("{id: wp248.large-scale, applies: no", "{id: wp248.large-scale, applies: yes", "criteria[*]", "35(7)(c)", "from"),
    ("from: [wp248.scoring, ap.profiling]", "from: [wp248.scoring]", "criteria[*]", "35(7)(c)", "ap.profiling"),
    (
      "measures: [zegel.consent, zegel.anonymous-cards, zegel.periods]", "measures: []", "risks[0].measures", "",
      "remove"
    ),
    ("measures: [zegel.consent,", "measures: [zegel.magic,", "risks[0].measures[0]", "", "zegel"),
    ("    remaining: low\n", "", "risks[0].remaining", "", "add"),
    ("    remaining: low\n", "    remaining: none\n", "risks[0].remaining", "", "low"),
    ("    who: privacy-officer\n", "    who: Bo Groen\n", "risks[0].who", "", "owner"),
    ("advice: {on: 2026-12-01, text: \"Dat is bij ons klein.\", followed: yes}", "", "advice", "35(2)", "advice"),
    ("advice: {on: 2026-12-01", "advice: {on: 2026-12-02", "advice.on", "35(2)", "first"),
    ("followed: yes", "followed: no", "advice.why_not", "", "why_not"),
    ("people: {not_asked: \"Dat is bij ons klein.\"}", "", "people", "", "not_asked"),
    (
      "people: {not_asked: \"Dat is bij ons klein.\"}", "people: {asked_on: 2026-12-02, how: panel, said: goed}",
      "people.asked_on", "35(9)", "first"
    ),
    ("necessity: \"Dat is bij ons klein.\"", "necessity: \"…\"", "necessity", "", "in place of"),
    ("zegel: dpia/1", "zegel: privacy/1", "zegel", "", "dpia/1"),
    ("language: nl", "language: fr", "language", "", "nl"),
  ])
  func `each thing that is missing has its place, its article and its way out`(
    old: String, new: String, path: String, law: String, way: String
  ) throws {
    let good = try filled()
    let text = good.replacing(old, with: new, maxReplacements: 1)
    try #require(text != good)
    let problems = try checkAssessment(text, of: examplePolicy, on: day)
    let found = problems.first { $0.path.replacing(/criteria\[[0-9]+\]/, with: "criteria[*]") == path }
    let problem = try #require(found, "\(problems.map { "\($0.path): \($0.message.en)" })")
    #expect(problem.message.en.contains(law) && problem.remedy.en.contains(way), "\(problem)")
    #expect(!problem.message.nl.contains("GDPR"))
  }

  @Test func `is of one content: another field opens it again, another phone number does not`() throws {
    let text = try filled()
    let contact = examplePolicy.replacing("privacy@korenaar.example", with: "help@korenaar.example")
      .replacing("until: 2027-12-31", with: "until: 2028-12-31")
    #expect(try checkAssessment(text, of: contact, on: day).isEmpty)
    for (old, new) in [
      ("lookup: yes", "lookup: no"), ("Wij kiezen aanbiedingen.", "Wij kiezen alles."), ("country: CH", "country: NL"),
      ("keep: 24 months", "keep: 23 months"),
    ] {
      let other = examplePolicy.replacing(old, with: new)
      let problems = try checkAssessment(text, of: other, on: day)
      #expect(problems.map(\.path) == ["about"], "\(new)")
      let policy = try #require(ReadPolicy(other, on: day).policy)
      #expect(problems[0].remedy.en.contains(hex(policy.assessedHash)))
    }
  }

  @Test func `the order of a policy changes nothing of what it is about`() throws {
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    let turned = PrivacyPolicy(
      version: 9, organisation: policy.organisation, languages: policy.languages, purposes: policy.purposes.reversed(),
      fields: policy.fields.reversed(), parties: policy.parties.reversed())
    #expect(turned.assessedContent == policy.assessedContent)
  }

  @Test func `no message repeats what people wrote`() throws {
    let text = try filled().replacing("who: privacy-officer", with: "who: [Bo]").replacing(
      "Dat is bij ons klein.", with: String(repeating: "Bo Groen ", count: 300))
    let problems = try checkAssessment(text, of: examplePolicy, on: day)
    #expect(!problems.isEmpty)
    for problem in problems { #expect(!"\(problem.message.nl) \(problem.remedy.nl)".contains("Groen")) }
  }
}

@Suite struct `Whatever is in a DPIA's file` {
  @Test(arguments: 1...4) func `it becomes a DPIA, or problems inside the file`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    let good = Array(try filled().utf8)
    let pieces = ["&a ", "[", "}", "\n  ", ": ", "remaining: high\n", "🥐", "\u{0}", "…", "- id: x\n", "from: [ap.x]"]
    for _ in 0..<200 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.insert(contentsOf: pieces.randomElement(using: &generator)!.utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
        default: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
        if bytes.isEmpty { bytes = [32] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let read = ReadAssessment(text, of: policy, on: day)
      let lines = text.utf8.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
      #expect((read.assessment == nil) == !read.problems.isEmpty, "\(text)")
      #expect(read.problems.allSatisfy { (1...lines).contains($0.line) }, "\(text)")
    }
  }

  @Test func `a file of more than a mebibyte is refused`() throws {
    let text = try filled() + String(repeating: "#\n", count: 600_000)
    #expect(try checkAssessment(text, of: examplePolicy, on: day).count == 1)
  }
}
