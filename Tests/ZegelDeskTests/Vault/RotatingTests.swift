import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite struct `The keys of the weeks` {
  @Test func `are renewed, and the old ones go when no backup needs them`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let first = EpochKeys.epoch(at: shop.house.now)
    #expect(shop.desk.vault.epochs.all() == [first])
    shop.house.move(to: "2026-03-16T12:00:00Z")
    let rotation = try await shop.desk.rotateEpochs(keeping: 5)
    #expect(rotation.destroyed == [])
    // One member and four of the staff.
    #expect(rotation.rewrapped == 5)
    shop.house.move(to: "2026-04-13T12:00:00Z")
    #expect(try await shop.desk.rotateEpochs(keeping: 5).destroyed == [first])
    let name = try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { $1.text("name") }
    #expect(name == "Lid van b")
    await shop.remove()
  }

  @Test func `a row from before a destroyed week opens with nothing`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let old = try #require(try await shop.desk.store.read { try $0.member(id)?.key })
    shop.house.move(to: "2026-06-01T12:00:00Z")
    _ = try await shop.desk.rotateEpochs(keeping: 1)
    // As a backup of that day would bring it back.
    try await shop.desk.store.write { session in
      _ = try session.execute(
        "UPDATE member SET epoch = $1, key_wrapped = $2", [.int(old.epoch), .blob(old.wrapped)])
    }
    await #expect(throws: Refusal(.epochKeyMissing, field: "keys")) {
      try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    }
    await shop.remove()
  }

  @Test func `nothing is destroyed that somebody still needs`() async throws {
    let shop = try await PeopleHouse()
    _ = try await shop.join()
    let first = EpochKeys.epoch(at: shop.house.now)
    #expect(try await shop.desk.rotateEpochs(keeping: 1).destroyed == [])
    #expect(shop.desk.vault.epochs.all() == [first])
    await shop.remove()
  }

  @Test func `a week begins on Monday`() throws {
    let sunday = EpochKeys.epoch(at: try #require(Instant(rfc3339: "2026-03-01T23:59:59Z")))
    let monday = EpochKeys.epoch(at: try #require(Instant(rfc3339: "2026-03-02T00:00:00Z")))
    #expect(monday == sunday + 1)
  }
}
