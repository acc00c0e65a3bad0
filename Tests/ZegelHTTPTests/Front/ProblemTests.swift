import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import ZegelDomain

@testable import ZegelHTTP

@Suite struct `What a refusal looks like` {
  @Test func `it is a problem document, in Dutch unless asked otherwise`() async throws {
    try await Shop.open { shop in
      let dutch = try await shop.post("/v1/identifications", #"{"card":"2990000009999"}"#)
      #expect(dutch.headers[.contentType] == "application/problem+json; charset=utf-8")
      #expect(dutch.headers[.contentLanguage] == "nl")
      #expect(
        dutch.text == #"""
          {"type":"urn:zegel:refusal:card-unknown","title":"Kaart onbekend","status":404,\#
          "detail":"We kennen geen kaart met dit nummer (card).","code":"card-unknown","field":"card",\#
          "remedy":"Scan de kaart nog een keer. Is het een kaart van een andere winkel, ga dan verder zonder kaart.",\#
          "retry":false}
          """#)
      let english = try await shop.post(
        "/v1/identifications", #"{"card":"2990000009999"}"#, language: "fr, en-GB;q=0.8, nl;q=0.7")
      #expect(english.headers[.contentLanguage] == "en")
      #expect(english.json.text("title") == "Card unknown")
    }
  }

  @Test(
    arguments: [
      (nil, "nl"), ("en", "en"), ("nl,en", "nl"), ("en;q=0.2,nl;q=0.9", "nl"), ("fr", "nl"), ("*", "nl"),
      ("en;q=0", "nl"), (";;;,,q=", "nl"), ("EN-us", "en"),
    ] as [(String?, String)])
  func `the caller's language is taken where it can be`(_ header: String?, _ language: String) {
    #expect(Language(accepting: header).rawValue == language)
  }

  /// Each a body that goes wrong, with `AT` for a good time.
  private static let wrong = [
    ("", "400 input-malformed -"), ("{", "400 input-malformed -"), ("[]", "400 input-malformed -"),
    ("{}", "400 input-malformed timestamp"), (#"{"timestamp":5}"#, "400 input-malformed timestamp"),
    (#"{"timestamp":"yesterday","receipt":"1"}"#, "400 timestamp-malformed timestamp"),
    ("{AT}", "400 input-malformed receipt"), (#"{AT,"receipt":"1"}"#, "400 input-malformed lines"),
    (#"{AT,"receipt":"1","lines":[{"line":1,"qty":1}]}"#, "400 input-malformed lines[0].amount_cents"),
    (#"{AT,"receipt":"1","lines":[{"line":1,"qty":"x"}]}"#, "400 input-malformed lines[0].qty"),
    (#"{AT,"receipt":"1","lines":[{"line":1,"qty":0.0001,"amount_cents":1}]}"#, "400 input-malformed lines[0].qty"),
    (#"{AT,"receipt":"1","currency":"USD","lines":[]}"#, "422 currency-mismatch currency"),
    (
      #"{"timestamp":"2030-03-02T10:00:00Z","receipt":"1","currency":"EUR","lines":[]}"#,
      "422 timestamp-in-future timestamp"
    ),
  ]

  @Test(arguments: wrong)
  func `a body that is wrong is told where`(_ body: String, _ refusal: String) async throws {
    try await Shop.open { shop in
      let answer = try await shop.post("/v1/sales", body.replacing("AT", with: #""timestamp":"2026-03-02T10:00:00Z""#))
      #expect(answer.refusal == refusal)
    }
  }

  @Test func `a body that is too large is refused`() async throws {
    try await Shop.open(ServerSettings(mostBodyBytes: 1000)) { (shop: Shop) async throws in
      let body = sale("1") + String(repeating: " ", count: 1000)
      #expect(try await shop.post("/v1/sales", body).refusal == "413 input-too-large -")
    }
  }

  @Test func `an address that is not there, and a method that is not`() async throws {
    try await Shop.open { shop in
      #expect(try await shop.get("/v2/sales").refusal == "404 not-found -")
      let wrong = try await shop.get("/v1/sales")
      #expect(wrong.status == .methodNotAllowed)
      #expect(wrong.headers[.allow] == "POST")
      #expect(wrong.json.int("status") == 405)
      let head = try await shop.client.execute(uri: "/health", method: .head, headers: [:], body: nil)
      #expect(head.status == .ok)
    }
  }

  @Test(arguments: Refusal.Code.allCases)
  func `every refusal is an error of its own status`(_ code: Refusal.Code) {
    #expect((400...599).contains(code.httpStatus))
    #expect((code.httpStatus == 429 || code.httpStatus >= 503) || !code.isWorthRetrying)
  }

  @Test func `a fault shows its number and nothing else`() async throws {
    try await Shop.open { shop in
      try await breakDatabase(of: shop)
      let answer = try await shop.post("/v1/sales", sale("1"))
      #expect(answer.status == .internalServerError)
      #expect(answer.json.text("code") == "fault")
      #expect(answer.json.text("incident")?.hasPrefix("I-") == true)
      #expect(!answer.text.contains("sql") && !answer.text.contains("fact"))
    }
  }
}
