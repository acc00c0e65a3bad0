import Foundation
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

/// An invented bakery with two stores and a till in each, called through the router.
struct Shop: Sendable {
  static let card = "2990000001566"
  static let otherCard = "2990000001573"

  let house: TempHouse
  let client: any TestClientProtocol
  /// Of till 1 in store 1.
  let key: String
  /// Of till 1 in store 2.
  let otherKey: String

  static func open(
    _ settings: ServerSettings = ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 0, badKeysPerMinute: 0),
    _ body: @escaping @Sendable (Shop) async throws -> Void
  ) async throws {
    let house = try await TempHouse()
    try await house.cards([card, otherCard])
    let key = try await house.desk.addTill(store: "1", till: "1").key
    let otherKey = try await house.desk.addTill(store: "2", till: "1").key
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = try makeApplication(desk: house.desk, settings: settings, logger: logger)
    do {
      try await application.test(.router) { client in
        try await body(Shop(house: house, client: client, key: key, otherKey: otherKey))
      }
      await house.remove()
    } catch {
      await house.remove()
      throw error
    }
  }

  func post(
    _ path: String, _ body: String, key: String? = nil, language: String? = nil, type: String = "application/json"
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.authorization: "Bearer \(key ?? self.key)", .contentType: type]
    if let language { headers[.acceptLanguage] = language }
    return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
  }

  func get(_ path: String, key: String? = nil) async throws -> TestResponse {
    let headers: HTTPFields = [.authorization: "Bearer \(key ?? self.key)"]
    return try await client.execute(uri: path, method: .get, headers: headers, body: nil)
  }

  /// The card's points, as the till is told them.
  func points(of card: String = Shop.card) async throws -> Int? {
    try await post("/v1/identifications", #"{"card":"\#(card)"}"#).json.object("points").int("available")
  }
}

/// A sale as a till sends it.
func sale(
  _ receipt: String, cents: Int64 = 1400, card: String? = Shop.card, at: String = "2026-03-02T10:00:00Z",
  category: String = "brood"
) -> String {
  let card = card.map { #""\#($0)""# } ?? "null"
  return #"""
    {"receipt":"\#(receipt)","timestamp":"\#(at)","card":\#(card),"currency":"EUR",
     "lines":[{"line":1,"category":"\#(category)","qty":1,"amount_cents":\#(cents)}]}
    """#
}

/// The same as an event of an upload.
func event(_ receipt: String, cents: Int64 = 1400, card: String = Shop.card, at: String = "2026-03-02T10:00:00Z")
  -> String
{
  #"{"schema":"pos-1","type":"sale","event":"1-1-\#(receipt)","timestamp":"\#(at)","card":"\#(card)","currency":"EUR","#
    + #""lines":[{"line":1,"qty":1,"amount_cents":\#(cents)}]}"#
}
