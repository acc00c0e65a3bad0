import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// The database judges by its own clock, so what may go here lies years back.
@Suite struct `Openings whose period is over` {
  private static let months = LegalRules.number(.openingMonths, on: CalendarDay("2026-12-01")!)

  private func shop() async throws -> (PeopleHouse, MemberID) {
    let shop = try await PeopleHouse(at: "2022-03-02T12:00:00Z")
    let id = try await shop.join()
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    shop.house.move(to: "2023-01-02T12:00:00Z")
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    return (shop, id)
  }

  @Test func `go by a round, not a day before their time, and the trail agrees all along`() async throws {
    let (shop, id) = try await shop()
    #expect(Self.months == 24)
    shop.house.move(to: "2024-03-02T12:00:00Z")
    #expect(try await shop.desk.forgetOpenings() == 0)
    _ = try await shop.desk.sequenceTrail()
    let whole = try await shop.desk.verifyTrail()
    shop.house.move(to: "2024-03-04T12:00:00Z")
    #expect(try await shop.desk.forgetOpenings() == 1)
    #expect(try await shop.desk.forgetOpenings() == 0)
    #expect(
      try await shop.desk.openings(of: id, by: shop.officer).map(\.at) == [Instant(rfc3339: "2023-01-02T12:00:00Z")!])
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    #expect(try await shop.desk.verifyTrail(since: .size(1)).problems.map(\.place) == [])
    #expect(whole.problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `cannot be passed off for others: one that is gone without a note is missing`() async throws {
    let (shop, id) = try await shop()
    shop.house.move(to: "2024-03-04T12:00:00Z")
    _ = try await shop.desk.forgetOpenings()
    _ = try await shop.desk.sequenceTrail()
    // Old enough for the database, and not for the rules of that day.
    let left = try await shop.desk.store.write { session in
      let left = try session.openings(before: .distantFuture, most: 10)
      for opening in left { try session.deleteOpening(opening) }
      return left.count
    }
    #expect(left == 1)
    let problems = try await shop.desk.verifyTrail().problems
    #expect(problems.map(\.code) == [.rowMissing] && problems[0].place.hasPrefix("opening O-"))
    #expect(try await shop.desk.verifyTrail(since: .size(1)).problems.map(\.code) == [.rowMissing])
    _ = id
    await shop.remove()
  }

  @Test func `a note made by hand excuses nothing`() async throws {
    let (shop, _) = try await shop()
    _ = try await shop.desk.sequenceTrail()
    try await shop.desk.store.write { session in
      let ids = try session.openings(before: .distantFuture, most: 10)
      let text =
        "openings.forgotten before=2020-01-01 ids=" + ids.map { "\(OpeningName(bytes: $0))" }.joined(separator: ",")
      try session.insert(
        NoteRow(id: [UInt8](repeating: 7, count: 16), kind: 10, text: text, recordedAt: shop.house.now))
      for id in ids { try session.deleteOpening(id) }
    }
    #expect(try await !shop.desk.verifyTrail().problems.isEmpty)
    await shop.remove()
  }

  @Test func `of the last two years are kept by the database itself`() async throws {
    let shop = try await PeopleHouse(at: "2026-03-02T12:00:00Z")
    let id = try await shop.join()
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    await #expect(throws: (any Error).self) {
      try await shop.desk.store.write { session in
        for opening in try session.openings(before: .distantFuture, most: 10) { try session.deleteOpening(opening) }
      }
    }
    #expect(try await shop.desk.openings(of: id, by: shop.officer).count == 1)
    await shop.remove()
  }

  private struct OpeningName: RandomID {
    static let prefix = "O"
    let bits: UInt128
  }
}

extension Instant {
  fileprivate static let distantFuture = Instant(milliseconds: .max)
}
