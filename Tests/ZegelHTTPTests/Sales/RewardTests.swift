import HTTPTypes
import HummingbirdTesting
import Testing

@testable import ZegelHTTP

@Suite struct `Rewards and holds over the API` {
  private func ask(_ receipt: String, _ rest: String) -> String {
    #"{"receipt":"\#(receipt)","timestamp":"2026-03-02T11:00:00Z",\#(rest)}"#
  }

  private func cardWith(_ points: Int64, in shop: Shop) async throws {
    _ = try await shop.post("/v1/sales", sale("saved", cents: points * 100))
  }

  @Test func `a reward is handed out once, and undone`() async throws {
    try await Shop.open { shop in
      try await cardWith(80, in: shop)
      let body = ask("2", #""card":"\#(Shop.card)","reward":"brood""#)
      let answer = try await shop.post("/v1/redemptions", body)
      #expect(answer.status == .created)
      #expect(answer.json.object("reward").text("id") == "brood")
      #expect(answer.json.object("receipt").texts("nl") == ["Een brood", "Ingewisseld: 50 punten", "Saldo: 30 punten"])
      let again = try await shop.post("/v1/redemptions", body)
      #expect(again.status == .ok)
      #expect(again.text == answer.text)
      let undo = ask("3", #""refers_to":"1-1-2""#)
      let undone = try await shop.post("/v1/undos", undo)
      #expect(undone.json.object("receipt").texts("nl") == ["Teruggekregen: 50 punten", "Saldo: 80 punten"])
      #expect(try await shop.post("/v1/undos", undo).text == undone.text)
      let twice = try await shop.post("/v1/undos", ask("4", #""refers_to":"1-1-2""#))
      #expect(twice.refusal == "409 already-undone refers_to")
    }
  }

  @Test func `points pay to the exact cent`() async throws {
    try await Shop.open { shop in
      try await cardWith(80, in: shop)
      let answer = try await shop.post("/v1/redemptions", ask("2", #""card":"\#(Shop.card)","amount_cents":77"#))
      #expect(answer.json.int("paid_cents") == 77)
      #expect(answer.json.object("receipt").texts("nl").first == "Betaald met punten: € 0,77")
      #expect(answer.json.object("receipt").texts("en").first == "Paid with points: €0.77")
      #expect(try await shop.points() == 3)
    }
  }

  @Test func `a hold keeps points aside until it is released`() async throws {
    try await Shop.open { shop in
      try await cardWith(80, in: shop)
      let held = try await shop.post("/v1/holds", ask("2", #""card":"\#(Shop.card)","points":60"#))
      #expect(held.status == .created)
      #expect(held.json.text("held_until") == "2026-03-02T12:15:00Z")
      #expect(try await shop.points() == 20)
      let tooMuch = try await shop.post("/v1/redemptions", ask("3", #""card":"\#(Shop.card)","reward":"brood""#))
      #expect(tooMuch.refusal == "409 balance-too-low card")
      let using = ask("4", #""card":"\#(Shop.card)","reward":"brood","hold":"1-1-2""#)
      #expect(try await shop.post("/v1/redemptions", using).status == .created)
      let free = try await shop.post("/v1/holds", ask("5", #""card":"\#(Shop.card)","points":10,"seconds":60"#))
      #expect(free.status == .created)
      #expect(try await shop.post("/v1/releases", ask("6", #""refers_to":"1-1-5""#)).status == .created)
      #expect(try await shop.points() == 30)
    }
  }

  @Test func `a card tells what it has and what it can have`() async throws {
    try await Shop.open { shop in
      try await cardWith(80, in: shop)
      let card = try await shop.post("/v1/identifications", #"{"card":"299-0000-001566"}"#)
      #expect(card.status == .ok)
      #expect(card.json.text("last_four") == "1566")
      #expect(card.json.text("state") == "active")
      #expect(card.json.int("worth_cents") == 80)
      #expect(card.json.objects("rewards").map { $0.isTrue("within_reach") } == [true, false])
      #expect(!card.text.contains(Shop.card))
    }
  }

  @Test(
    arguments: [
      (#""card":"2990000001566""#, "400 input-malformed reward"),
      (#""card":"2990000001566","reward":"brood","amount_cents":1"#, "400 input-malformed reward"),
      (#""reward":"brood""#, "400 input-malformed card"),
      (#""card":"2990000001566","reward":"taart""#, "404 reward-unknown reward"),
      (#""card":"2990000001566","amount_cents":9223372036854775807"#, "422 amount-out-of-range amount_cents"),
      (#""card":"2990000001566","reward":"brood","hold":"1-1-9""#, "404 hold-unknown hold"),
      (#""card":"2990000001566","reward":"brood","hold":"1 1 9""#, "400 text-out-of-range hold"),
    ])
  func `a redemption that cannot be says why`(_ rest: String, _ refusal: String) async throws {
    try await Shop.open { (shop: Shop) async throws in
      #expect(try await shop.post("/v1/redemptions", ask("2", rest)).refusal == refusal)
    }
  }

  @Test func `what another store handed out is not undone here`() async throws {
    try await Shop.open { shop in
      try await cardWith(80, in: shop)
      _ = try await shop.post("/v1/redemptions", ask("2", #""card":"\#(Shop.card)","reward":"brood""#))
      let foreign = try await shop.post("/v1/undos", ask("3", #""refers_to":"1-1-2""#), key: shop.otherKey)
      #expect(foreign.refusal == "403 store-forbidden refers_to")
    }
  }
}
