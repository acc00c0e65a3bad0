import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

/// A bakery whose members have a page, called as a browser does.
struct PageShop: Sendable {
  static let address = "https://punten.korenaar.example"

  let people: PeopleHouse
  let client: any TestClientProtocol

  var desk: Desk { people.desk }

  static func open(
    _ settings: ServerSettings = ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 0, badKeysPerMinute: 0),
    publicAddress: String? = address, logger: Logger? = nil,
    _ body: @escaping @Sendable (PageShop) async throws -> Void
  ) async throws {
    let people = try await PeopleHouse(publicAddress: publicAddress)
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let application = try makeApplication(desk: people.desk, settings: settings, logger: logger ?? quiet)
    do {
      try await application.test(.router) { try await body(PageShop(people: people, client: $0)) }
      await people.remove()
    } catch {
      await people.remove()
      throw error
    }
  }

  /// A member with a yes to mail, and the path of a link of theirs.
  func member(about purpose: String? = nil) async throws -> (id: MemberID, path: String) {
    let id = try await people.join(consents: ["marketing.email": true])
    let link = try await desk.makeLink(for: id, about: purpose, by: people.officer)
    people.house.move(to: "2026-03-03T12:00:00Z")
    return (id, String(link.address.dropFirst(Self.address.count)))
  }

  func get(_ path: String, _ method: HTTPRequest.Method = .get, language: String? = nil) async throws -> TestResponse {
    var headers = HTTPFields()
    if let language { headers[.acceptLanguage] = language }
    return try await client.execute(uri: path, method: method, headers: headers, body: nil)
  }

  func post(
    _ path: String, _ form: String, type: String = "application/x-www-form-urlencoded", _ more: [String: String] = [:]
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.contentType: type]
    for (name, value) in more { headers[HTTPField.Name(name)!] = value }
    return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: form))
  }

  var audience: [MemberID] {
    get async throws { try await desk.audience(for: "marketing.email", by: people.marketer).members }
  }

  func decisions(of id: MemberID) async throws -> [ConsentDecision] {
    try await desk.consentHistory(of: id, by: people.officer).map(\.decision)
  }
}

extension TestResponse {
  var page: String { String(buffer: body) }

  func header(_ name: String) -> String? { headers[HTTPField.Name(name)!] }
}
