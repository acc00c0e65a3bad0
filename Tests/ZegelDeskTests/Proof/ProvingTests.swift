import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// A shop with a used card in somebody's pocket, which shows whether they proved anything.
struct ProvingShop {
  let shop: PeopleHouse
  let mail = Letterbox()
  let phone = Letterbox()
  let card = CardName("2900000000018")

  init(policy: String = PeopleHouse.reachablePolicy) async throws {
    shop = try await PeopleHouse(policy: policy, messages: MessageCarriers(mail: mail, sms: phone))
    try await shop.house.cards(["2900000000018"])
    _ = try await shop.desk.post(
      .sale("r1", card: "2900000000018", [.of(1, cents: 1000, category: "brood")]))
  }

  func start(_ id: MemberID, by contact: String = "email") async throws {
    try await shop.desk.startProof(of: id, by: contact, acting: shop.cashier, in: "w1")
  }

  func confirm(_ id: MemberID, _ code: String) async throws {
    _ = try await shop.desk.confirmProof(of: id, code: code, acting: shop.cashier, in: "w1")
  }

  /// Does not need the same store as the sale.
  func link(_ id: MemberID, showsHistory: Bool = false) async throws {
    try await shop.desk.linkCard(card, to: id, showsHistory: showsHistory, by: shop.cashier, in: "w1")
  }

  func isProven(_ id: MemberID) async throws -> Bool {
    do {
      try await link(id)
      try await shop.desk.unlinkCard(card, from: id, by: shop.cashier, in: "w1")
      return true
    } catch let refusal as Refusal where refusal.code == .proofMissing { return false }
  }
}

@Suite struct `Proving an address` {
  @Test(arguments: ["email", "phone"]) func `a code that was sent there and told back proves it, once`(contact: String)
    async throws
  {
    let proving = try await ProvingShop()
    let id = try await proving.shop.join(1, ["phone": "06 12345678"])
    #expect(try await !proving.isProven(id))
    try await proving.start(id, by: contact)
    let box = contact == "email" ? proving.mail : proving.phone
    let message = try #require(box.messages.last)
    #expect(message.to == (contact == "email" ? "lid1@voorbeeld.example" : "+31612345678"))
    let code = try #require(box.code)
    #expect(message.text.contains(code) && "\(message)" == "a message")
    try await proving.confirm(id, code.lowercased().replacing("-", with: " "))
    #expect(try await proving.isProven(id))
    await #expect(throws: Refusal(.codeUnknown, field: "code")) { try await proving.confirm(id, code) }
    let outcomes = try await proving.shop.desk.openings(of: id, by: proving.shop.officer).map(\.outcome)
    #expect(Set(["opened", "code-sent", "proved-by-code"]).isSubset(of: outcomes))
    await proving.shop.remove()
  }

  @Test func `a code is worth nothing after ten minutes, and a proof is not enough after thirty days`() async throws {
    let proving = try await ProvingShop()
    let id = try await proving.shop.join()
    try await proving.start(id)
    let late = try #require(proving.mail.code)
    proving.shop.house.move(to: "2026-03-02T12:10:00Z")
    await #expect(throws: Refusal(.codeUnknown, field: "code")) { try await proving.confirm(id, late) }
    try await proving.start(id)
    try await proving.confirm(id, #require(proving.mail.code))
    proving.shop.house.move(to: "2026-04-01T12:09:00Z")
    #expect(try await proving.isProven(id))
    proving.shop.house.move(to: "2026-04-01T12:11:00Z")
    #expect(try await !proving.isProven(id))
    await proving.shop.remove()
  }

  @Test func `after five wrong tries the right code opens nothing`() async throws {
    let proving = try await ProvingShop()
    let id = try await proving.shop.join()
    try await proving.start(id)
    let code = try #require(proving.mail.code)
    for _ in 1...5 {
      await #expect(throws: Refusal(.codeWrong, field: "code")) {
        try await proving.confirm(id, code == "0000-0000" ? "1111-1111" : "0000-0000")
      }
    }
    await #expect(throws: Refusal(.codeUnknown, field: "code")) { try await proving.confirm(id, code) }
    #expect(try await !proving.isProven(id))
    await proving.shop.remove()
  }

