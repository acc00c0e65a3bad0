import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite struct `What the authority is sent` {
  @Test(arguments: Language.allCases) func `has all six parts of Art. 36(3), with every party, purpose and risk`(
    language: Language
  ) async throws {
    let shop = try await PeopleHouse(at: "2026-12-01T12:00:00Z")
    let version = try await shop.assess(fullPolicy, remaining: "high")
    let request = try await shop.desk.consultationRequest(nil, of: fullPolicy, in: language)
    let text = ConsultationDraft.markdown(request, in: language).joined(separator: "\n")
    for part in ["a", "b", "c", "d", "e", "f"] { #expect(text.contains("\n## \(part). ")) }
    for purpose in request.policy.purposes { #expect(text.contains("`\(purpose.id)`")) }
    for party in request.policy.parties { #expect(text.contains("\(party.name) (\(party.country))")) }
    for risk in request.assessment.risks { #expect(text.contains(risk.text)) }
    #expect(text.contains(version.hash) && text.contains("M. de Wit, fg@korenaar.example"))
    #expect(text.contains("docs/members.md") && !text.contains("<offers>"))
    #expect(text.contains(language == .nl ? "wat overblijft: hoog" : "what remains: high"))
    await shop.remove()
  }

  @Test func `is of the policy that was assessed, and of no other`() async throws {
    let shop = try await PeopleHouse(at: "2026-12-01T12:00:00Z")
    try await shop.assess(fullPolicy, remaining: "high")
    await #expect(throws: Refusal(.dpiaReopened, field: "dpia")) {
      _ = try await shop.desk.consultationRequest(
        nil, of: fullPolicy.replacing("24 months", with: "23 months"), in: .nl)
    }
    await shop.remove()
  }
}
