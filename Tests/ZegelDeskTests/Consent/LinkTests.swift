import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `A link to one's choices` {
  static let address = "https://punten.korenaar.example"

  /// Of a link that was made the day before.
  static func token(_ link: MadeLink, in shop: PeopleHouse) throws -> LinkToken {
    shop.house.move(to: "2026-03-03T12:00:00Z")
    return try #require(link.address.split(separator: "/").last.flatMap { LinkToken(String($0)) })
  }

  @Test func `shows what they agreed to, and stops it at the next read`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true, "marketing.sms": false])
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.cashier, in: "w1"), in: shop)
    let choices = try await shop.desk.choices(with: token).choices
    #expect(choices.map(\.purpose.id) == ["marketing.email", "marketing.sms", "marketing.post"])
    #expect(choices.map(\.isOn) == [true, false, true])
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [id])
    try await shop.desk.stop("marketing.email", with: token, route: .page, language: .en)
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [])
    #expect(try await shop.desk.choices(with: token).choices.map(\.isOn) == [false, false, true])
    let last = try #require(try await shop.desk.consentHistory(of: id, by: shop.officer).last)
    #expect(last.decision == .withdrawn && last.route == "page" && last.actor == "member" && last.language == "en")
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }

  @Test func `an objection stops what asks no consent`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(1, ["address": "Dorpsstraat 2, 1234 AB Ons Dorp"])
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    #expect(try await shop.desk.audience(for: "marketing.post", by: shop.marketer).members == [id])
    try await shop.desk.stop("marketing.post", with: token, route: .page, language: .nl)
    #expect(try await shop.desk.audience(for: "marketing.post", by: shop.marketer).members == [])
    await shop.remove()
  }

  @Test func `stopping twice is one decision, and the same answer`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true])
    let token = try Self.token(
      try await shop.desk.makeLink(for: id, about: "marketing.email", by: shop.officer), in: shop)
    for _ in 1...2 {
      #expect(
        try await shop.desk.stop(nil, with: token, route: .mail, language: .nl) == "marketing.email")
    }
    let all = try await shop.desk.consentHistory(of: id, by: shop.officer)
    #expect(all.map(\.decision) == [.given, .withdrawn] && all.last?.route == "mail")
    await shop.remove()
  }

  @Test func `stopping needs no role, whatever the policy says`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true])
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    try await shop.apply(
      PeopleHouse.policy.replacing(
        "purposes:\n",
        with: """
          purposes:
            - id: law.consent
              basis: legal-duty
              text: {nl: Wij bewijzen wat u besloot., en: We prove what you decided.}
              who: [service, privacy-officer]

          """))
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      try await shop.desk.agree(to: "marketing.sms", with: token, byGuardian: false, language: .nl)
    }
    try await shop.desk.stop("marketing.email", with: token, route: .page, language: .nl)
    #expect(try await shop.desk.consentHistory(of: id, by: shop.officer).last?.decision == .withdrawn)
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.makeLink(for: id, by: shop.officer)
    }
    await shop.remove()
  }

  @Test func `a yes is theirs, or their guardian's, and said on the page`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join()
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    try await shop.desk.agree(to: "marketing.email", with: token, byGuardian: true, language: .nl)
    let last = try #require(try await shop.desk.consentHistory(of: id, by: shop.officer).last)
    #expect(last.decision == .given && last.byGuardian && last.route == "page")
    await #expect(throws: Refusal(.consentNotAsked, field: "purpose")) {
      try await shop.desk.agree(to: "marketing.post", with: token, byGuardian: false, language: .nl)
    }
    await shop.remove()
  }

  @Test func `about one purpose it shows and changes no other`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true, "marketing.sms": true])
    let token = try Self.token(
      try await shop.desk.makeLink(for: id, about: "marketing.email", by: shop.officer), in: shop)
    #expect(try await shop.desk.choices(with: token).choices.map(\.purpose.id) == ["marketing.email"])
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      try await shop.desk.stop("marketing.sms", with: token, route: .page, language: .nl)
    }
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      _ = try await shop.desk.makeLink(for: id, about: "membership", by: shop.officer)
    }
    await shop.remove()
  }

  @Test func `one about all choices is not stopped by a mail program: nobody would know what`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true])
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    await #expect(throws: Refusal(.purposeUnknown, field: "purpose")) {
      try await shop.desk.stop(nil, with: token, route: .mail, language: .nl)
    }
    await shop.remove()
  }

  @Test func `what it was about may have ended: then there is nothing to stop`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true])
    let token = try Self.token(
      try await shop.desk.makeLink(for: id, about: "marketing.email", by: shop.officer), in: shop)
    try await shop.apply(PeopleHouse.policy.replacing("marketing.email", with: "offers.email"))
    #expect(try await shop.desk.stop(nil, with: token, route: .mail, language: .nl) == "marketing.email")
    #expect(try await shop.desk.choices(with: token).choices.isEmpty)
    await shop.remove()
  }

  @Test func `works for two years, and then is like one that never was`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join()
    let link = try await shop.desk.makeLink(for: id, by: shop.officer)
    let token = try Self.token(link, in: shop)
    shop.house.move(to: "2028-03-01T11:59:59Z")
    #expect(link.endsAt == Instant(rfc3339: "2028-03-01T12:00:00Z")!)
    _ = try await shop.desk.choices(with: token)
    shop.house.move(to: "2028-03-01T12:00:00Z")
    await #expect(throws: Refusal(.linkUnknown)) { _ = try await shop.desk.choices(with: token) }
    #expect(try await shop.desk.forgetCodes() == 1)
    await shop.remove()
  }

  @Test func `is gone with an erased member, and goes along with a merged one`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let (first, second) = (try await shop.join(1), try await shop.join(2, consents: ["marketing.email": true]))
    let token = try Self.token(try await shop.desk.makeLink(for: second, by: shop.officer), in: shop)
    try await shop.desk.mergeMembers(second, into: first, by: shop.officer)
    try await shop.desk.agree(to: "marketing.sms", with: token, byGuardian: false, language: .nl)
    #expect(try await shop.desk.consentHistory(of: first, by: shop.officer).map(\.purpose) == ["marketing.sms"])
    try await shop.desk.eraseMember(first, by: shop.officer)
    await #expect(throws: Refusal(.linkUnknown)) { _ = try await shop.desk.choices(with: token) }
    await shop.remove()
  }

  @Test func `erasing takes the row itself away`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join()
    _ = try await shop.desk.makeLink(for: id, by: shop.officer)
    try await shop.desk.eraseMember(id, by: shop.officer)
    #expect(try await shop.links == 0)
    await shop.remove()
  }

  private static let tampering: [StaticString] = [
    "UPDATE member_link SET member_id = (SELECT member_id FROM member WHERE member_id <> member_link.member_id)",
    "UPDATE member_link SET purpose = 'marketing.sms'",
    "UPDATE member_link SET ends_at = ends_at + 1",
  ]

  @Test(arguments: tampering.indices)
  func `a row that was changed by hand opens nothing`(_ place: Int) async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let (id, _) = (try await shop.join(1), try await shop.join(2))
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    _ = try await shop.desk.choices(with: token)
    try await shop.desk.store.write { _ = try $0.execute(Self.tampering[place], []) }
    await #expect(throws: Refusal(.linkUnknown)) { _ = try await shop.desk.choices(with: token) }
    await shop.remove()
  }

  @Test func `making one is on record, and so is opening it`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join()
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.cashier, in: "w1"), in: shop)
    _ = try await shop.desk.choices(with: token)
    let openings = try await shop.desk.openings(of: id, by: shop.officer)
    #expect(openings.map(\.outcome).contains("link-printed"))
    let own = openings.filter { $0.actor == "member" }
    #expect(own.map(\.purpose) == ["law.consent"] && own.map(\.fields) == [["zegel:consents"]])
    await shop.remove()
  }

  @Test func `of somebody whose data lies still, it still stops`() async throws {
    let shop = try await PeopleHouse(publicAddress: Self.address)
    let id = try await shop.join(consents: ["marketing.email": true])
    let token = try Self.token(try await shop.desk.makeLink(for: id, by: shop.officer), in: shop)
    try await shop.desk.restrictMember(id, true, by: shop.officer)
    #expect(try await shop.desk.choices(with: token).choices.first?.isOn == true)
    try await shop.desk.stop("marketing.email", with: token, route: .page, language: .nl)
    #expect(try await shop.desk.choices(with: token).choices.first?.isOn == false)
    await shop.remove()
  }

  @Test func `a house without an address for its pages makes none, and says what to set`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let refusal = await #expect(throws: Refusal.self) { _ = try await shop.desk.makeLink(for: id, by: shop.officer) }
    #expect(refusal == Refusal(.publicAddressMissing, field: "link"))
    #expect(refusal?.remedy.en.contains("public.url") == true)
    await shop.remove()
  }
}

