import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Taking a customer file in` {
  private let day = CalendarDay("2025-11-01")!

  private func row(_ line: Int, yes: [String: CalendarDay?] = [:], _ more: [String: String] = [:]) -> ImportedMember {
    var values = ["name": "Rij \(PeopleHouse.word(line))", "email": "rij\(line)@voorbeeld.example"]
    values.merge(more) { $1 }
    return ImportedMember(line: line, values: values, yes: yes, card: nil)
  }

  @Test func `a yes counts with its day and its words`() async throws {
    let shop = try await PeopleHouse()
    let rows = [row(2, yes: ["marketing.email": day]), row(3, yes: ["marketing.email": nil]), row(4)]
    let outcomes = try await shop.desk.importMembers(
      rows, agreedTo: "Ja, mail mij", language: .nl, unproven: .joinWithout, by: shop.owner)
    guard case .joined(let first) = outcomes[0], case .joinedWithout = outcomes[1], case .joined = outcomes[2] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [first])
    let proof = try await shop.desk.consentHistory(of: first, by: shop.officer)
    #expect(proof.map(\.route) == ["import"])
    await shop.remove()
  }

  @Test func `without proof the row is refused when the mapping says so, and without words nothing is proven`()
    async throws
  {
    let shop = try await PeopleHouse()
    let rows = [row(2, yes: ["marketing.email": nil]), row(3, yes: ["marketing.email": day])]
    let some = try await shop.desk.importMembers(
      rows, agreedTo: "Ja", language: .nl, unproven: .refuse, by: shop.owner)
    #expect(some[0] == .refused(Refusal(.consentUnproven, field: "consents")))
    let none = try await shop.desk.importMembers(
      [row(9, yes: ["marketing.email": day])], agreedTo: nil, language: .nl, unproven: .refuse, by: shop.owner)
    #expect(none == [.refused(Refusal(.consentUnproven, field: "consents"))])
    await shop.remove()
  }

  @Test func `one wrong row leaves nothing behind and stops no other`() async throws {
    let shop = try await PeopleHouse()
    let rows = [row(2), row(3, ["email": "rij2@voorbeeld.example"]), row(4, ["shoe-size": "43"]), row(5)]
    let outcomes = try await shop.desk.importMembers(
      rows, agreedTo: nil, language: .nl, unproven: .refuse, by: shop.owner)
    #expect(outcomes[1] == .refused(Refusal(.memberExists, field: "email")))
    #expect(outcomes[2] == .refused(Refusal(.fieldUnknown, field: "values")))
    #expect(try await shop.desk.store.read { try $0.members(after: [], most: 10).count } == 2)
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }
}
