import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `The notice by mail` {
  private func shop(_ mail: Letterbox, policy: String = PeopleHouse.reachablePolicy) async throws -> PeopleHouse {
    try await PeopleHouse(policy: policy, messages: MessageCarriers(mail: mail))
  }

  @Test func `goes whole to who joins, in their language, once`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    let id = try await shop.join()
    #expect(try await shop.desk.sendMessagesDue(to: id).sent == 1)
    #expect(try await shop.desk.sendMessagesDue().sent == 0)
    let message = try #require(mail.messages.first)
    #expect(mail.messages.count == 1 && message.to == "lid1@voorbeeld.example" && message.language == .nl)
    #expect(message.subject == "Uw gegevens bij Bakkerij De Korenaar")
    #expect(message.text.contains("Autoriteit Persoonsgegevens") && message.text.contains("Wij mailen u aanbiedingen."))
    #expect(
      try await shop.desk.openings(of: id, by: shop.officer).map(\.outcome).sorted() == ["notice-sent", "opened"])
    await shop.remove()
  }

  @Test func `that cannot leave is tried again later and later, and then not any more`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    _ = try await shop.join()
    mail.have(.unreachable)
    var tries: [Int] = []
    for moment in [
      "2026-03-02T12:00:00Z", "2026-03-02T12:04:59Z", "2026-03-02T12:05:00Z", "2026-03-02T12:35:00Z",
      "2026-03-02T14:35:00Z", "2026-03-02T22:35:00Z", "2026-03-03T22:35:00Z", "2026-03-20T12:00:00Z",
    ] {
      shop.house.move(to: moment)
      _ = try await shop.desk.sendMessagesDue()
      tries.append(mail.tries)
    }
    #expect(tries == [1, 1, 2, 3, 4, 5, 6, 6])
    mail.have(nil)
    #expect(try await shop.desk.sendMessagesDue().sent == 0)
    await shop.remove()
  }

  @Test func `leaves as soon as the server is there again`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    let id = try await shop.join()
    mail.have(.later)
    #expect(try await shop.desk.sendMessagesDue().failed == 1)
    mail.have(nil)
    shop.house.move(to: "2026-03-02T12:05:00Z")
    #expect(try await shop.desk.sendMessagesDue().sent == 1)
    let outcomes = try await shop.desk.openings(of: id, by: shop.officer).map(\.outcome)
    #expect(outcomes.filter { $0.hasPrefix("notice") }.sorted() == ["notice-later", "notice-sent"])
    await shop.remove()
  }

  @Test func `to an address that is refused is not tried again`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    _ = try await shop.join()
    mail.have(.refused)
    #expect(try await shop.desk.sendMessagesDue().ended == 1)
    shop.house.move(to: "2026-03-05T12:00:00Z")
    _ = try await shop.desk.sendMessagesDue()
    #expect(mail.tries == 1)
    await shop.remove()
  }

  @Test func `does not reach who was erased, or whose data lies still, meanwhile`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    let (one, other) = (try await shop.join(1), try await shop.join(2))
    try await shop.desk.eraseMember(one, by: shop.officer)
    try await shop.desk.restrictMember(other, true, by: shop.officer)
    let result = try await shop.desk.sendMessagesDue()
    #expect(result.sent == 0 && mail.tries == 0)
    await shop.remove()
  }

  @Test func `is not sent by a house whose policy does not let the program write`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail, policy: PeopleHouse.policy)
    _ = try await shop.join()
    #expect(try await shop.desk.sendMessagesDue().sent == 0 && mail.tries == 0)
    await shop.remove()
  }

  @Test func `is sent by one of two programs that both try`() async throws {
    let mail = Letterbox()
    let shop = try await shop(mail)
    for number in 1...20 { _ = try await shop.join(number) }
    let other = try await shop.house.reopened()
    async let one = shop.desk.sendMessagesDue()
    async let two = other.sendMessagesDue()
    #expect(try await one.sent + two.sent == 20)
    #expect(Set(mail.messages.map(\.to)).count == 20 && mail.messages.count == 20)
    await other.close()
    await shop.remove()
  }
}
