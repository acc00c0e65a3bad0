import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// A house whose policy lets members save together; everybody in it is invented.
struct Home: Sendable {
  static let policy = PeopleHouse.policy.replacing(
    "fields:\n",
    with: """
        - id: household
          basis: contract
          text: {nl: U spaart samen met wie u kiest., en: You save together with whom you choose.}
          who: [cashier, service, owner, member]
      fields:

      """)
  static let yes = HouseholdAgreement(isAgreed: true, language: .nl)

  let people: PeopleHouse
  let cards: [String]

  var desk: Desk { people.desk }
  var cashier: Actor { people.cashier }
  var officer: Actor { people.owner }

  init(cards count: Int = 4, policy: String = Home.policy) async throws {
    people = try await PeopleHouse(policy: policy)
    cards = (0..<count).map { String(2_990_000_100_000 + $0 * 10) }
    try await people.house.cards(cards)
  }

  /// A member with the card of this place.
  func member(_ place: Int) async throws -> MemberID { try await people.join(place + 1, card: cards[place]) }

  /// They showed that they can be reached.
  func prove(_ id: MemberID) async throws {
    _ = try await desk.proveSeen(of: id, by: "email", acting: cashier, in: "w1")
  }

  func invite(_ id: MemberID) async throws -> String { try await desk.inviteToHousehold(of: id, by: cashier) }

  func join(_ id: MemberID, with code: String, _ agreement: HouseholdAgreement = Home.yes) async throws {
    try await prove(id)
    _ = try await desk.joinHousehold(with: code, id, agreement, by: cashier)
  }

  func buy(_ place: Int, _ receipt: String, cents: Int64) async throws {
    let event = try EventID("1-1-\(receipt)")
    let line = SaleLine(number: 1, category: "brood", quantity: 1000, amount: cents)
    let sale = Sale(event: event, store: "1", till: "1", at: people.house.now, currency: "EUR", lines: [line])
    _ = try await desk.post(
      TillAct(event: event, store: "1", till: "1", at: sale.at, card: cards[place], request: .sale(sale)))
  }

  func points(_ place: Int) async throws -> Points {
    try await desk.identify(cards[place]).balances.first?.available ?? 0
  }

  func points(of places: Int...) async throws -> [Points] {
    var all: [Points] = []
    for place in places { all.append(try await points(place)) }
    return all
  }

  /// The ledger and the trail agree with themselves.
  func problems() async throws -> [String] {
    _ = try await desk.sequenceTrail()
    return try await desk.verifyLedger().problems.map { "\($0)" } + desk.verifyTrail().problems.map(\.place)
  }
}
