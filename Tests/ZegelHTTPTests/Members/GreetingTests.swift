import HTTPTypes
import HummingbirdTesting
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Seeing and linking at a till` {
  private func asked(_ purpose: String, _ fields: String = #""name""#, card: String = MemberShop.card) -> String {
    #"{"card":"\#(card)","purpose":"\#(purpose)","fields":[\#(fields)]}"#
  }

  @Test func `a value is seen for a purpose, after the entry of which till saw it`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join()
      let path = "/v1/identifications"
      let plain = try await shop.post(path, #"{"card":"\#(MemberShop.card)"}"#)
      #expect(plain.json.isTrue("member") == true && !plain.text.contains("values"))
      #expect(try await shop.outcomes(id).isEmpty)
      let seen = try await shop.post(path, asked("membership"))
      #expect(seen.json.object("values").text("name") == "Noor van Verzonnen")
      #expect(seen.headers[.cacheControl] == "no-store" && !seen.text.contains("voorbeeld.example"))
      let entries = try await shop.desk.openings(of: id, by: shop.officer).filter { $0.purpose == "membership" }
      #expect(Set(entries.map(\.fields)) == [["zegel:card"], ["name"]])
      #expect(entries.allSatisfy { $0.actor.hasPrefix("T-") && $0.store == "1" && $0.outcome == "opened" })
    }
  }

  @Test func `what is not allowed is refused, and on record`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join(1, #","answers":{"marketing.email":true}"#)
      let path = "/v1/identifications"
      #expect(
        try await shop.post(path, asked("marketing.email", #""email""#)).refusal == "403 role-not-allowed purpose")
      #expect(try await shop.post(path, asked("membership", #""phone""#)).refusal == "403 field-not-for-purpose field")
      #expect(try await shop.post(path, asked("nonsense")).refusal == "422 purpose-unknown purpose")
      #expect(try await shop.post(path, asked("membership", "")).refusal == "422 value-missing fields")
      #expect(
        try await shop.post(path, #"{"card":"\#(MemberShop.card)","fields":["name"]}"#).refusal
          == "422 value-missing purpose")
      try await shop.desk.restrictMember(id, true, by: shop.officer)
      #expect(try await shop.post(path, asked("membership")).refusal == "409 processing-restricted purpose")
      #expect(try await shop.outcomes(id).contains("processing-restricted"))
      // The card itself goes on.
      #expect(try await shop.post(path, #"{"card":"\#(MemberShop.card)"}"#).status == .ok)
    }
  }

  @Test func `of a card of nobody there is nothing to see, and who may not ask is told so`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let nobody = try await shop.post("/v1/identifications", asked("membership", card: MemberShop.thirdCard))
      #expect(nobody.status == .ok && nobody.json.isTrue("member") == false)
      #expect(nobody.json.object("values").fields.isEmpty)
    }
  }

  @Test func `a used card is linked after a proof, once, and its history stays hidden from a machine`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join()
      _ = try await shop.shop.post("/v1/sales", sale("1"))
      let body = #"{"member":"\#(id)","new_card":"\#(Shop.card)"}"#
      #expect(try await shop.post("/v1/links", body).refusal == "409 proof-missing card")
      let start = #"{"member":"\#(id)","contact":"email"}"#
      #expect(try await shop.post("/v1/proofs", start).refusal == "503 messages-not-set-up email")
      let code = #"{"member":"\#(id)","code":"ABCD-2345"}"#
      #expect(try await shop.post("/v1/proofs/confirmations", code).refusal == "409 code-unknown code")
      let clerk = try await shop.desk.actor(withKey: shop.clerkKey)
      _ = try await shop.desk.proveSeen(of: id, by: "email", acting: clerk, in: "1")
      let agreed = body.replacing("}", with: #","history":"agreed"}"#)
      #expect(try await shop.post("/v1/links", agreed).refusal == "403 role-not-allowed history")
      #expect(try await shop.post("/v1/links", agreed, staff: shop.clerkKey).status == .created)
      #expect(try await shop.post("/v1/links", body).status == .ok)
      let other = try await shop.join(2, card: MemberShop.thirdCard)
      _ = try await shop.desk.proveSeen(of: other, by: "email", acting: clerk, in: "1")
      let taken = #"{"member":"\#(other)","new_card":"\#(Shop.card)"}"#
      #expect(try await shop.post("/v1/links", taken).refusal == "409 account-taken card")
      #expect(try await shop.post("/v1/unlinks", #"{"card":"\#(Shop.card)"}"#).status == .noContent)
      #expect(try await shop.post("/v1/unlinks", #"{"card":"\#(Shop.card)"}"#).refusal == "404 member-unknown member")
    }
  }

  @Test func `nothing of a person is counted or told to a monitor`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      _ = try await shop.join()
      _ = try await shop.post("/v1/identifications", asked("membership"))
      let metrics = try await shop.shop.get("/metrics").text
      #expect(metrics.contains("/v1/members") && !metrics.contains("Noor") && !metrics.contains("voorbeeld"))
    }
  }

  @Test(arguments: [UInt64(21), 22])
  func `damaged bodies break nothing and come back nowhere`(_ seed: UInt64) async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join()
      let bodies = [
        ("/v1/members", shop.application(2, card: MemberShop.thirdCard, #","answers":{"marketing.email":true}"#)),
        ("/v1/consents", #"{"member":"\#(id)","notice_version":1,"decisions":{"marketing.email":"given"}}"#),
        ("/v1/questions", #"{"card":"\#(MemberShop.card)","language":"nl"}"#),
        ("/v1/links", #"{"member":"\#(id)","new_card":"\#(MemberShop.thirdCard)","history":"hidden"}"#),
        ("/v1/proofs", #"{"member":"\#(id)","contact":"email"}"#), ("/v1/identifications", asked("membership")),
        ("/v1/proofs/confirmations", #"{"card":"\#(MemberShop.card)","code":"ABCD-2345"}"#),
      ]
      var generator = SeededGenerator(seed: seed)
      for _ in 1...250 {
        let (path, body) = bodies.randomElement(using: &generator)!
        let answer = try await shop.post(path, damaged(body, &generator))
        #expect(answer.status.code < 500 || answer.refusal == "503 messages-not-set-up email", "\(path)")
        if answer.status.code >= 400 {
          #expect(!answer.text.contains("Noor") && !answer.text.contains("lid2@"), "\(path)")
        }
      }
      _ = try await shop.desk.sequenceTrail()
      #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    }
  }

  private func damaged(_ body: String, _ generator: inout SeededGenerator) -> String {
    var bytes = Array(body.utf8)
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...8, using: &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.removeSubrange(place...)
    default:
      let piece = ["null", "[]", "{}", "-1", "1e400", "\\ud800", "true", "\"", ","].randomElement(using: &generator)!
      bytes.insert(contentsOf: piece.utf8, at: place)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
