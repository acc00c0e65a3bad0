import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// What is kept about a member besides their values, and a call that shows it.
private typealias Look = @Sendable (Desk, MemberID, String?, Actor, String?) async throws -> Void

private let consentLooks: [(String, Look)] = [
  (
    "history",
    { desk, id, purpose, actor, store in
      _ = try await desk.consentHistory(of: id, for: purpose ?? "law.consent", by: actor, in: store)
    }
  ),
  (
    "state",
    { desk, id, purpose, actor, store in
      _ = try await desk.consentStandings(of: id, for: purpose ?? "law.consent", by: actor, in: store)
    }
  ),
  (
    "questions",
    { desk, id, purpose, actor, store in
      _ = try await desk.questions(for: id, in: .nl, for: purpose ?? "law.consent", by: actor, in: store)
    }
  ),
  (
    "receipt",
    { desk, id, purpose, actor, store in
      _ = try await desk.issueReceipt(
        of: id, for: "marketing.email", seenFor: purpose ?? "law.consent", by: actor, in: store
      ) { _ in [] }
    }
  ),
]

/// A policy that lets only the officer look at consents.
private let strict = PeopleHouse.policy.replacing(
  "fields:\n",
  with: """
      - id: law.consent
        basis: legal-duty
        text: {nl: Wij bewijzen wat u besloot., en: We prove what you decided.}
        who: [privacy-officer]
    fields:

    """)

/// Every entry: what came of it, purpose, fields, who and where. Within a millisecond they have no order.
private func written(of id: MemberID, _ shop: PeopleHouse) async throws -> Set<String> {
  let all = try await shop.desk.openings(of: id, by: shop.officer)
  return Set(
    all.map { "\($0.outcome) \($0.purpose) \($0.fields.joined(separator: " ")) \($0.actor) \($0.store ?? "")" })
}

