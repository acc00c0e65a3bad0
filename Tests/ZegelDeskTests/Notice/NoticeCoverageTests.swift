import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `A notice that does not tell all` {
  private static let party = Part.party("Postduif B.V.", role: "processor", purpose: "marketing.email")

  @Test(arguments: [
    ("We mail you offers.", "purposes.marketing.email"), ("phone number", "fields.phone"),
    ("Postduif B.V.", "parties.other"),
  ]) func `stops the server and all use of members' data, and names what is missing`(
    word: String, path: String
  ) async throws {
    let shop = try await PeopleHouse(policy: PeopleHouse.policyWith(parties: [Self.party]))
    let member = try await shop.join()
    try await shop.desk.checkShownNotice()
    try await shop.desk.store.write { session in
      _ = try session.execute(
        "UPDATE privacy_notice SET text = replace(text, $1, 'x') WHERE language = 'en'", [.text(word)])
    }
    let desk = try await shop.house.reopened()
    let refusal = Refusal(.noticeIncomplete, field: path)
    await #expect(throws: refusal) { try await desk.checkShownNotice() }
    await #expect(throws: refusal) {
      try await desk.openMember(member, for: "membership", by: shop.cashier) { _, _ in }
    }
    await #expect(throws: refusal) { _ = try await desk.questions(for: member, in: .nl, by: shop.cashier) }
    _ = try await shop.desk.sequenceTrail()
    let found = try await shop.desk.verifyTrail().problems
    #expect(!found.isEmpty, "the trail finds it as well")
    await desk.close()
    await shop.remove()
  }

  @Test func `is mended by applying the policy anew, and the ledger never stood still`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018"])
    try await shop.desk.store.write {
      _ = try $0.execute("DELETE FROM privacy_notice WHERE language = 'nl'", [])
    }
    let desk = try await shop.house.reopened()
    await #expect(throws: Refusal(.noticeIncomplete, field: "notice.nl")) { try await desk.checkShownNotice() }
    _ = try await desk.post(.sale("1", card: "2900000000018", [.of(1, cents: 1000)]))
    _ = try await desk.applyPolicy(PeopleHouse.policy + "\n", by: shop.owner)
    try await desk.checkShownNotice()
    await desk.close()
    await shop.remove()
  }

  @Test func `is none of a house without a policy`() async throws {
    let house = try await TempHouse()
    try await house.desk.checkShownNotice()
    await house.remove()
  }
}
