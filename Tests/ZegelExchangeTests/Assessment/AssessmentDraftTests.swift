import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite struct `The draft of a DPIA` {
  private let day = "2026-12-01T12:00:00Z"

  @Test func `has every purpose, field and party, the criteria that are hit and why, and the policy's hash`()
    async throws
  {
    let shop = try await PeopleHouse(at: day)
    let here = "signed_by: \(shop.officer.name), signed_on: 2026-12-01"
    try await shop.apply(
      fullPolicy.replacingOccurrences(
        of: "signed_by: S-00000000000000000000000001, signed_on: 2026-11-01", with: here))
    let (policy, hash) = try await shop.desk.policy(of: .newest, in: .en)
    let lines = AssessmentDraft.markdown(policy, hash: hash, in: .en)
    let text = lines.joined(separator: "\n")
    for id in policy.purposes.map(\.id) + policy.fields.map(\.id) + policy.parties.map(\.id) {
      #expect(text.contains("| `\(id)` |"))
    }
    let applied = try await shop.desk.policyVersions().last?.hash
    #expect(hash == applied && text.contains(hash))
    #expect(lines.contains("| evaluation or scoring | yes | purpose `profiling` |"))
    #expect(lines.contains("| sensitive data | yes | field `diet` |"))
    #expect(lines.contains("| large scale | to judge |  |"))
    #expect(lines.contains("| collaborations | to judge |  |"))
    #expect(lines.contains("| biometric data | no |  |"))
    #expect(policy.assessmentCriteria.filter { $0.list == .nineCriteria }.count == 9)
    #expect(policy.assessmentCriteria.filter { $0.list == .authority }.count == 17)
    #expect(!text.contains("<offers>"))
    await shop.remove()
  }

  @Test func `of a house that knows nobody hits nothing, and says so in Dutch too`() async throws {
    let shop = try await PeopleHouse(
      policy: """
        zegel: privacy/1
        organisation: {name: De Korenaar, address: "Dorpsstraat 1, Ons Dorp", contact: privacy@korenaar.example}
        languages: [nl]
        """, at: day)
    let (policy, hash) = try await shop.desk.policy(of: .newest, in: .nl)
    #expect(policy.assessmentCriteria.allSatisfy { $0.reason == nil })
    #expect(AssessmentDraft.markdown(policy, hash: hash, in: .nl).contains("| geen |"))
    await shop.remove()
  }
}
