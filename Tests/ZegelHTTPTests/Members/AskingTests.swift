import HTTPTypes
import HummingbirdTesting
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Asking and deciding at a till` {
  private func purposes(_ answer: TestResponse) -> [String] {
    answer.json.objects("questions").compactMap { $0.text("purpose") }
  }

  @Test func `whoever joins is shown the notice in force, and asked each question by itself`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let answer = try await shop.shop.get("/v1/questions?language=en")
      #expect(answer.status == .ok)
      #expect(purposes(answer) == ["marketing.email", "marketing.sms"])
      #expect(answer.json.objects("questions").first?.text("text") == "We mail you offers.")
      #expect(answer.json.objects("fields").compactMap { $0.text("field") } == ["name", "email", "phone", "address"])
      let notice = try await shop.desk.shownNotice(of: .newest, in: .en)
      #expect(answer.json.text("notice_hash") == notice.hash && answer.json.int("notice_version") == 1)
      #expect(answer.json.text("short_notice")?.contains("Bakkerij De Korenaar") == true)
      #expect(try await shop.shop.get("/v1/questions?language=fr").refusal == "422 notice-missing language")
      let nobody = try await shop.post("/v1/questions", #"{"card":"\#(MemberShop.card)","language":"en"}"#)
      #expect(nobody.text == answer.text)
    }
  }

  @Test func `a member is asked only what is open, and a no is left alone for six months`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join(1, #","answers":{"marketing.email":false}"#)
      let asked = try await shop.post("/v1/questions", #"{"card":"\#(MemberShop.card)"}"#)
      #expect(purposes(asked) == ["marketing.sms"])
      #expect(asked.json.isTrue("member") == true && asked.json.objects("fields").isEmpty)
      shop.shop.house.move(to: "2026-09-03T12:00:00Z")
      let later = try await shop.post("/v1/questions", #"{"member":"\#(id)"}"#)
      #expect(purposes(later) == ["marketing.email", "marketing.sms"])
      #expect(try await shop.outcomes(id).count == 3)
    }
  }

  @Test func `taking back is no more work than giving, and needs no notice`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      _ = try await shop.join()
      let card = #""card":"\#(MemberShop.card)""#
      let calls: [(body: String, decision: String)] = [
        (#"{\#(card),"notice_version":1,"decisions":{"marketing.email":"given"}}"#, "given"),
        (#"{\#(card),"decisions":{"marketing.email":"withdrawn"}}"#, "withdrawn"),
      ]
      for call in calls {
        if call.decision == "withdrawn" {
          try await shop.apply(PeopleHouse.policy.replacing("We mail you offers.", with: "We mail you our offers."))
        }
        // One call each, and the second says less.
        let answer = try await shop.post("/v1/consents", call.body)
        #expect(answer.json.objects("purposes").first?.text("decision") == call.decision)
        #expect(answer.json.objects("purposes").first?.isTrue("new") == true)
        let again = try await shop.post("/v1/consents", call.body)
        #expect(again.status == .ok || call.decision == "given")
        #expect(again.json.objects("purposes").first?.isTrue("new") != true)
      }
      let old = #"{\#(card),"notice_version":1,"decisions":{"marketing.email":"given"}}"#
      #expect(try await shop.post("/v1/consents", old).refusal == "409 notice-outdated notice_version")
      let none = #"{\#(card),"decisions":{"marketing.email":"given"}}"#
      #expect(try await shop.post("/v1/consents", none).refusal == "400 input-malformed notice_version")
    }
  }

  @Test func `several are decided at once or not at all`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join()
      func decide(_ decisions: String) async throws -> String {
        try await shop.post("/v1/consents", #"{"member":"\#(id)","notice_version":1,"decisions":{\#(decisions)}}"#)
          .refusal
      }
      #expect(
        try await decide(#""marketing.email":"given","marketing.post":"given""#) == "422 consent-not-asked purpose")
      #expect(
        try await decide(#""marketing.email":"given","jan@voorbeeld.example":"given""#)
          == "422 purpose-unknown decisions")
      #expect(try await decide(#""marketing.email":"suspended""#) == "400 input-malformed decisions")
      #expect(try await decide(#""marketing.email":"withdrawn""#) == "409 consent-not-given purpose")
      #expect(try await decide("") == "400 input-malformed decisions")
      #expect(try await shop.desk.consentHistory(of: id, by: shop.officer).isEmpty)
      #expect(try await decide(#""marketing.email":"given","marketing.post":"objected""#) == "200 - -")
      #expect(try await shop.desk.consentHistory(of: id, by: shop.officer).count == 2)
    }
  }

  @Test func `a lost card decides nothing for its owner`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      _ = try await shop.join()
      _ = try await shop.desk.blockCard(.number(MemberShop.card))
      let card = #""card":"\#(MemberShop.card)""#
      for (path, body) in [
        ("/v1/consents", #"{\#(card),"decisions":{"marketing.email":"withdrawn"}}"#), ("/v1/questions", "{\(card)}"),
        ("/v1/links", #"{\#(card),"new_card":"\#(MemberShop.thirdCard)"}"#), ("/v1/unlinks", "{\(card)}"),
        ("/v1/proofs", #"{\#(card),"contact":"email"}"#),
        ("/v1/identifications", #"{\#(card),"purpose":"membership","fields":["name"]}"#),
      ] {
        #expect(try await shop.post(path, body).refusal == "409 card-blocked card", "\(path)")
      }
    }
  }

  @Test func `cards are not guessed here either`() async throws {
    let settings = ServerSettings(callsPerSecond: 0, unknownCardsPerMinute: 3, badKeysPerMinute: 0)
    try await MemberShop.open(settings) { (shop: MemberShop) async throws in
      for path in ["/v1/questions", "/v1/unlinks", "/v1/questions"] {
        #expect(try await shop.post(path, #"{"card":"2990000009999"}"#).refusal == "404 card-unknown card")
      }
      #expect(
        try await shop.post("/v1/questions", #"{"card":"\#(MemberShop.card)"}"#).refusal == "429 too-many-requests card"
      )
      #expect(try await shop.post("/v1/members", shop.application()).refusal == "429 too-many-requests card")
    }
  }
}
