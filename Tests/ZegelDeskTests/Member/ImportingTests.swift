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
    return ImportedMember(line: line, values: values, yes: yes, card: nil, activeOn: CalendarDay("2026-02-01"))
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

  @Test func `a page that was prepared is written by the policy that holds by then`() async throws {
    let shop = try await PeopleHouse()
    let page = try await shop.desk.prepareMembers(
      [row(2), row(3)], agreedTo: nil, language: .nl, unproven: .refuse, by: shop.owner)
    let without = PeopleHouse.policy.split(separator: "\n").filter { !$0.contains("id: email,") }
    try await shop.apply(without.joined(separator: "\n"))
    let outcomes = try await shop.desk.importMembers(page)
    #expect(outcomes == Array(repeating: .refused(Refusal(.fieldUnknown, field: "values")), count: 2))
    #expect(try await shop.desk.store.read { try $0.memberCount() } == 0)
    await shop.remove()
  }

  @Test func `a page leaves one group of leaves, in which each member and decision has its own`() async throws {
    let shop = try await PeopleHouse()
    _ = try await shop.desk.sequenceTrail()
    let rows = (2..<32).map { row($0, yes: ["marketing.email": day]) } + [row(2), row(3, ["shoe-size": "43"])]
    _ = try await shop.desk.importMembers(rows, agreedTo: "Ja", language: .nl, unproven: .refuse, by: shop.owner)
    // The one of the value that was somebody's already is written for itself.
    #expect(try await shop.desk.store.read { try $0.leafGroups(most: 100).map(\.count).sorted() } == [1, 60])
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `people of one page lie together, and nothing tells who of them decided what`() async throws {
    let shop = try await PeopleHouse()
    let rows = (2..<42).map { row($0, yes: ["marketing.email": day]) }
    _ = try await shop.desk.importMembers(rows, agreedTo: "Ja", language: .nl, unproven: .refuse, by: shop.owner)
    let (members, consents) = try await shop.desk.store.read { session in
      (
        try session.members(after: [], most: 100),
        try session.consents(after: [UInt8](repeating: 0, count: 16), most: 100)
      )
    }
    let starts = [members.map(\.id.bytes), consents.map(\.id), consents.map(\.trail.bytes)].map { ids in
      Set(ids.map { Array($0.prefix(5)) })
    }
    #expect(starts.map(\.count) == [1, 1, 1])
    #expect(Set(starts.flatMap { $0 }).count == 3)
    #expect(Set(members.map(\.id)).count == 40 && Set(consents.map(\.trail)).count == 40)
    // The same moment for all, so that no moment tells either.
    #expect(Set(members.map(\.joinedAt) + consents.map(\.at)).count == 1)
    await shop.remove()
  }
}
