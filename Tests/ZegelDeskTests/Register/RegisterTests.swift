import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelDesk

private let day = CalendarDay("2026-12-01")!

@Suite struct `The register` {
  @Test func `has every purpose, field, party and period of the policy, and its hash`() throws {
    let policy = try #require(ReadPolicy(examplePolicy, on: day).policy)
    let register = try privacyRegister(examplePolicy, in: .en, on: day)
    #expect(register.activities.map(\.purpose) == policy.allPurposes.map(\.id))
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

  @Test func `lists who is responsible together with the house, and how to reach them`() throws {
    #expect(try privacyRegister(examplePolicy, in: .en, on: day).jointControllers.isEmpty)
    let text = examplePolicy.replacing("role: processor", with: "role: joint-controller")
    let joint = try privacyRegister(text, in: .en, on: day).jointControllers
    #expect(joint.map(\.name) == ["Postduif B.V."])
    #expect(joint.map(\.contact) == ["post@postduif.example"])
    #expect(joint.map(\.purposes) == [["marketing.email"]])
  }

  @Test(arguments: Language.allCases) func `claims no protection that is not there yet`(language: Language) throws {
    let measures = try privacyRegister(examplePolicy, in: language, on: day).measures
    #expect(measures.contains { $0.contains(language == .nl ? "de laatste vier tekens" : "the last four characters") })
    #expect(!measures.contains { $0.contains("gewist") || $0.contains("erased") })
  }

  @Test func `shows of a party only what its purpose covers`() throws {
    let register = try privacyRegister(examplePolicy, in: .nl, on: day)
    #expect(try #require(register.activities.first { $0.purpose == "books" }).recipients.isEmpty)
  }

  @Test func `of a policy that cannot be applied there is none`() {
    let text = PrivacyProfile.chain.text.replacing("profiling: yes", with: "profiling: perhaps")
    #expect(throws: FileProblems.self) { try privacyRegister(text, in: .nl, on: day) }
  }
}

@Suite struct `The register of a house` {
  @Test func `is of the version asked for, and has the hash of its text`() async throws {
    let shop = try await PeopleHouse()
    let first = try await shop.desk.policyVersions()[0]
    try await shop.apply(PeopleHouse.policy.replacing("We mail you offers.", with: "We mail you every week."))
    let newest = try await shop.desk.register(of: .newest, in: .en)
    let old = try await shop.desk.register(of: .number(1), in: .en)
    #expect(old.policyHash == first.hash && newest.policyHash != first.hash)
    #expect(newest.activities.map(\.text).contains("We mail you every week."))
    #expect(old.activities.map(\.text).contains("We mail you offers."))
    await shop.remove()
  }
}