@Suite struct `Looking at what is kept about a member` {
  @Test(arguments: [0, 1, 2, 3]) func `is on record with its purpose, and so is a refusal`(which: Int) async throws {
    let (name, look) = consentLooks[which]
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    try await look(shop.desk, id, nil, shop.cashier, nil)
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      try await look(shop.desk, id, nil, shop.marketer, nil)
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      try await look(shop.desk, id, "curiosity", shop.officer, nil)
    }
    // A purpose of the policy is for values, not for what the law has kept about them.
    await #expect(throws: Refusal(.fieldNotForPurpose, field: "purpose")) {
      try await look(shop.desk, id, "membership", shop.cashier, nil)
    }
    await #expect(throws: Refusal(.storeNotAllowed, field: "store")) {
      try await look(shop.desk, id, nil, shop.cashier, "w2")
    }
    let seen = "law.consent zegel:consents"
    #expect(
      try await written(of: id, shop) == [
        "opened \(seen) \(shop.cashier.name) w1", "role-not-allowed \(seen) \(shop.marketer.name) ",
        "purpose-unknown   \(shop.officer.name) ",
        "field-not-for-purpose membership zegel:consents \(shop.cashier.name) w1",
        "store-not-allowed \(seen) \(shop.cashier.name) w2",
      ], "\(name)")
    await shop.remove()
  }

  @Test(arguments: [0, 1, 2, 3]) func `is for whom the policy says, where it says it`(which: Int) async throws {
    let (_, look) = consentLooks[which]
    let shop = try await PeopleHouse(policy: strict)
    let email = ["marketing.email": true]
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      let act = ConsentAct(purpose: "marketing.email", decision: .given, route: .till, language: .nl)
      try await shop.desk.decide(act, by: try await shop.join(2), entered: shop.cashier)
    }
    let id = try await shop.join(consents: email)
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      try await look(shop.desk, id, nil, shop.cashier, nil)
    }
    try await look(shop.desk, id, nil, shop.officer, nil)
    await shop.remove()
  }

  @Test func `openings are for access and oversight, and the look at them is on record`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.openings(of: id, by: shop.cashier)
    }
    await #expect(throws: Refusal(.fieldNotForPurpose, field: "purpose")) {
      _ = try await shop.desk.openings(of: id, for: "law.consent", by: shop.officer)
    }
    _ = try await shop.desk.openings(of: id, for: "law.oversight", by: shop.owner)
    let seen = "zegel:openings"
    #expect(
      try await written(of: id, shop) == [
        "role-not-allowed law.access \(seen) \(shop.cashier.name) w1",
        "field-not-for-purpose law.consent \(seen) \(shop.officer.name) ",
        "opened law.oversight \(seen) \(shop.owner.name) ",
      ])
    await shop.remove()
  }

  @Test func `finding whose a card is takes a purpose, and is on record with whose it is`() async throws {
    let shop = try await PeopleHouse()
    try await shop.house.cards(["2900000000018", "2900000000025"])
    let id = try await shop.join(card: "2900000000018")
    let card = CardName("2900000000018")
    #expect(try await shop.desk.member(with: card, for: "law.requests", by: shop.cashier) == id)
    #expect(try await shop.desk.member(with: card, for: "membership", by: shop.cashier) == id)
    for name in [card, CardName("2900000000025")] {
      // Of nobody's card as well: it tells nothing to who may not ask.
      await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
        _ = try await shop.desk.member(with: name, for: "law.requests", by: shop.marketer)
      }
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      _ = try await shop.desk.member(with: card, for: "curiosity", by: shop.owner)
    }
    await #expect(throws: Refusal(.memberUnknown, field: "member")) {
      _ = try await shop.desk.member(with: CardName("2900000000025"), for: "membership", by: shop.cashier)
    }
    try await shop.desk.restrictMember(id, true, by: shop.officer)
    await #expect(throws: Refusal(.processingRestricted, field: "purpose")) {
      _ = try await shop.desk.member(with: card, for: "membership", by: shop.cashier)
    }
    // What the law orders goes on.
    #expect(try await shop.desk.member(with: card, for: "law.requests", by: shop.officer) == id)
    let (seen, his) = ("zegel:card", shop.cashier.name)
    #expect(
      try await written(of: id, shop) == [
        "opened law.requests \(seen) \(his) w1", "opened membership \(seen) \(his) w1",
        "role-not-allowed law.requests \(seen) \(shop.marketer.name) ",
        "purpose-unknown   \(shop.owner.name) ", "restricted   \(shop.officer.name) ",
        "processing-restricted membership \(seen) \(his) w1",
        "opened law.requests \(seen) \(shop.officer.name) ",
      ])
    await shop.remove()
  }

  @Test func `who may not look members up has an entry with who was there`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.findMembers(
        .value(field: "email", "lid1@voorbeeld.example"), for: "membership", by: shop.marketer)
    }
    let written = try await shop.desk.openings(of: id, by: shop.officer)
    #expect(written.map(\.outcome) == ["role-not-allowed"] && written.map(\.actor) == [shop.marketer.name])
    await shop.remove()
  }

  @Test func `the duties of the law stand in the notice and the register, with who may by the policy`() async throws {
    let shop = try await PeopleHouse(policy: strict)
    let policy = try await shop.desk.currentPolicy()
    let register = policy.register(in: .en, hash: "", schema: .running)
    for duty in LegalDuty.allCases {
      #expect(register.activities.filter { $0.purpose == duty.rawValue }.count == 1)
      #expect(register.activities.first { $0.purpose == duty.rawValue }?.basis == .legalDuty)
    }
    #expect(policy.duty(.consent).roles == [.privacyOfficer])
    #expect(policy.duty(.oversight).roles == [.owner, .privacyOfficer])
    await shop.remove()
  }

  @Test func `the period that oversight is told with is that of the rules`() {
    let months = LegalRules.number(.openingMonths, on: CalendarDay("2026-12-01")!)
    #expect(LegalDuty.oversight.purpose.text.nl.contains("\(months) maanden"))
    #expect(LegalDuty.oversight.purpose.text.en.contains("\(months) months"))
  }

  @Test func `who asks what somebody of the staff is called is in the trail, also who may not know`() async throws {
    let shop = try await PeopleHouse()
    let id = try #require(StaffID(shop.cashier.name))
    #expect(try await shop.desk.staffName(id, by: shop.officer) == "Cor de Blauw")
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.staffName(id, by: shop.marketer)
    }
    await #expect(throws: Refusal(.fieldNotForPurpose, field: "purpose")) {
      _ = try await shop.desk.staffName(id, for: "law.consent", by: shop.officer)
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      _ = try await shop.desk.staffName(id, for: "curiosity", by: shop.officer)
    }
    let notes = try await shop.desk.store.read { try $0.notes(after: [], most: 100).map(\.text) }
      .filter { $0.hasPrefix("staff.name ") }
    let start = "staff.name staff=\(id) for=law.oversight outcome="
    #expect(
      Set(notes)
        == ["\(start)opened by=\(shop.officer.name)", "\(start)role-not-allowed by=\(shop.marketer.name)"])
    await shop.remove()
  }
}
