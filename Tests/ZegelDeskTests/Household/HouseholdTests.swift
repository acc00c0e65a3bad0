import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `A household` {
  @Test func `saves on one account from the moment each said yes, with what each had`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    try await home.buy(0, "a1", cents: 1000)
    try await home.buy(1, "a2", cents: 500)
    let id = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    #expect("\(id)".hasPrefix("HH-"))
    #expect(try await home.points(0) == 10)
    try await home.join(second, with: try await home.invite(first))
    #expect(try await home.points(of: 0, 1) == [15, 15])
    try await home.buy(1, "a3", cents: 2000)
    #expect(try await home.points(0) == 35)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test func `takes a yes of their own, and a guardian's for who is young`() async throws {
    let home = try await Home()
    let first = try await home.member(0)
    func refusal(_ change: (inout HouseholdAgreement) -> Void) async -> String? {
      var agreement = Home.yes
      change(&agreement)
      do {
        _ = try await home.desk.makeHousehold(of: first, agreement, by: home.cashier)
        return nil
      } catch { return (error as? Refusal)?.code.rawValue }
    }
    #expect(await refusal { $0.isAgreed = false } == "agreement-missing")
    #expect(await refusal { $0.isYoung = true } == "guardian-needed")
    #expect(await refusal { ($0.isYoung, $0.byGuardian) = (true, true) } == nil)
    #expect(await refusal { _ in } == "household-taken")
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await home.desk.inviteToHousehold(of: first, by: home.people.marketer)
    }
    await home.people.remove()
  }

  @Test func `is there only where the policy tells people of it`() async throws {
    let home = try await Home(policy: PeopleHouse.policy)
    let first = try await home.member(0)
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    }
    try await home.people.apply(Home.policy)
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    let notice = try await home.desk.shownNotice(of: .newest, in: .nl)
    #expect(notice.text.contains("U spaart samen met wie u kiest."))
    // Leaving needs no purpose any more.
    try await home.people.apply(PeopleHouse.policy)
    try await home.desk.leaveHousehold(first, by: home.cashier)
    await home.people.remove()
  }

  @Test func `is entered by a code, once, within two weeks, while who invited is in it`() async throws {
    let home = try await Home()
    let (first, second, third) = (try await home.member(0), try await home.member(1), try await home.member(2))
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    let code = try await home.invite(first)
    let unknown = Refusal(.invitationUnknown, field: "code")
    await #expect(throws: unknown) { try await home.join(second, with: "0000-0000") }
    await #expect(throws: unknown) { try await home.join(second, with: "nonsense") }
    try await home.join(second, with: code.lowercased())
    await #expect(throws: unknown) { try await home.join(third, with: code) }
    let late = try await home.invite(first)
    home.people.house.move(to: "2026-03-17T12:00:00Z")
    await #expect(throws: unknown) { try await home.join(third, with: late) }
    let left = try await home.invite(second)
    try await home.desk.leaveHousehold(second, by: home.cashier)
    await #expect(throws: unknown) { try await home.join(third, with: left) }
    await home.people.remove()
  }

  @Test func `does not take in somebody's points on a card number alone`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    try await home.buy(1, "a1", cents: 9000)
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    let code = try await home.invite(first)
    await #expect(throws: Refusal(.proofMissing, field: "member")) {
      _ = try await home.desk.joinHousehold(with: code, second, Home.yes, by: home.cashier)
    }
    #expect(try await home.points(1) == 90)
    await home.people.remove()
  }

  @Test func `has ten members at most, invitations counted`() async throws {
    let home = try await Home()
    let first = try await home.member(0)
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    for _ in 1..<Household.mostMembers { _ = try await home.invite(first) }
    await #expect(throws: Refusal(.householdFull, field: "household")) { _ = try await home.invite(first) }
    home.people.house.move(to: "2026-03-17T12:00:00Z")
    _ = try await home.invite(first)
    await home.people.remove()
  }

  @Test func `shows what there is together, and nothing of the others`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    try await home.buy(0, "a1", cents: 1000)
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(0, "a2", cents: 700)
    let seen = try await home.desk.household(of: second, by: home.cashier)
    #expect(seen.memberCount == 2 && seen.amounts.first?.available == 17)
    #expect(seen.cards.map(\.lastFour) == [String(home.cards[1].suffix(4))])
    let history = try await home.desk.history(of: second, for: "membership", by: home.cashier, in: "w1")
    #expect(history.isEmpty)
    let own = try await home.desk.history(of: first, for: "membership", by: home.cashier, in: "w1")
    // Their own from before, and that it went into the household.
    #expect(own.map(\.points) == [10, -10] && own.map(\.kind) == ["sale", "adjustment"])
    let looks = try await home.desk.openings(of: second, by: home.officer)
    #expect(looks.contains { $0.fields == ["zegel:household"] })
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await home.desk.household(of: second, by: home.people.marketer)
    }
    await home.people.remove()
  }

  @Test func `is left with the cards and an agreed share, and the last takes the rest`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    let id = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(0, "a1", cents: 6000)
    await #expect(throws: Refusal(.roleNotAllowed, field: "staff")) {
      try await home.desk.leaveHousehold(second, share: 20, by: home.cashier)
    }
    await #expect(throws: Refusal(.balanceTooLow, field: "points")) {
      try await home.desk.leaveHousehold(second, share: 61, by: home.officer)
    }
    try await home.desk.leaveHousehold(second, share: 20, by: home.officer)
    #expect(try await home.points(of: 0, 1) == [40, 20])
    try await home.buy(1, "a2", cents: 300)
    #expect(try await home.points(of: 0, 1) == [40, 23])
    try await home.desk.leaveHousehold(first, by: home.cashier)
    #expect(try await home.points(0) == 40)
    await #expect(throws: Refusal(.householdUnknown, field: "member")) {
      try await home.desk.leaveHousehold(first, by: home.cashier)
    }
    let left = try await home.desk.store.read { session in try session.household(id) }
    #expect(left.map(\.id) == nil)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test func `is ended by the house with the points for one of them`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(0, "a1", cents: 6000)
    await #expect(throws: Refusal(.roleNotAllowed, field: "staff")) {
      try await home.desk.endHousehold(of: second, by: home.cashier)
    }
    try await home.desk.endHousehold(of: second, by: home.officer)
    #expect(try await home.points(of: 0, 1) == [0, 60])
    let written = try await home.desk.openings(of: first, by: home.officer)
    #expect(written.map(\.outcome).contains("household-ended"))
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test func `goes on when one is erased, and names them no more`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(0, "a1", cents: 6000)
    try await home.desk.eraseMember(first, by: home.officer)
    let seen = try await home.desk.household(of: second, by: home.cashier)
    #expect(seen.memberCount == 1 && seen.amounts.first?.available == 60)
    #expect(try await home.points(of: 0, 1) == [0, 60])
    let rows = try await home.desk.store.read { session in
      (try session.householdMember(first) == nil, try session.householdCards(of: first).isEmpty)
    }
    #expect(rows.0 && rows.1)
    try await home.desk.eraseMember(second, by: home.officer)
    #expect(try await home.points(1) == 60)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test func `that rests on consent is left by taking it back`() async throws {
    let home = try await Home(
      policy: Home.policy.replacing("id: household\n    basis: contract", with: "id: household\n    basis: consent"))
    let (first, second) = (try await home.member(0), try await home.member(1))
    await #expect(throws: Refusal(.consentMissing, field: "purpose")) {
      _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    }
    func decide(_ decision: ConsentDecision, _ id: MemberID) async throws {
      let act = ConsentAct(purpose: "household", decision: decision, route: .till, language: .nl, store: "w1")
      try await home.desk.decide(act, by: id, entered: home.cashier)
    }
    for id in [first, second] { try await decide(.given, id) }
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(0, "a1", cents: 900)
    try await decide(.withdrawn, first)
    #expect(try await home.points(of: 0, 1) == [0, 9])
    try await decide(.withdrawn, second)
    #expect(try await home.points(1) == 9)
    #expect(try await home.desk.identify(home.cards[1]).isMembers)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test func `keeps its members apart when cards are linked, replaced and taken away`() async throws {
    let home = try await Home()
    let (first, second) = (try await home.member(0), try await home.member(1))
    _ = try await home.desk.makeHousehold(of: first, Home.yes, by: home.cashier)
    try await home.join(second, with: try await home.invite(first))
    try await home.buy(2, "a1", cents: 800)
    try await home.desk.linkCard(.number(home.cards[2]), to: second, showsHistory: false, by: home.cashier, in: "w1")
    #expect(try await home.points(0) == 8)
    let found = try await home.desk.findMembers(
      .card(.number(home.cards[2])), for: "membership", by: home.cashier, in: "w1")
    #expect(found == [second])
    let new = try await home.desk.replaceCard(.number(home.cards[1]))
    #expect(try await home.desk.member(with: .id(new.card), for: "membership", by: home.cashier, in: "w1") == second)
    try await home.desk.unlinkCard(.number(home.cards[2]), from: second, by: home.cashier, in: "w1")
    #expect(try await home.points(of: 0, 2) == [8, 0])
    await #expect(throws: Refusal(.householdTaken, field: "member")) {
      try await home.desk.mergeMembers(second, into: first, by: home.officer)
    }
    try await home.desk.leaveHousehold(second, by: home.cashier)
    #expect(try await home.desk.identify("\(home.cards[0])").isMembers)
    #expect(try await home.desk.member(with: .id(new.card), for: "membership", by: home.cashier, in: "w1") == second)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }

  @Test(arguments: [UInt64(31), 32, 33])
  func `loses and makes no point, whoever comes, goes, buys and brings back`(_ seed: UInt64) async throws {
    let home = try await Home(cards: 5)
    var generator = SeededGenerator(seed: seed)
    var members: [MemberID] = []
    for place in 0..<5 { members.append(try await home.member(place)) }
    var sold: [(receipt: String, cents: Int64)] = []
    var earned: Int64 = 0
    func isIn(_ place: Int) async throws -> Bool {
      try await home.desk.store.read { [members] in try $0.householdMember(members[place]) != nil }
    }
    for step in 1...60 {
      // A day each: the rule has a cap a day.
      let day = Instant(rfc3339: "2026-03-02T12:00:00Z")!.adding(milliseconds: Int64(step) * 86_400_000)
      home.people.house.move(to: day.rfc3339)
      let place = Int.random(in: 0..<5, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...3:
        let cents = Int64.random(in: 1...30, using: &generator) * 100
        try await home.buy(place, "s\(step)", cents: cents)
        sold.append(("s\(step)", cents))
        earned += cents / 100
      case 4 where !sold.isEmpty:
        let sale = sold.remove(at: Int.random(in: 0..<sold.count, using: &generator))
        _ = try await home.desk.post(
          TillAct(
            event: try EventID("1-1-r\(step)"), store: "1", till: "1", at: home.people.house.now, card: nil,
            request: .voiding(of: try EventID("1-1-\(sale.receipt)"))))
        earned -= sale.cents / 100
      case 5 where try await isIn(place):
        try await home.desk.leaveHousehold(members[place], by: home.cashier)
      case 6, 7:
        if try await isIn(place) { continue }
        var host: Int?
        for other in 0..<5 where try await isIn(other) { host = other }
        guard let host else {
          _ = try await home.desk.makeHousehold(of: members[place], Home.yes, by: home.cashier)
          continue
        }
        try await home.join(members[place], with: try await home.invite(members[host]))
      default: continue
      }
    }
    let total = try await home.desk.store.read { session in
      try session.query("SELECT CAST(coalesce(sum(available), 0) AS bigint) FROM account") { $0.int(0) }[0]
    }
    #expect(total == earned)
    #expect(try await home.problems() == [])
    await home.people.remove()
  }
}
