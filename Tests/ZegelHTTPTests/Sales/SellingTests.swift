import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import ZegelHTTP

@Suite struct `Selling over the API` {
  @Test func `a sale earns, and the answer explains every point`() async throws {
    try await Shop.open { shop in
      let answer = try await shop.post("/v1/sales", sale("1", category: "koffie"))
      #expect(answer.status == .created)
      let json = answer.json
      #expect(json.text("event") == "1-1-1")
      #expect(json.text("at") == "2026-03-02T10:00:00Z")
      #expect(json.int("programme_version") == 1)
      #expect(json.object("points").int("change") == 14)
      #expect(json.object("points").int("available") == 14)
      #expect(json.objects("stamps").first?.int("change") == 1)
      #expect(json.objects("explanation").map { $0.text("reason") } == ["gave", "gave"])
      let receipt = json.object("receipt")
      #expect(receipt.texts("nl") == ["Gespaard: 14 punten", "Saldo: 14 punten", "Koffiezegels: 1 (+1)"])
      #expect(receipt.texts("en") == ["Earned: 14 points", "Balance: 14 points", "Coffee stamps: 1 (+1)"])
    }
  }

  @Test func `sent again it gets the same answer byte for byte, and happens once`() async throws {
    try await Shop.open { shop in
      let first = try await shop.post("/v1/sales", sale("1"))
      _ = try await shop.post("/v1/sales", sale("2"))
      for _ in 1...3 {
        let again = try await shop.post("/v1/sales", sale("1"))
        #expect(again.status == .ok)
        #expect(again.headers[.zegelReplay] == "true")
        #expect(again.text == first.text)
      }
      #expect(try await shop.points() == 28)
    }
  }

  @Test func `the same key with another content is a conflict`() async throws {
    try await Shop.open { shop in
      _ = try await shop.post("/v1/sales", sale("1"))
      let other = try await shop.post("/v1/sales", sale("1", cents: 1500))
      #expect(other.refusal == "409 event-conflict event")
      #expect(try await shop.points() == 14)
    }
  }

  @Test func `a quote tells the same and writes nothing`() async throws {
    try await Shop.open { shop in
      let body = sale("1").replacing(#""receipt":"1","#, with: "")
      let quote = try await shop.post("/v1/quotes", body)
      #expect(quote.status == .ok)
      #expect(quote.json.text("event") == nil)
      #expect(quote.json.object("points").int("available") == 14)
      #expect(quote.json.object("receipt").texts("nl").first == "Te sparen: 14 punten")
      #expect(try await shop.points() == 0)
    }
  }

  @Test func `a sale without a card is kept and earns nothing`() async throws {
    try await Shop.open { shop in
      let first = try await shop.post("/v1/sales", sale("1", card: nil))
      #expect(first.status == .created)
      #expect(first.json.text("note") == "without-card")
      #expect(first.json.fields["points"] is NSNull)
      let again = try await shop.post("/v1/sales", sale("1", card: nil))
      #expect(again.status == .ok)
      #expect(again.text == first.text)
    }
  }

  @Test func `a sale of 10,000 lines is taken, one more is not`() async throws {
    try await Shop.open { shop in
      func body(_ count: Int) -> String {
        let lines = (1...count).map { #"{"line":\#($0),"product":"10832\#($0)","qty":1,"amount_cents":1}"# }
        return #"{"receipt":"1","timestamp":"2026-03-02T10:00:00Z","card":"\#(Shop.card)","currency":"EUR","lines":["#
          + lines.joined(separator: ",") + "]}"
      }
      #expect(try await shop.post("/v1/sales", body(10_001)).refusal == "413 sale-too-large lines")
      let answer = try await shop.post("/v1/sales", body(10_000))
      #expect(answer.status == .created)
      #expect(answer.json.object("points").int("change") == 100)
    }
  }

  @Test(
    arguments: [
      (#""amount_cents":9223372036854775807"#, "422 amount-out-of-range lines[0].amount_cents"),
      (#""amount_cents":-9223372036854775808"#, "422 amount-out-of-range lines[0].amount_cents"),
      (#""amount_cents":9223372036854775808"#, "400 input-malformed lines[0].amount_cents"),
      (#""amount_cents":1,"discount_cents":9223372036854775807"#, "422 amount-out-of-range lines[0].discount_cents"),
      (#""amount_cents":1,"tax_cents":9223372036854775807"#, "422 amount-out-of-range lines[0].tax_cents"),
      (#""amount_cents":"12""#, "400 input-malformed lines[0].amount_cents"),
    ])
  func `amounts at the edge are refused with their field`(_ amount: String, _ refusal: String) async throws {
    try await Shop.open { (shop: Shop) async throws in
      let body = sale("1").replacing(#""amount_cents":1400"#, with: amount)
      #expect(try await shop.post("/v1/sales", body).refusal == refusal)
    }
  }

  @Test func `an act is explained later to its own store only`() async throws {
    try await Shop.open { shop in
      let first = try await shop.post("/v1/sales", sale("1"))
      #expect(try await shop.get("/v1/sales/1-1-1").text == first.text)
      #expect(try await shop.get("/v1/sales/1-1-2").refusal == "404 event-unknown event")
      let foreign = try await shop.get("/v1/sales/1-1-1", key: shop.otherKey)
      #expect(foreign.refusal == "404 event-unknown event")
    }
  }
}
