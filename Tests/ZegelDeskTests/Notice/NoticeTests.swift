import Testing
import ZegelDomain

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

private func policy(_ text: String) throws -> PrivacyPolicy { try #require(ReadPolicy(text, on: day).policy) }

private func section(_ item: NoticeItem, of text: String) throws -> Notice.Section {
  try #require(try policy(text).notice(in: .en, on: day).sections.first { $0.item == item })
}

private var everyPolicy: [String] { [examplePolicy] + PrivacyProfile.allCases.map(\.text) }

@Suite struct `The notice` {
  @Test(arguments: Language.allCases) func `says everything the law asks, whatever the policy`(language: Language)
    throws
  {
    for text in everyPolicy {
      let notice = try policy(text).notice(in: language, on: day)
      #expect(notice.sections.map(\.item) == NoticeItem.allCases)
      #expect(notice.sections.allSatisfy { !$0.heading.isEmpty && !($0.paragraphs + $0.points).isEmpty })
    }
  }

  @Test(arguments: Language.allCases) func `names every purpose, field, period and party`(language: Language) throws {
    let policy = try policy(examplePolicy)
    let text = policy.notice(in: language, on: day).plainText
    for purpose in policy.purposes { #expect(text.contains(purpose.text[language])) }
    for field in policy.fields { #expect(text.contains(field.title[language])) }
    for party in policy.parties { #expect(text.contains("\(party.name) (")) }
    #expect(text.contains(language == .nl ? "2 jaar nadat u uw kaart" : "2 years after you last used"))
    #expect(text.contains("Rekenhuis AG, CH"))
    #expect(text.contains(language == .nl ? "dieet (gevoelig)" : "diet (sensitive)"))
  }

  @Test func `of anonymous cards says that nobody is known, and what is kept of the card all the same`() throws {
    let policy = try policy(PrivacyProfile.cornerShop.text)
    for notice in [policy.notice(in: .nl, on: day), policy.shortNotice(in: .nl, on: day)] {
      #expect(notice.plainText.contains("Wij houden niet bij wie u bent: uw kaart heeft geen naam."))
      #expect(notice.plainText.contains("Per kaart bewaren wij uw punten, en wanneer"))
    }
    let english = policy.shortNotice(in: .en, on: day).plainText
    #expect(english.contains("We do not keep who you are"))
    #expect(english.contains("For each card we keep your points, and when"))
  }

  @Test func `of members says what is kept of their cards as well`() throws {
    let categories = try section(.categories, of: examplePolicy)
    #expect(categories.paragraphs == ["For each card we keep your points, and when, where and for how much you saved."])
  }

  @Test func `counts as an interest only what rests on one, though more was balanced`() throws {
    let text = examplePolicy.replacing(
      "basis: consent\n    profiling: yes",
      with: "basis: contract\n    balancing_test: {nl: Getoetst., en: Balanced.}\n    profiling: yes"
    ).replacing("exception: explicit-consent", with: "exception: made-public")
    #expect(try section(.interests, of: text).points == ["We send you post. Members expect it."])
  }

  @Test func `promises an answer in the time the law gives`() throws {
    #expect(LegalRules.number(.answerMonths, on: day) == 1)
    #expect(try section(.rights, of: examplePolicy).paragraphs[0].contains("within a month"))
  }

  @Test func `in a language the policy does not have is not made up`() throws {
    let text = examplePolicy.replacing("languages: [nl, en]", with: "languages: [nl]")
    for act in [
      { _ = try privacyNotice(text, in: .en, short: false, on: day) },
      { _ = try privacyNotice(text, in: .en, short: true, on: day) },
      { _ = try privacyRegister(text, in: .en, on: day) },
    ] {
      let problems = try #require(throws: FileProblems.self) { try act() }
      #expect(problems.all.map(\.path) == ["languages"])
      #expect(problems.all[0].line == 9)
      #expect(problems.all[0].remedy.en.contains("`nl`"))
    }
    _ = try privacyNotice(text, in: .nl, short: false, on: day)
  }

  @Test(arguments: Language.allCases) func `can be read by anybody: no sentence of more than 25 words`(
    language: Language
  )
    throws
  {
    for text in everyPolicy {
      let notice = try policy(text).notice(in: language, on: day)
      for section in notice.sections {
        for line in section.paragraphs + section.points {
          for sentence in line.split(whereSeparator: { ".:;!?".contains($0) }) {
            #expect(sentence.split(separator: " ").count <= 25, "\(sentence)")
          }
        }
      }
    }
  }

  @Test func `the short one fits on a card at the till and says that one may refuse`() throws {
    let chain = try policy(PrivacyProfile.chain.text)
    let text = chain.shortNotice(in: .nl, on: day).plainText
    #expect(text.contains("Zegt u nee, dan spaart u gewoon mee."))
    #expect(text.contains(chain.organisation.contact))
    #expect(text.split(separator: "\n").count <= 12)
  }

  @Test func `of a policy that cannot be applied there is none`() {
    #expect(throws: FileProblems.self) {
      try privacyNotice(
        PrivacyProfile.chain.text.replacing("profiling: yes", with: "profiling: perhaps"), in: .nl, short: false,
        on: day)
    }
  }
}