@Suite struct `A link by mail` {
  @Test func `about a purpose that advertises it carries the button of mail programs`() async throws {
    let mail = KeptMail()
    let shop = try await PeopleHouse(
      publicAddress: `A link to one's choices`.address, messages: MessageCarriers(mail: mail))
    let id = try await shop.join(consents: ["marketing.email": true])
    _ = try await shop.desk.sendLink(to: id, about: "marketing.email", acting: shop.cashier, in: "w1")
    let message = try #require(mail.all.last)
    let stop = try #require(message.stop)
    #expect(stop.hasPrefix("https://punten.korenaar.example/u/"))
    #expect(message.text.contains(stop.replacing("/u/", with: "/m/")))
    let token = try #require(LinkToken(String(stop.split(separator: "/").last!)))
    try await shop.desk.stop(nil, with: token, route: .mail, language: .nl)
    #expect(try await shop.desk.audience(for: "marketing.email", by: shop.marketer).members == [])
    await shop.remove()
  }

  @Test func `about all choices it has no such button`() async throws {
    let mail = KeptMail()
    let shop = try await PeopleHouse(
      publicAddress: `A link to one's choices`.address, messages: MessageCarriers(mail: mail))
    let id = try await shop.join()
    _ = try await shop.desk.sendLink(to: id, acting: shop.cashier, in: "w1")
    #expect(mail.all.count == 1 && mail.all.last?.stop == nil)
    #expect(try await shop.desk.openings(of: id, by: shop.officer).map(\.outcome).contains("link-sent"))
    await shop.remove()
  }

  @Test func `that did not leave opens nothing`() async throws {
    let shop = try await PeopleHouse(
      publicAddress: `A link to one's choices`.address, messages: MessageCarriers(mail: KeptMail(trouble: .unreachable))
    )
    let id = try await shop.join()
    await #expect(throws: Refusal(.messageNotDelivered, field: "email")) {
      _ = try await shop.desk.sendLink(to: id, acting: shop.cashier, in: "w1")
    }
    #expect(try await shop.links == 0)
    await shop.remove()
  }
}

extension PeopleHouse {
  fileprivate var links: Int64 {
    get async throws {
      try await desk.store.read { try $0.query("SELECT count(*) FROM member_link", []) { $0.int(0) }[0] }
    }
  }
}
