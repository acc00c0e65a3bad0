import HTTPTypes
import HummingbirdTesting
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Who may call` {
  @Test(arguments: Route.all.filter(\.needsKey).map { "\($0.method) \($0.path)" })
  func `no route of a till answers without its key`(_ route: String) async throws {
    try await Shop.open { shop in
      let parts = route.split(separator: " ")
      let path = String(parts[1]).replacing("{event}", with: "1-1-1")
      for header in [nil, "Bearer zt_wrong", "Basic zt_1", "Bearer", ""] {
        var headers = HTTPFields()
        headers[.authorization] = header
        let answer = try await shop.client.execute(
          uri: path, method: .init(String(parts[0]))!, headers: headers, body: nil)
        #expect(answer.refusal == "401 till-key-unknown authorization")
        #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
      }
    }
  }

  @Test func `a revoked key is refused`() async throws {
    try await Shop.open { shop in
      let tills = try await shop.house.desk.tills()
      try await shop.house.desk.revokeTill(tills.first { $0.store == "1" }!.id)
      #expect(try await shop.post("/v1/sales", sale("1")).refusal == "401 till-key-unknown authorization")
    }
  }

  @Test func `a till acts for its own store only`() async throws {
    try await Shop.open { (shop: Shop) async throws in
      let named = sale("1").replacing("{\"receipt\"", with: "{\"store\":\"1\",\"receipt\"")
      #expect(try await shop.post("/v1/sales", named, key: shop.otherKey).refusal == "403 store-forbidden store")
      let keyed = sale("1").replacing("\"receipt\":\"1\"", with: "\"event\":\"1-1-1\"")
      #expect(try await shop.post("/v1/sales", keyed, key: shop.otherKey).refusal == "403 store-forbidden event")
      #expect(try await shop.post("/v1/sales", keyed).status == .created)
    }
  }

  @Test(arguments: ["/v1/identifications", "/v1/quotes", "/v1/sales", "/v1/redemptions", "/v1/holds", "/v1/returns"])
  func `unknown, malformed and foreign cards get the very same answer`(_ path: String) async throws {
    try await Shop.open { shop in
      var answers: Set<String> = []
      for card in ["2990000009999", "8710000000000", "nonsense!", "", String(repeating: "9", count: 500), "é"] {
        let body = #"""
          {"receipt":"1","timestamp":"2026-03-02T10:00:00Z","card":"\#(card)","currency":"EUR","reward":"brood",
           "points":5,\#(path == "/v1/returns" ? #""amount_cents":5,"# : "")
           "lines":[{"line":1,"qty":1,"amount_cents":5}]}
          """#
        let answer = try await shop.post(path, body)
        answers.insert("\(answer.status.code) \(answer.text)")
      }
      #expect(answers.count == 1)
      #expect(answers.first?.contains("card-unknown") == true)
    }
  }
}

@Suite struct `How often a caller may call` {
  @Test func `a till that calls too often waits`() async throws {
    try await Shop.open(ServerSettings(callsPerSecond: 1, callBurst: 3)) { shop in
      var answer = try await shop.post("/v1/sales", sale("1"))
      for receipt in 2...500 where answer.status == .created {
        answer = try await shop.post("/v1/sales", sale("\(receipt)"))
      }
      #expect(answer.refusal == "429 too-many-requests -")
      #expect(answer.headers[.retryAfter] == "1")
      #expect(try await shop.post("/v1/sales", sale("9"), key: shop.otherKey).status == .created)
    }
  }

  @Test func `guessing card numbers ends soon, on all routes together, also for cards that exist`() async throws {
    try await Shop.open(ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 3)) { shop in
      let guess = "2990000009999"
      #expect(try await shop.post("/v1/identifications", #"{"card":"\#(guess)"}"#).status == .notFound)
      #expect(try await shop.post("/v1/quotes", sale("1", card: guess)).status == .notFound)
      #expect(try await shop.post("/v1/sales", sale("1", card: guess)).status == .notFound)
      for card in [guess, Shop.card] {
        let answer = try await shop.post("/v1/identifications", #"{"card":"\#(card)"}"#)
        #expect(answer.refusal == "429 too-many-requests card")
        #expect((1...20).contains(answer.headers[.retryAfter].flatMap { Int($0) } ?? 0))
      }
      #expect(try await shop.post("/v1/sales", sale("2", card: nil)).status == .created)
      #expect(try await shop.post("/v1/sales", sale("3"), key: shop.otherKey).status == .created)
    }
  }

  @Test func `an address that tries keys waits, even with a right one`() async throws {
    try await Shop.open(ServerSettings(badKeysPerMinute: 2)) { shop in
      for _ in 1...2 { #expect(try await shop.post("/v1/sales", sale("1"), key: "zt_no").status == .unauthorized) }
      let answer = try await shop.post("/v1/sales", sale("1"))
      #expect(answer.refusal == "429 too-many-requests authorization")
      #expect((1...30).contains(answer.headers[.retryAfter].flatMap { Int($0) } ?? 0))
    }
  }

  @Test func `an allowance fills again as time passes`() {
    let allowance = Allowance<Int>(perSecond: 2, most: 2)
    let start = ContinuousClock.now
    #expect(allowance.spend(1, at: start) && allowance.spend(1, at: start))
    #expect(!allowance.spend(1, at: start))
    #expect(allowance.spend(2, at: start))
    #expect(allowance.secondsToWait(1, at: start) == 1)
    #expect(allowance.spend(1, at: start + .milliseconds(500)))
    #expect(!allowance.spend(1, at: start + .milliseconds(600)))
    #expect(Allowance<Int>(perSecond: 0, most: 0).spend(1))
  }
}
