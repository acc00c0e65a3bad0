import HTTPTypes
import HummingbirdTesting
import NIOCore
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

/// The bakery once it has staff and a privacy policy, and so members.
struct MemberShop: Sendable {
  static let card = "2990000001580"
  static let thirdCard = "2990000001597"

  let shop: Shop
  let owner: Actor
  let officer: Actor
  /// Who works in store 1 only.
  let clerkKey: String

  var desk: Desk { shop.house.desk }

  static func open(
    policy: String = PeopleHouse.policy,
    _ settings: ServerSettings = ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 0, badKeysPerMinute: 0),
    _ body: @escaping @Sendable (MemberShop) async throws -> Void
  ) async throws {
    try await Shop.open(settings) { shop in
      try await shop.house.cards([card, thirdCard])
      let desk = shop.house.desk
      let first = try await desk.addStaff(name: "Ada Zwart", roles: [.owner], stores: [], by: .keeper)
      let owner = try await desk.actor(withKey: first.key)
      let second = try await desk.addStaff(name: "Bo Groen", roles: [.privacyOfficer], stores: [], by: owner)
      let clerk = try await desk.addStaff(name: "Cor de Blauw", roles: [.service], stores: ["1"], by: owner)
      let members = MemberShop(
        shop: shop, owner: owner, officer: try await desk.actor(withKey: second.key), clerkKey: clerk.key)
      try await members.apply(policy)
      try await body(members)
    }
  }

  func apply(_ policy: String) async throws {
    for actor in [owner, officer] {
      if case .applied = try await desk.applyPolicy(policy, by: actor).outcome { return }
    }
  }

  func post(_ path: String, _ body: String, key: String? = nil, staff: String? = nil) async throws -> TestResponse {
    var headers: HTTPFields = [.authorization: "Bearer \(key ?? shop.key)", .contentType: "application/json"]
    headers[.zegelStaff] = staff
    return try await shop.client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
  }

  /// Somebody invented; the till's reference is their number.
  func application(
    _ number: Int = 1, card: String? = MemberShop.card, name: String = "Noor van Verzonnen", version: Int = 1,
    _ more: String = ""
  ) -> String {
    let card = card.map { #""card":"\#($0)","# } ?? ""
    return #"{"reference":"m\#(number)","notice_version":\#(version),"language":"nl",\#(card)"#
      + #""values":{"name":"\#(name)","email":"lid\#(number)@voorbeeld.example"}\#(more)}"#
  }

  func join(_ number: Int = 1, card: String? = MemberShop.card, _ more: String = "") async throws -> MemberID {
    let answer = try await post("/v1/members", application(number, card: card, more))
    guard let id = answer.json.text("member").flatMap({ MemberID($0) }) else { throw Unexpected(answer.refusal) }
    return id
  }

  func outcomes(_ id: MemberID) async throws -> [String] {
    try await desk.openings(of: id, by: officer).map(\.outcome)
  }

  struct Unexpected: Error {
    let what: String
    init(_ what: String) { self.what = what }
  }
}
