import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@Suite struct `Opening a member` {
  @Test(arguments: [
    ("membership", ["phone"], "cashier", Refusal(.fieldNotForPurpose, field: "field")),
    ("membership", [], "marketer", Refusal(.roleNotAllowed, field: "purpose")),
    ("marketing.email", [], "marketer", Refusal(.consentMissing, field: "purpose")),
    ("curiosity", [], "owner", Refusal(.purposeUnknown, field: "purpose")),
    ("membership", ["shoe-size"], "cashier", Refusal(.fieldUnknown, field: "field")),
  ])
  func `is refused with its reason, and the refusal is written down`(
    _ purpose: String, _ fields: [String], _ who: String, _ refusal: Refusal
  ) async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let actor = who == "cashier" ? shop.cashier : who == "owner" ? shop.owner : shop.marketer
    await #expect(throws: refusal) {
      try await shop.desk.openMember(id, for: purpose, fields: fields, by: actor) { _, _ in
        Issue.record("it was opened")
      }
    }
    let written = try await shop.desk.openings(of: id, by: shop.officer)
    #expect(written.map(\.outcome) == [refusal.code.rawValue])
    #expect(written.map(\.actor) == [actor.name])
    await shop.remove()
  }

  @Test func `is written down before it is seen`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await shop.desk.openMember(id, for: "membership", by: shop.cashier, in: "w1") { _, _ in throw Stop() }
    }
    let written = try await shop.desk.openings(of: id, by: shop.officer)
    #expect(written.map(\.outcome) == ["opened"])
    #expect(written.map(\.fields) == [["name", "email"]])
    #expect(written.map(\.store) == ["w1"])
    await shop.remove()
  }

  @Test func `a cashier opens nothing in another store`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    await #expect(throws: Refusal(.storeNotAllowed, field: "store")) {
      try await shop.desk.openMember(id, for: "membership", by: shop.cashier, in: "w2") { _, _ in }
    }
    await shop.remove()
  }

  @Test func `consent opens, its withdrawal closes, and restriction closes everything`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    func mail() async throws -> String? {
      try await shop.desk.openMember(id, for: "marketing.email", by: shop.marketer) { $1.text("email") }
    }
    #expect(try await mail() == "lid1@voorbeeld.example")
    let no = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl)
    try await shop.desk.decide(no, by: id, entered: shop.cashier)
    await #expect(throws: Refusal(.consentMissing, field: "purpose")) { _ = try await mail() }
    try await shop.desk.restrictMember(id, true, by: shop.officer)
    await #expect(throws: Refusal(.processingRestricted, field: "purpose")) {
      try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { _, _ in }
    }
    try await shop.desk.restrictMember(id, false, by: shop.officer)
    try await shop.desk.openMember(id, for: "membership", by: shop.cashier) { #expect($1.text("name") != nil) }
    await shop.remove()
  }

  @Test func `a value moved to another member, or an older version put back, does not open`() async throws {
    let shop = try await PeopleHouse()
    let (first, second) = (try await shop.join(1), try await shop.join(2))
    try await shop.desk.store.write { session in
      let sealed = try session.values(of: second).first { $0.field == "name" }?.sealed
      _ = try session.execute(
        "UPDATE member_value SET sealed = $1 WHERE member_id = $2 AND field = 'name'",
        [SQLValue(sealed), .blob(first.bytes)])
    }
    await #expect(throws: Refusal(.sealedDamaged, field: "sealed")) {
      try await shop.desk.openMember(first, for: "membership", by: shop.cashier) { _, _ in }
    }
    _ = try await shop.desk.sequenceTrail()
    let report = try await shop.desk.verifyTrail()
    #expect(report.problems.contains { $0.place.contains("\(first)") })
    await shop.remove()
  }
}
