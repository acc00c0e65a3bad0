import Testing
import ZegelDomain

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

@Suite struct `The register` {
  @Test func `has every purpose, field, party and period of the policy, and its hash`() throws {
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    let register = try privacyRegister(examplePolicy, in: .en, on: day)
    #expect(register.activities.map(\.purpose) == policy.purposes.map(\.id))
    let fields = Set(register.activities.flatMap { $0.fields.map(\.field) })
    #expect(fields == Set(policy.fields.map(\.id)))
    #expect(Set(register.activities.flatMap { $0.recipients.map(\.name) }) == ["Postduif B.V.", "Rekenhuis AG"])
    #expect(register.policyHash.count == 64)
    #expect(try privacyRegister(examplePolicy + "\n", in: .en, on: day).policyHash != register.policyHash)
    #expect(!register.measures.isEmpty)
  }

  @Test func `names the ground of a transfer outside the EEA, and none inside it`() throws {
    let register = try privacyRegister(examplePolicy, in: .nl, on: day)
    let mailing = try #require(register.activities.first { $0.purpose == "marketing.email" })
    #expect(mailing.recipients.map(\.ground) == [nil, .adequacy])
    #expect(mailing.recipients[0].fields == ["email"])
    #expect(mailing.recipients[0].contractSignedOn == CalendarDay("2026-01-01"))
  }

  @Test func `shows of a party only what its purpose covers`() throws {
    let register = try privacyRegister(examplePolicy, in: .nl, on: day)
    #expect(try #require(register.activities.first { $0.purpose == "books" }).recipients.isEmpty)
  }

  @Test func `of a policy that cannot be applied there is none`() {
    #expect(throws: FileProblems.self) { try privacyRegister(PrivacyProfile.chain.text, in: .nl, on: day) }
  }
}