  @Test func `five codes an hour go to one address, and only the newest counts`() async throws {
    let proving = try await ProvingShop()
    let id = try await proving.shop.join()
    try await proving.start(id)
    let first = try #require(proving.mail.code)
    for _ in 2...5 { try await proving.start(id) }
    await #expect(throws: Refusal(.tooManyCodes, field: "email")) { try await proving.start(id) }
    #expect(proving.mail.messages.count == 5)
    await #expect(throws: Refusal(.codeWrong, field: "code")) { try await proving.confirm(id, first) }
    proving.shop.house.move(to: "2026-03-02T13:00:01Z")
    try await proving.start(id)
    try await proving.confirm(id, #require(proving.mail.code))
    #expect(try await proving.isProven(id))
    await proving.shop.remove()
  }

  @Test func `one member's code proves nothing of another`() async throws {
    let proving = try await ProvingShop()
    let (one, other) = (try await proving.shop.join(1), try await proving.shop.join(2))
    try await proving.start(one)
    let code = try #require(proving.mail.code)
    await #expect(throws: Refusal(.codeUnknown, field: "code")) { try await proving.confirm(other, code) }
    try await proving.start(other)
    await #expect(throws: Refusal(.codeWrong, field: "code")) { try await proving.confirm(other, code) }
    await proving.shop.remove()
  }

  @Test func `another address has to be proven anew, also when a code to the old one is on its way`() async throws {
    let proving = try await ProvingShop()
    let shop = proving.shop
    let id = try await shop.join()
    func change(_ to: String) async throws {
      try await shop.desk.changeValue("email", of: id, to: to, reason: .changed, by: shop.cashier, in: "w1")
    }
    try await proving.start(id)
    try await change("ander@voorbeeld.example")
    await #expect(throws: Refusal(.codeUnknown, field: "code")) {
      try await proving.confirm(id, #require(proving.mail.code))
    }
    try await proving.start(id)
    try await proving.confirm(id, #require(proving.mail.code))
    #expect(try await proving.isProven(id))
    try await change("lid1@voorbeeld.example")
    #expect(try await !proving.isProven(id))
    await shop.remove()
  }

  @Test func `a number that was given for offers alone gets no code`() async throws {
    let proving = try await ProvingShop(policy: PeopleHouse.policy)
    let id = try await proving.shop.join(consents: ["marketing.sms": true], ["phone": "06 12345678"])
    await #expect(throws: Refusal(.messageNotAllowed, field: "phone")) { try await proving.start(id, by: "phone") }
    #expect(proving.phone.tries == 0)
    await proving.shop.remove()
  }

  @Test(arguments: [
    (MessageTrouble.unreachable, Refusal(.messageNotDelivered, field: "email")),
    (.refused, Refusal(.messageRefused, field: "email")),
  ])
  func `a code that did not leave is no code`(trouble: MessageTrouble, refusal: Refusal) async throws {
    let proving = try await ProvingShop()
    let id = try await proving.shop.join()
    proving.mail.have(trouble)
    await #expect(throws: refusal) { try await proving.start(id) }
    await #expect(throws: Refusal(.codeUnknown, field: "code")) { try await proving.confirm(id, "0000-0000") }
    let outcomes = try await proving.shop.desk.openings(of: id, by: proving.shop.officer).map(\.outcome)
    #expect(outcomes.contains("code-\(trouble.rawValue)"))
    await proving.shop.remove()
  }

  @Test func `what staff saw is their word, and nobody else's`() async throws {
    let proving = try await ProvingShop()
    let shop = proving.shop
    let id = try await shop.join()
    for actor in [Actor.keeper, .round("messages")] {
      await #expect(throws: Refusal.self) { _ = try await shop.desk.proveSeen(of: id, by: "email", acting: actor) }
    }
    await #expect(throws: Refusal.self) {
      _ = try await shop.desk.proveSeen(of: id, by: "email", acting: shop.marketer)
    }
    #expect(try await shop.desk.proveSeen(of: id, by: "email", acting: shop.cashier, in: "w1").way == .seen)
    #expect(try await proving.isProven(id))
    let seen = try await shop.desk.openings(of: id, by: shop.officer).first { $0.outcome == "proved-by-sight" }
    #expect(seen?.actor == shop.cashier.name)
    await shop.remove()
  }

  @Test func `a house without a mail server says so before anything is opened`() async throws {
    let shop = try await PeopleHouse(policy: PeopleHouse.reachablePolicy)
    let id = try await shop.join()
    await #expect(throws: Refusal(.messagesNotSetUp, field: "email")) {
      try await shop.desk.startProof(of: id, by: "email", acting: shop.cashier, in: "w1")
    }
    #expect(try await shop.desk.openings(of: id, by: shop.officer).isEmpty)
    await shop.remove()
  }
}
