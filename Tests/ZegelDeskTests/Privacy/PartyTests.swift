import Testing
import ZegelDomain

@testable import ZegelDesk

private let today = CalendarDay("2026-12-01")!

private func policy(_ text: String = examplePolicy) throws -> PrivacyPolicy {
  try #require(ReadPolicy(text, on: today).policy)
}

@Suite struct `Parties on a day` {
  @Test func `the law has nothing against them while contracts run and countries protect`() throws {
    #expect(try policy().partyFindings(on: today).isEmpty)
  }

  @Test(arguments: [("2027-10-31", 0, 0), ("2027-11-01", 1, 0), ("2027-12-31", 1, 0), ("2028-01-01", 0, 1)])
  func `a contract that ends is told of 60 days before, and is against the law after`(
    day: String, warnings: Int, breaches: Int
  ) throws {
    let findings = try policy().partyFindings(on: CalendarDay(day)!)
    #expect(findings.filter(\.isWarning).count == warnings)
    #expect(findings.filter { !$0.isWarning }.count == breaches)
    #expect(findings.allSatisfy { $0.party == "mailer" })
  }

  @Test func `adequacy that has ended is against the law`() throws {
    let british = try policy(examplePolicy.replacing("country: CH", with: "country: GB"))
    let after = british.partyFindings(on: CalendarDay("2032-01-01")!)
    #expect(after.contains { $0.party == "servers" && $0.law.en == "Art. 44, 46 GDPR" && !$0.isWarning })
    #expect(british.problemsAhead(of: today).map(\.from.description) == ["2028-01-01", "2031-12-28"])
  }

  @Test func `a chain of three contracts is warned of`() throws {
    let chain = try policy(
      """
      \(examplePolicy)
        - id: tapes
          name: Bandhuis B.V.
          role: sub-processor
          under: servers
          contract: {signed_on: 2026-01-01}
          country: NL
          purposes: [marketing.email]
          fields: [email]
      """)
    #expect(chain.parties.map { chain.depth(of: $0) } == [1, 2, 3])
    let findings = chain.partyFindings(on: today)
    #expect(findings.map(\.party) == ["tapes"] && findings[0].isWarning)
  }

  @Test func `a rule that changes is told of before its day, with the purpose`() throws {
    let spring = CalendarDay("2026-05-01")!
    let text = examplePolicy.replacing("channel: post", with: "channel: phone\n    to: own-customers")
      .replacing("2026-11-01", with: "2026-04-01")
    let read = try #require(ReadPolicy(text, on: spring).policy)
    let ahead = read.problemsAhead(of: spring)
    #expect(ahead.first?.from == CalendarDay("2026-07-01"))
    #expect(ahead.first?.problem.path == "purposes[2].channel")
  }
}
