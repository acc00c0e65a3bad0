import Testing
import ZegelDomain

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

private func policy(_ text: String) throws -> PrivacyPolicy { try #require(ReadPolicy(text, on: day).policy) }

/// With its DPIA signed where it asks for one.
private func signed(_ profile: PrivacyProfile) -> String {
  guard profile == .chain else { return profile.text }
  return profile.text.replacing("# dpia:", with: "dpia:").replacing("2026-12-01", with: "2026-11-01")
}

private var everyPolicy: [String] { [examplePolicy] + PrivacyProfile.allCases.map(signed) }

@Suite struct `The notice` {
  @Test(arguments: Language.allCases) func `says everything the law asks, whatever the policy`(language: Language)
    throws
  {
    for text in everyPolicy {
      let notice = try policy(text).notice(in: language)
      #expect(notice.sections.map(\.item) == NoticeItem.allCases)
      #expect(notice.sections.allSatisfy { !$0.heading.isEmpty && !($0.paragraphs + $0.points).isEmpty })
    }
  }

  @Test(arguments: Language.allCases) func `names every purpose, field, period and party`(language: Language) throws {
    let policy = try policy(examplePolicy)
    let text = policy.notice(in: language).plainText
    for purpose in policy.purposes { #expect(text.contains(purpose.text[language])) }
    for field in policy.fields { #expect(text.contains(field.title[language])) }
    for party in policy.parties { #expect(text.contains("\(party.name) (")) }
    #expect(text.contains(language == .nl ? "2 jaar nadat u uw kaart" : "2 years after you last used"))
    #expect(text.contains("Rekenhuis AG, CH"))
    #expect(text.contains(language == .nl ? "dieet (gevoelig)" : "diet (sensitive)"))
  }

  @Test func `of anonymous cards says that nothing is kept`() throws {
    let notice = try policy(PrivacyProfile.cornerShop.text).notice(in: .nl)
    #expect(notice.plainText.contains("Wij bewaren niets van u: uw kaart heeft geen naam."))
    #expect(
      try policy(PrivacyProfile.cornerShop.text).shortNotice(in: .en).plainText.contains("We keep nothing of you"))
  }

  @Test(arguments: Language.allCases) func `can be read by anybody: no sentence of more than 25 words`(
    language: Language
  )
    throws
  {
    for text in everyPolicy {
      let notice = try policy(text).notice(in: language)
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
    let chain = try policy(signed(.chain))
    let text = chain.shortNotice(in: .nl).plainText
    #expect(text.contains("Zegt u nee, dan spaart u gewoon mee."))
    #expect(text.contains(chain.organisation.contact))
    #expect(text.split(separator: "\n").count <= 12)
  }

  @Test func `of a policy that cannot be applied there is none`() {
    #expect(throws: FileProblems.self) {
      try privacyNotice(PrivacyProfile.chain.text, in: .nl, short: false, on: day)
    }
  }
}
