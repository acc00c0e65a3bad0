import Testing
import ZegelDomain

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

@Suite struct `What Article 13 and 14 ask` {
  /// The item, what is taken out of the policy, what stands there instead, and where the refusal is.
  @Test(arguments: [
    (NoticeItem.controller, "  contact: privacy@korenaar.example\n", "", "organisation.contact"),
    (.dpo, ", contact: fg@korenaar.example", "", "dpo.contact"),
    (.purposes, "text: {nl: U spaart op naam., en: You save by name.}", "", "purposes[0].text"),
    (
      .interests, "      balancing_test: {nl: Leden verwachten het., en: Members expect it.}\n", "", "purposes[2].basis"
    ),
    (.recipients, "    name: Postduif B.V.\n", "", "parties[0].name"),
    (.transfers, "country: CH", "country: CN", "parties[1].country"),
    (.periods, "    period: {keep: 24 months, after: last-activity}\n", "", "fields[0].period"),
    (.rights, "languages: [nl, en]\n", "", "languages"),
    (.withdrawal, "    basis: consent\n", "", "purposes[1].basis"),
    (.complaint, "authority: NL", "authority: XX", "authority"),
    (.duty, "lookup: yes", "needed: perhaps", "fields[0].needed"),
    (.automation, "profiling: yes", "profiling: perhaps", "purposes[3].profiling"),
    (.categories, "    category: ordinary\n", "", "fields[0].category"),
    (.source, "from: till", "from: nowhere", "fields[2].from"),
  ])
  func `a policy that cannot say one of the fourteen is refused`(
    item: NoticeItem, old: String, new: String, path: String
  ) throws {
    let old = old.hasPrefix("      balancing") ? String(old.dropFirst(2)) : old
    let text = examplePolicy.replacing(old, with: new, maxReplacements: 1)
    try #require(text != examplePolicy, "\(item)")
    #expect(checkPolicy(text, on: day).map(\.path).contains(path), "\(checkPolicy(text, on: day).map(\.path))")
    for short in [true, false] {
      #expect(throws: FileProblems.self) { try privacyNotice(text, in: .nl, short: short, on: day) }
    }
  }

  @Test func `the table has every item`() { #expect(NoticeItem.allCases.count == 14) }
}

@Suite struct `Texts of a house's own` {
  private func advice(_ nl: String, _ en: String = "We mail you.") -> [FileProblem] {
    policyAdvice(
      examplePolicy.replacing("{nl: Wij mailen u., en: We mail you.}", with: "{nl: \"\(nl)\", en: \"\(en)\"}"), on: day
    )
    .filter { $0.path.hasPrefix("purposes[1].text") }
  }

  @Test func `that are plain get no advice`() {
    #expect(advice("Wij mailen u aanbiedingen en nieuws. U kunt op elk moment stoppen.").isEmpty)
    #expect(
      advice("Wij mailen u.", "We mail you offers and news. You can stop at any moment, and it costs nothing.").isEmpty)
  }

  @Test func `that are hard are told with their place and the way out, and can be applied all the same`() throws {
    let hard =
      "Met betrekking tot bovengenoemde marketingactiviteiten verstrekken wij uw persoonsgegevens aan dienstverleners "
      + "teneinde gepersonaliseerde aanbiedingen te kunnen communiceren conform onze commerciële doelstellingen."
    let found = advice(hard)
    #expect(Set(found.map(\.path)) == ["purposes[1].text.nl"] && found.allSatisfy { $0.line == 19 })
    let messages = found.map(\.message.nl).joined()
    for word in ["teneinde", "conform", "persoonsgegevens", "verstrekken", "leesmaat", "gemiddeld"] {
      #expect(messages.contains(word), "\(word)")
    }
    #expect(found.contains { $0.remedy.nl.contains("`om te`") })
    let english = advice(
      "Wij mailen u.",
      "Pursuant to applicable legislation, communications regarding promotional opportunities are disseminated "
        + "electronically to individuals who previously indicated affirmative authorisation.")
    #expect(Set(english.map(\.path)) == ["purposes[1].text.en"])
    #expect(english.contains { $0.message.en.contains("score") })
  }

  @Test func `of the profiles are plain`() {
    for profile in PrivacyProfile.allCases {
      let found = policyAdvice(profile.text, on: day).filter { $0.message.en.contains("Art. 12(1)") }
      #expect(found.map { "\($0.path): \($0.message.en)" } == [])
    }
  }
}

@Suite struct `What changed in a notice` {
  @Test func `is told section by section, in the words people read`() {
    let old = "Titel\n=====\n\nWaarvoor\n--------\n- Wij mailen u.\n- Wij bellen u.\n\nHoe lang\n--------\nTwee jaar."
    let new =
      "Titel\n=====\n\nWaarvoor\n--------\n- Wij mailen u.\n\nHoe lang\n--------\nEen jaar.\n\nNieuw\n-----\nIets."
    let difference = NoticeDifference(from: 1, old, to: 2, new, in: .nl)
    #expect(difference.sections.map(\.heading) == ["Waarvoor", "Hoe lang", "Nieuw"])
    #expect(difference.sections.map(\.added) == [[], ["Een jaar."], ["Iets."]])
    #expect(difference.sections.map(\.removed) == [["Wij bellen u."], ["Twee jaar."], []])
    #expect(NoticeDifference(from: 1, old, to: 2, old, in: .nl).sections.isEmpty)
  }
}
