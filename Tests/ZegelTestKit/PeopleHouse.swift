package import ZegelDesk
package import ZegelDomain

/// A house with staff and a privacy policy in force; everybody in it is invented.
package struct PeopleHouse: Sendable {
  package let house: TempHouse
  package let owner: Actor
  package let officer: Actor
  package let cashier: Actor
  package let marketer: Actor

  package var desk: Desk { house.desk }

  package init(
    policy: String = PeopleHouse.policy, at start: String = "2026-03-02T12:00:00Z", publicAddress: String? = nil,
    messages: MessageCarriers = MessageCarriers()
  ) async throws {
    house = try await TempHouse(at: start, publicAddress: publicAddress, messages: messages)
    let desk = house.desk
    let first = try await desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper)
    let owner = try await desk.actor(withKey: first.key)
    func add(_ name: String, _ roles: Set<StaffRole>, stores: Set<String> = []) async throws -> Actor {
      try await desk.actor(withKey: desk.addStaff(name: name, roles: roles, stores: stores, by: owner).key)
    }
    self.owner = owner
    officer = try await add("Bo Groen", [.privacyOfficer])
    cashier = try await add("Cor de Blauw", [.cashier], stores: ["w1"])
    marketer = try await add("Dee Paars", [.marketer])
    try await apply(policy)
  }

  /// As two people do.
  package func apply(_ policy: String) async throws {
    do { try await applyTwice(policy) } catch let refusal as Refusal where refusal.code == .dpiaMissing {
      try await assess(policy)
      try await applyTwice(policy)
    }
  }

  private func applyTwice(_ policy: String) async throws {
    if case .applied = try await desk.applyPolicy(policy, by: owner).outcome { return }
    guard case .applied = try await desk.applyPolicy(policy, by: officer).outcome else {
      preconditionFailure("two people did not suffice")
    }
  }

  /// Somebody invented, who agreed to what is told.
  package func join(
    _ number: Int = 1, consents: [String: Bool] = [:], card: String? = nil, _ more: [String: String] = [:]
  ) async throws -> MemberID {
    var values = ["name": "Lid van \(PeopleHouse.word(number))", "email": "lid\(number)@voorbeeld.example"]
    values.merge(more) { $1 }
    var application = MemberApplication(values: values, consents: consents, route: .till, language: .nl)
    application.card = card.map { CardName($0) }
    return try await desk.joinMember(application, by: cashier)
  }

  /// A name without digits.
  package static func word(_ number: Int) -> String {
    String(String(number).map { Character(Unicode.Scalar(UInt8(ascii: "a") + ($0.asciiValue! - 48))) })
  }

  package func remove() async { await house.remove() }

  package static let policy = """
    zegel: privacy/1
    organisation:
      name: Bakkerij De Korenaar
      address: Dorpsstraat 1, 1234 AB Ons Dorp
      contact: privacy@korenaar.example
    languages: [nl, en]
    purposes:
      - id: membership
        basis: contract
        text: {nl: Wij vinden uw rekening terug., en: We find your account again.}
        who: [cashier, service, member]
      - id: marketing.email
        basis: consent
        channel: email
        text: {nl: Wij mailen u aanbiedingen., en: We mail you offers.}
        who: [marketer, member]
      - id: marketing.sms
        basis: consent
        channel: sms
        text: {nl: Wij sms'en u aanbiedingen., en: We text you offers.}
        who: [marketer, member]
      - id: marketing.post
        basis: legitimate-interest
        channel: post
        text: {nl: Wij sturen u het blad., en: We send you the magazine.}
        balancing_test: {nl: Leden verwachten het blad., en: Members expect the magazine.}
        who: [marketer, member]
    fields:
      - {id: name, title: {nl: naam, en: name}, type: name, category: ordinary, purposes: [membership], period: {keep: 24 months, after: last-activity}, needed: yes}
      - {id: email, title: {nl: e-mailadres, en: e-mail address}, type: email, category: ordinary, purposes: [membership, marketing.email], period: {keep: 24 months, after: last-activity}, lookup: yes}
      - {id: phone, title: {nl: telefoonnummer, en: phone number}, type: phone, category: ordinary, purposes: [marketing.sms], period: {keep: 24 months, after: last-activity}}
      - {id: address, title: {nl: adres, en: address}, type: address, category: ordinary, purposes: [marketing.post], period: {keep: 24 months, after: last-activity}}
    """

  /// The same, where the program itself may write to members, also by text message.
  package static let reachablePolicy =
    policy
    .replacing("who: [cashier, service, member]", with: "who: [cashier, service, member, system]")
    .replacing(
      "type: phone, category: ordinary, purposes: [", with: "type: phone, category: ordinary, purposes: [membership, ")
}
