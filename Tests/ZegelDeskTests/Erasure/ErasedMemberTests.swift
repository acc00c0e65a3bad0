import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite(.enabled(if: !TestEngine.isPostgres)) struct `A member who was erased` {
  @Test func `stays erased when yesterday's backup is put back, and everybody else is there`() async throws {
    let shop = try await PeopleHouse()
    let (gone, here) = (try await shop.join(1), try await shop.join(2))
    let backups = BackupSet("\(shop.house.paths.directory)/backups")
    let made = try await shop.desk.backUp(to: backups)
    #expect(made.summary.facts == 0)
    shop.house.move(to: "2026-03-03T12:00:00Z")
    try await shop.desk.eraseMember(gone, by: shop.officer)
    var order = RestoreOrder(from: backups.directory, to: HousePaths("\(shop.house.paths.directory)/new"))
    order.keys = shop.house.paths.keys
    order.erasures = shop.house.paths.erasures
    _ = try await Desk.restore(order)
    let desk = try await Desk.open(HousePaths("\(shop.house.paths.directory)/new"))
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      try await desk.openMember(gone, for: "membership", by: shop.cashier) { _, _ in }
    }
    #expect(try await desk.store.read { try $0.values(of: gone).isEmpty })
    let name = try await desk.openMember(here, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van c")
    _ = try await desk.sequenceTrail()
    #expect(try await desk.verifyTrail().problems.map(\.place) == [])
    await desk.close()
    await shop.remove()
  }

  @Test func `leaves no moment of joining by which the decisions of nobody would be theirs`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1, consents: ["marketing.email": true])
    shop.house.move(to: "2026-03-03T12:00:00Z")
    try await shop.desk.eraseMember(id, by: shop.officer)
    let left = try #require(try await shop.desk.store.read { try $0.member(id) })
    #expect(left.joinedAt == Instant(rfc3339: "2026-03-03T12:00:00Z"))
    await shop.remove()
  }

  @Test func `is erased by the restore when the program was killed between the list and the database`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(1)
    let backups = BackupSet("\(shop.house.paths.directory)/backups")
    _ = try await shop.desk.backUp(to: backups)
    shop.house.move(to: "2026-03-03T12:00:00Z")
    // As far as it came.
    let list = "\(shop.house.paths.erasures)/list"
    try FileManager.default.createDirectory(atPath: shop.house.paths.erasures, withIntermediateDirectories: true)
    let line = "{\"at\":\"2026-03-03T12:00:00.000Z\",\"kind\":\"member\",\"subject\":\"\(id)\"}\n"
    try Data(line.utf8).write(to: URL(fileURLWithPath: list))
    var order = RestoreOrder(from: backups.directory, to: HousePaths("\(shop.house.paths.directory)/new"))
    (order.keys, order.erasures) = (shop.house.paths.keys, shop.house.paths.erasures)
    _ = try await Desk.restore(order)
    let desk = try await Desk.open(HousePaths("\(shop.house.paths.directory)/new"))
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      try await desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    }
    await desk.close()
    await shop.remove()
  }
}
