import HTTPTypes
import HummingbirdTesting
import Testing

@testable import ZegelHTTP

@Suite struct `Taking back over the API` {
  private func takingBack(_ receipt: String, _ rest: String) -> String {
    #"{"receipt":"\#(receipt)","timestamp":"2026-03-02T11:00:00Z",\#(rest)}"#
  }

  @Test func `a void takes everything back`() async throws {
    try await Shop.open { shop in
      _ = try await shop.post("/v1/sales", sale("1"))
      let answer = try await shop.post("/v1/voids", takingBack("2", #""refers_to":"1-1-1""#))
      #expect(answer.status == .created)
      #expect(answer.json.object("points").int("change") == -14)
      #expect(answer.json.object("receipt").texts("nl").first == "Eraf: 14 punten")
      #expect(try await shop.points() == 0)
    }
  }

  @Test func `a return takes back its lines, also at another store`() async throws {
    try await Shop.open { shop in
      _ = try await shop.post("/v1/sales", sale("1"))
      let body = takingBack("2", #""refers_to":"1-1-1","lines":[{"line":1,"qty":1,"amount_cents":1400}]"#)
      let answer = try await shop.post("/v1/returns", body, key: shop.otherKey)
      #expect(answer.status == .created)
      #expect(answer.json.text("event") == "2-1-2")
      #expect(try await shop.points() == 0)
    }
  }

  @Test func `without a receipt the card and the amount will do`() async throws {
    try await Shop.open { shop in
      _ = try await shop.post("/v1/sales", sale("1"))
      let body = takingBack("2", #""card":"\#(Shop.card)","refers_to":null,"amount_cents":400"#)
      #expect(try await shop.post("/v1/returns", body).status == .created)
      #expect(try await shop.points() == 10)
      let nobody = try await shop.post("/v1/returns", takingBack("3", #""amount_cents":400"#))
      #expect(nobody.refusal == "400 input-malformed card")
    }
  }

  @Test func `a return that comes before its sale waits for it`() async throws {
    try await Shop.open { shop in
      let body = takingBack("2", #""refers_to":"1-1-1","lines":[{"line":1,"qty":1,"amount_cents":1400}]"#)
      let early = try await shop.post("/v1/returns", body)
      #expect(early.status == .accepted)
      #expect(early.json.text("note") == "waits-for-sale")
      let again = try await shop.post("/v1/returns", body)
      #expect(again.status == .accepted)
      #expect(again.text == early.text)
      _ = try await shop.post("/v1/sales", sale("1"))
      #expect(try await shop.points() == 0)
    }
  }

  @Test func `each route takes its own kind of act only`() async throws {
    try await Shop.open { (shop: Shop) async throws in
      let disguised = sale("1").replacing("{\"receipt\"", with: "{\"type\":\"sale\",\"receipt\"")
      #expect(try await shop.post("/v1/voids", disguised).refusal == "400 input-malformed type")
      #expect(try await shop.post("/v1/returns", disguised).refusal == "400 input-malformed type")
      let void = takingBack("2", #""type":"void","refers_to":"1-1-1""#)
      #expect(try await shop.post("/v1/sales", void).refusal == "400 input-malformed type")
    }
  }
}
