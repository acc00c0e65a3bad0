import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite struct `An erasure that was cut off` {
  /// As far as it came: on the list, and not in the database.
  private func begin(_ id: MemberID, _ house: TempHouse) throws {
    let list = URL(fileURLWithPath: "\(house.paths.erasures)/list")
    try FileManager.default.createDirectory(atPath: house.paths.erasures, withIntermediateDirectories: true)
    let line = "{\"at\":\"2026-03-03T12:00:00.000Z\",\"kind\":\"member\",\"subject\":\"\(id)\"}\n"
    try ((try? Data(contentsOf: list)) ?? Data()).appending(line).write(to: list)
  }

  @Test func `is finished by a round, once, and leaves who did it`() async throws {
    let shop = try await PeopleHouse()
    let (gone, here) = (try await shop.join(1), try await shop.join(2))
    let trail = try await shop.desk.store.read { try shop.desk.vault.trail(of: $0.member(gone)!, for: .records) }
    #expect(try await shop.desk.finishErasures() == 0)
    try begin(gone, shop.house)
    #expect(try await shop.desk.finishErasures() == 1)
    #expect(try await shop.desk.finishErasures() == 0)
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      try await shop.desk.openMember(gone, for: "membership", by: shop.cashier) { _, _ in }
    }
    let entries = try await shop.desk.store.read { try $0.openings(of: trail) }
    #expect(entries.map(\.outcome) == ["erased"] && entries.map(\.actor) == ["round:erasures"])
    let name = try await shop.desk.openMember(here, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van c")
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `leaves alone what is on the list and not here, and refuses a list that is damaged`() async throws {
    let shop = try await PeopleHouse()
    try begin(MemberID(bits: 5), shop.house)
    #expect(try await shop.desk.finishErasures() == 0)
    let list = "\(shop.house.paths.erasures)/list"
    try Data("{\"at\":".utf8).write(to: URL(fileURLWithPath: list))
    await #expect(throws: Refusal(.erasuresDamaged, field: "erasures")) { _ = try await shop.desk.finishErasures() }
    await shop.remove()
  }
}

extension Data {
  fileprivate func appending(_ text: String) -> Data { self + Data(text.utf8) }
}
