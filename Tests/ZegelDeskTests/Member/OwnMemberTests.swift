import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// Whoever acts as a member acts on themselves, whatever the policy lets members do.
@Suite struct `A member who acts` {
  private typealias Act = @Sendable (PeopleHouse, MemberID, Actor) async throws -> Void

  /// Each with another member's id.
  private static let held: [(String, Act)] = [
    ("show", { try await $0.desk.openMember($1, for: "membership", by: $2) { _, _ in } }),
    ("history", { _ = try await $0.desk.history(of: $1, for: "membership", by: $2) }),
    ("consents", { _ = try await $0.desk.consentHistory(of: $1, by: $2) }),
    ("standings", { _ = try await $0.desk.consentStandings(of: $1, by: $2) }),
    ("questions", { _ = try await $0.desk.questions(for: $1, in: .nl, by: $2) }),
    ("openings", { _ = try await $0.desk.openings(of: $1, by: $2) }),
    ("receipt", { _ = try await $0.desk.issueReceipt(of: $1, for: "marketing.email", by: $2) { _ in [] } }),
    (
      "decide",
      {
        let act = ConsentAct(purpose: "marketing.email", decision: .given, route: .web, language: .nl)
        try await $0.desk.decide(act, by: $1, entered: $2)
      }
    ),
    ("change", { try await $0.desk.changeValue("name", of: $1, to: "Een Ander", reason: .asked, by: $2) }),
    ("link", { try await $0.desk.linkCard(CardName("2990000001566"), to: $1, showsHistory: false, by: $2) }),
    ("unlink", { try await $0.desk.unlinkCard(CardName("2990000001566"), from: $1, by: $2) }),
    ("restrict", { try await $0.desk.restrictMember($1, true, by: $2) }),
    ("erase", { try await $0.desk.eraseMember($1, by: $2) }),
    ("code", { try await $0.desk.startProof(of: $1, by: "email", acting: $2) }),
    ("confirm", { _ = try await $0.desk.confirmProof(of: $1, code: "AAAA-AAAA", acting: $2) }),
    ("message", { try await $0.desk.send(.notice(version: 1), to: $1, acting: $2) }),
    ("make a link", { _ = try await $0.desk.makeLink(for: $1, by: $2) }),
  ]

  @Test func `is held to themselves, in every act with a member in it`() async throws {
    let shop = try await PeopleHouse(
      publicAddress: "https://punten.korenaar.example", messages: MessageCarriers(mail: KeptMail()))
    let (own, other) = (try await shop.join(1), try await shop.join(2))
    try await shop.house.cards(["2990000001566"])
    for (name, act) in Self.held {
      await #expect(throws: Refusal(.roleNotAllowed, field: "member"), "\(name)") {
        try await act(shop, other, .member(own))
      }
    }
    let openings = try await shop.desk.openings(of: other, by: shop.officer)
    #expect(!openings.contains { $0.actor == "member" })
    await shop.remove()
  }

  @Test func `looks for nobody, merges nobody and makes nobody a member`() async throws {
    let shop = try await PeopleHouse()
    let (own, other) = (try await shop.join(1), try await shop.join(2))
    let actor = Actor.member(own)
    let acts: [Act] = [
      {
        let name = MemberName.value(field: "email", "lid2@voorbeeld.example")
        _ = try await $0.desk.findMembers(name, for: "membership", by: $2)
      },
      { _ = try await $0.desk.member(with: CardName("2990000001566"), for: "membership", by: $2) },
      { _ = try await $0.desk.audience(for: "marketing.email", by: $2) },
      { try await $0.desk.mergeMembers($1, into: own, by: $2) },
      { try await $0.desk.unmergeMember($1, by: $2) },
      {
        let values = ["name": "Lid van c", "email": "lid3@voorbeeld.example"]
        _ = try await $0.desk.joinMember(MemberApplication(values: values, route: .web, language: .nl), by: $2)
      },
    ]
    for act in acts {
      await #expect(throws: Refusal(.roleNotAllowed, field: "member")) { try await act(shop, other, actor) }
    }
    await shop.remove()
  }

  @Test func `does what is theirs, and stands there without an id`() async throws {
    let shop = try await PeopleHouse()
    let own = try await shop.join(1)
    let stop = ConsentAct(purpose: "marketing.email", decision: .given, route: .page, language: .nl)
    try await shop.desk.decide(stop, by: own, entered: .member(own))
    try await shop.desk.changeValue("name", of: own, to: "Lid van Ginds", reason: .changed, by: .member(own))
    let openings = try await shop.desk.openings(of: own, by: .member(own))
    #expect(openings.contains { $0.outcome == "changed" && $0.actor == "member" })
    #expect(!"\(Actor.member(own).name)".contains("\(own)"))
    await shop.remove()
  }
}
