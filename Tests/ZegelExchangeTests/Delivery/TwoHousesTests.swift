import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `Two houses` {
  @Test func `share who agreed, by themselves at night, and nobody else`() async throws {
    let houses = try await TwoHouses(at: now)
    let start = houses.moveToNoon()
    _ = try await houses.first.join(1, consents: ["sharing.zuid": true])
    _ = try await houses.first.join(2, consents: ["sharing.zuid": false])
    // Seen for the first time by day: nothing is due yet.
    #expect(try await houses.night().isEmpty)
    houses.move(to: start.adding(milliseconds: 24 * 3_600_000))
    let done = try await houses.night()
    #expect(done.map(\.channel).sorted() == ["noord-members", "noord-members"], "\(done)")
    #expect(try await houses.known("lid1@voorbeeld.example") != nil)
    #expect(try await houses.known("lid2@voorbeeld.example") == nil)
    houses.move(to: start.adding(milliseconds: 26 * 3_600_000))
    _ = try await houses.night()
    #expect(try await houses.first.desk.deliveries("noord-members").map(\.state) == [.accepted])
    // Nobody said yes to anything here.
    let audience = try await houses.second.desk.audience(for: "marketing.email", by: houses.second.marketer)
    #expect(audience.members.isEmpty)
    await houses.remove()
  }

  @Test func `a house without a policy has nothing to do`() async throws {
    let house = try await TempHouse()
    #expect(try await house.desk.runChannels().isEmpty)
    #expect(try await house.desk.refreshBox(mostBytes: 1).isEmpty)
    await house.remove()
  }

  @Test func `what ends at one ends at the other, and what changes changes`() async throws {
    let houses = try await TwoHouses(at: now)
    let (first, second) = (houses.first.desk, houses.second.desk)
    var members: [MemberID] = []
    for number in 1...5 { members.append(try await houses.first.join(number, consents: ["sharing.zuid": true])) }
    _ = try await houses.night()
    try await houses.pass(1)
    for number in 1...5 { #expect(try await houses.known("lid\(number)@voorbeeld.example") != nil, "\(number)") }
    try await decide(.withdrawn, members[0], houses)
    try await first.eraseMember(members[1], by: houses.first.officer)
    try await first.restrictMember(members[2], true, by: houses.first.officer)
    try await first.changeValue(
      "email", of: members[3], to: "beter@voorbeeld.example", reason: .changed, by: houses.first.owner)
    let third = try #require(try await houses.known("lid3@voorbeeld.example"))
    let fifth = try #require(try await houses.known("lid5@voorbeeld.example"))
    try await second.eraseMember(fifth, by: houses.second.officer)
    try await houses.pass(3)
    for number in [1, 2, 4, 5] { #expect(try await houses.known("lid\(number)@voorbeeld.example") == nil, "\(number)") }
    #expect(try await houses.known("beter@voorbeeld.example") != nil)
    await #expect(throws: Refusal(.processingRestricted, field: "purpose")) {
      try await second.openMember(third, for: "membership", by: houses.second.cashier) { _, _ in }
    }
    // Whoever was erased there wants no more of it; here they are a member as before.
    #expect(try await standing(members[4], houses) == .withdrawn)
    try await decide(.given, members[0], houses)
    try await first.restrictMember(members[2], false, by: houses.first.officer)
    try await houses.pass(2)
    #expect(try await houses.known("lid1@voorbeeld.example") != nil)
    try await second.openMember(third, for: "membership", by: houses.second.cashier) { _, _ in }
    for house in [first, second] { #expect(try await house.exchangeAlarms().isEmpty) }
    await houses.remove()
  }

  private func decide(_ decision: ConsentDecision, _ member: MemberID, _ houses: TwoHouses) async throws {
    try await houses.first.desk.decide(
      ConsentAct(purpose: "sharing.zuid", decision: decision, route: .till, language: .nl, store: "w1"), by: member,
      entered: houses.first.cashier)
  }

  private func standing(_ member: MemberID, _ houses: TwoHouses) async throws -> ConsentDecision? {
    try await houses.first.desk.openMember(member, for: "membership", by: houses.first.cashier) { portrait, _ in
      portrait.standings.first { $0.purpose == "sharing.zuid" }?.state.decision
    }
  }
}

private let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1000)
