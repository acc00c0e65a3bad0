import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Staff` {
  @Test func `the first is an owner, who adds the others; each act is somebody's from then on`() async throws {
    let house = try await TempHouse()
    let desk = house.desk
    #expect(try await desk.actor(withKey: nil) == .keeper)
    await #expect(throws: Refusal(.staffFirst, field: "role")) {
      _ = try await desk.addStaff(name: "Cor Blauw", roles: [.cashier], stores: [], by: .keeper)
    }
    let first = try await desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper)
    await #expect(throws: Refusal(.staffKeyMissing, field: "staff")) { _ = try await desk.actor(withKey: nil) }
    await #expect(throws: Refusal(.staffKeyUnknown, field: "staff")) { _ = try await desk.actor(withKey: "zs_00") }
    let owner = try await desk.actor(withKey: first.key)
    let second = try await desk.addStaff(name: "Cor Blauw", roles: [.cashier], stores: [], by: owner)
    let cashier = try await desk.actor(withKey: second.key)
    await #expect(throws: Refusal(.roleNotAllowed, field: "staff")) {
      _ = try await desk.addStaff(name: "Dee Paars", roles: [.owner], stores: [], by: cashier)
    }
    #expect(try await desk.staffName(second.id, by: owner) == "Cor Blauw")
    await house.remove()
  }

  @Test func `who left opens nothing, and the last owner stays`() async throws {
    let shop = try await PeopleHouse()
    guard case .staff(let owner) = shop.owner, case .staff(let cashier) = shop.cashier else {
      Issue.record("they are no staff")
      return
    }
    await #expect(throws: Refusal(.staffLast, field: "staff")) {
      try await shop.desk.endStaff(owner.id, by: shop.owner)
    }
    try await shop.desk.endStaff(cashier.id, by: shop.owner)
    await #expect(throws: Refusal(.staffUnknown, field: "staff")) {
      _ = try await shop.desk.staffName(cashier.id, by: shop.owner)
    }
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `a new key makes the old one nobody's`() async throws {
    let house = try await TempHouse()
    let first = try await house.desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper)
    let owner = try await house.desk.actor(withKey: first.key)
    let key = try await house.desk.renewStaffKey(first.id, by: owner)
    await #expect(throws: Refusal(.staffKeyUnknown, field: "staff")) {
      _ = try await house.desk.actor(withKey: first.key)
    }
    #expect(try await house.desk.actor(withKey: key) == owner)
    await house.remove()
  }
}
