import HTTPTypes
import HummingbirdTesting
import Testing
import ZegelDesk
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Bodies that are damaged on the way` {
  private static let pieces = [
    "null", "-1", "9223372036854775807", "-9223372036854775808", "1e400", "0.5", "\"\"", "{}", "[]", "true",
    "\"2990000001566\"", "\"1-1-1\"", "\\u0000", "\"\\ud800\"", ",", ":", "\"", "}", "]", "2026-02-30T25:00:00Z",
    "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z",
  ]

  private static let bodies: [(String, String)] = {
    let at = #""timestamp":"2026-03-02T11:00:00Z""#
    let card = #""card":"\#(Shop.card)""#
    return [
      ("/v1/sales", sale("1")), ("/v1/quotes", sale("1")), ("/v1/identifications", "{\(card)}"),
      ("/v1/voids", #"{"receipt":"2",\#(at),"refers_to":"1-1-1"}"#),
      ("/v1/returns", #"{"receipt":"3",\#(at),"refers_to":"1-1-1","lines":[{"line":1,"qty":1,"amount_cents":5}]}"#),
      ("/v1/returns", #"{"receipt":"4",\#(at),\#(card),"amount_cents":5}"#),
      ("/v1/redemptions", #"{"receipt":"5",\#(at),\#(card),"amount_cents":100,"hold":"1-1-7"}"#),
      ("/v1/undos", #"{"receipt":"6",\#(at),"refers_to":"1-1-5"}"#),
      ("/v1/holds", #"{"receipt":"7",\#(at),\#(card),"points":5,"seconds":60}"#),
      ("/v1/releases", #"{"receipt":"8",\#(at),"refers_to":"1-1-7"}"#),
      ("/v1/uploads", #"{"events":[\#(event("9")),\#(event("10"))]}"#),
    ]
  }()

  @Test(arguments: [UInt64(11), 12, 13, 14])
  func `never break the house, and never come back in an answer`(_ seed: UInt64) async throws {
    try await Shop.open { shop in
      var generator = SeededGenerator(seed: seed)
      for _ in 1...750 {
        let (path, body) = Self.bodies.randomElement(using: &generator)!
        let damaged = Self.damage(body, &generator)
        let answer = try await shop.post(path, damaged)
        #expect(answer.status.code < 500, "\(path) \(damaged)")
        #expect(!answer.text.contains(Shop.card), "\(path) \(damaged)")
        #expect(answer.status.code < 300 || answer.json.text("code") != nil)
      }
      #expect(try await shop.house.desk.verifyLedger().problems.isEmpty)
    }
  }

  private static func damage(_ body: String, _ generator: inout SeededGenerator) -> String {
    var bytes = Array(body.utf8)
    for _ in 1...Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: pieces.randomElement(using: &generator)!.utf8, at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.removeSubrange(place...)
      default: bytes = replaceValue(bytes, &generator)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Another value behind one of the colons.
  private static func replaceValue(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
    guard let colon = colons.randomElement(using: &generator) else { return bytes }
    let end = bytes[colon...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") } ?? bytes.endIndex
    return Array(bytes[...colon]) + Array(pieces.randomElement(using: &generator)!.utf8) + Array(bytes[end...])
  }
}
