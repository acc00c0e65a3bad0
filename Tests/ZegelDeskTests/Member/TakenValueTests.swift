import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `A value that is somebody's already` {
  private static let taken = Refusal(.memberExists, field: "email")

  @Test func `leaves with whose it is who tried, and nothing of what was typed`() async throws {
    let shop = try await PeopleHouse()
    let (first, second) = (try await shop.join(1), try await shop.join(2))
    await #expect(throws: Self.taken) { _ = try await shop.join(1) }
    await #expect(throws: Self.taken) {
      try await shop.desk.changeValue(
        "email", of: second, to: "lid1@voorbeeld.example", reason: .corrected, by: shop.cashier)
    }
    let written = try await shop.desk.openings(of: first, by: shop.officer)
    #expect(written.map(\.outcome) == ["member-exists", "member-exists"])
    #expect(written.map(\.fields) == [["email"], ["email"]])
    #expect(written.map(\.actor) == [shop.cashier.name, shop.cashier.name])
    #expect(written.map(\.store) == ["w1", "w1"])
    #expect(try await shop.desk.openings(of: second, by: shop.officer).isEmpty)
    // Nothing else of the act was written.
    #expect(try await shop.desk.store.read { try $0.members(after: [], most: 10).count } == 2)
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `can be put right by whose it is`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1)
    try await shop.desk.changeValue(
      "email", of: id, to: "Lid1@voorbeeld.example", reason: .mistyped, by: shop.cashier)
    await shop.remove()
  }

  @Test func `is told a few times an hour to who may not look members up, and then not`() async throws {
    // Nobody looks up by mail but for what is agreed to: then a cashier may not either.
    let shop = try await PeopleHouse(
      policy: PeopleHouse.policy.replacing(
        "purposes: [membership, marketing.email]", with: "purposes: [marketing.email]"))
    let email = ["marketing.email": true]
    let first = try await shop.join(1, consents: email)
    for _ in 0..<5 { await #expect(throws: Self.taken) { _ = try await shop.join(1, consents: email) } }
    await #expect(throws: Refusal(.tooManyRequests, field: "values")) { _ = try await shop.join(1, consents: email) }
    // Nor is it told by a value that is nobody's.
    await #expect(throws: Refusal(.tooManyRequests, field: "values")) { _ = try await shop.join(9, consents: email) }
    let rows = [
      ImportedMember(
        line: 1, values: ["name": "Lid van x", "email": "lid1@voorbeeld.example"], yes: [:], card: nil,
        activeOn: CalendarDay("2026-02-01"))
    ]
    let outcomes = try await shop.desk.importMembers(
      rows, agreedTo: nil, language: .nl, unproven: .refuse, by: shop.cashier)
    #expect(outcomes == [.refused(Refusal(.tooManyRequests, field: "values"))])
    // What enters no value goes on, and an hour later all of it.
    try await shop.desk.restrictMember(first, true, by: shop.officer)
    shop.house.move(to: "2026-03-02T13:00:01Z")
    _ = try await shop.join(9, consents: email)
    #expect(
      try await shop.desk.openings(of: first, by: shop.officer).filter { $0.outcome == "member-exists" }.count == 5)
    await shop.remove()
  }
}
