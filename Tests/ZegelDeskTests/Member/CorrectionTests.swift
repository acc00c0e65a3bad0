import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Who changed what of members` {
  private static let start = Instant(rfc3339: "2026-03-01T00:00:00Z")!

  /// La Rinascente (IT, 2023): a customer's name was made an insult after a row.
  @Test func `is listed by who did it, with a reason of the list and without a value`() async throws {
    let shop = try await PeopleHouse()
    let (first, second) = (try await shop.join(1), try await shop.join(2))
    let staff = try #require(StaffID(shop.cashier.name))
    try await shop.desk.changeValue("name", of: first, to: "Lid Lelijk", reason: .asked, by: shop.cashier)
    shop.house.move(to: "2026-03-03T12:00:00Z")
    try await shop.desk.changeValue("name", of: first, to: "Lid Eerlijk", reason: .improper, by: shop.officer)
    try await shop.desk.changeValue("email", of: second, to: nil, reason: .notNeeded, by: shop.officer)
    let all = try await shop.desk.corrections(since: Self.start, seenBy: shop.officer)
    #expect(Set(all.prefix(2).map(\.actor)) == [shop.officer.name] && all.last?.actor == shop.cashier.name)
    #expect(all.map(\.reason?.rawValue).contains("not-needed") && all.filter(\.wasTakenAway).map(\.member) == [second])
    let his = try await shop.desk.corrections(by: staff, since: Self.start, seenBy: shop.officer)
    #expect(his.map(\.member) == [first] && his.map(\.field) == ["name"] && his.map(\.reason) == [.asked])
    #expect(his.map(\.version) == [2])
    #expect(
      try await shop.desk.corrections(
        by: staff, since: Instant(rfc3339: "2026-03-03T00:00:00Z")!, seenBy: shop.officer
      ).isEmpty)
    await shop.remove()
  }

  @Test func `is for oversight alone, and who asked is in the trail`() async throws {
    let shop = try await PeopleHouse()
    for actor in [shop.cashier, shop.marketer] {
      await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
        _ = try await shop.desk.corrections(since: Self.start, seenBy: actor)
      }
    }
    await #expect(throws: Refusal(.fieldNotForPurpose, field: "purpose")) {
      _ = try await shop.desk.corrections(since: Self.start, for: "law.access", seenBy: shop.officer)
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      _ = try await shop.desk.corrections(since: Self.start, for: "curiosity", seenBy: shop.officer)
    }
    _ = try await shop.desk.corrections(since: Self.start, seenBy: shop.owner)
    let notes = try await shop.desk.store.read { try $0.notes(after: [], most: 100).map(\.text) }
      .filter { $0.hasPrefix("member.corrections ") }
    #expect(notes.count == 3 && notes.contains { $0.hasSuffix("outcome=opened by=\(shop.owner.name)") })
    await shop.remove()
  }

  @Test func `tells no word of before the list: a name could be in it`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    try await shop.desk.store.write { session in
      try session.insert(
        MemberValueRow(
          member: id, field: "name", version: 2, sealed: nil, givenAt: Self.start, givenBy: "S-old",
          reason: "jan-jansen"))
    }
    #expect(try await shop.desk.corrections(since: Self.start, seenBy: shop.officer).map(\.reason) == [nil])
    await shop.remove()
  }
}
