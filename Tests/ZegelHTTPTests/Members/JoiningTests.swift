import HTTPTypes
import HummingbirdTesting
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@testable import ZegelHTTP

@Suite struct `Joining at a till` {
  @Test func `answers who they are and nothing that they gave`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let answer = try await shop.post(
        "/v1/members", shop.application(1, #","answers":{"marketing.email":true,"marketing.sms":false}"#))
      #expect(answer.status == .created)
      #expect(Set(answer.json.fields.keys) == ["member", "joined_at"])
      let id = try #require(answer.json.text("member").flatMap { MemberID($0) })
      let history = try await shop.desk.consentHistory(of: id, by: shop.officer)
      #expect(
        Set(history.map { "\($0.purpose) \($0.decision.rawValue)" })
          == ["marketing.email given", "marketing.sms refused"])
      // The till's, by its own name.
      let till = try await shop.desk.tills().first { $0.store == "1" }!
      #expect(Set(history.map(\.actor)) == ["\(till.id)"])
      #expect(
        try await shop.shop.post("/v1/identifications", #"{"card":"\#(MemberShop.card)"}"#).json.isTrue("member")
          == true)
      _ = try await shop.desk.sequenceTrail()
      #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    }
  }

  @Test func `sent again is the same member, and other content is refused`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let first = try await shop.post("/v1/members", shop.application())
      let again = try await shop.post("/v1/members", shop.application())
      #expect(first.status == .created && again.status == .ok)
      #expect(first.text == again.text)
      #expect(again.headers[HTTPField.Name("Zegel-Replay")!] == "true")
      // A retry meets nobody: not even themselves.
      let id = try #require(first.json.text("member").flatMap { MemberID($0) })
      #expect(try await shop.outcomes(id).isEmpty)
      let other = try await shop.post("/v1/members", shop.application(name: "Noor Anders"))
      #expect(other.refusal == "409 reference-conflict reference")
      // Another till's own reference of the same name is another one.
      let elsewhere = try await shop.post("/v1/members", shop.application(card: nil), key: shop.shop.otherKey)
      #expect(elsewhere.refusal == "409 member-exists email")
    }
  }

  @Test func `a retry after they were erased joins nobody, and what was sent is gone`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join()
      try await shop.desk.eraseMember(id, by: shop.officer)
      let again = try await shop.post("/v1/members", shop.application())
      #expect(again.refusal == "409 member-erased reference")
    }
  }

  @Test func `two tills with one new card make one member`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      async let first = shop.post("/v1/members", shop.application(1))
      async let second = shop.post("/v1/members", shop.application(2), key: shop.shop.otherKey)
      let answers = try await [first, second]
      #expect(answers.filter { $0.status == .created }.count == 1)
      #expect(answers.filter { $0.refusal == "409 account-taken card" }.count == 1)
      async let third = shop.post("/v1/members", shop.application(3, card: MemberShop.thirdCard))
      async let fourth = shop.post("/v1/members", shop.application(3, card: MemberShop.thirdCard))
      let same = try await [third, fourth]
      #expect(Set(same.map(\.text)).count == 1)
      #expect(Set(same.map(\.status.code)) == [200, 201])
    }
  }

  @Test func `somebody else's address is told, and on record with them`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let id = try await shop.join(1)
      let body = shop.application(2, card: nil).replacing("lid2@", with: "lid1@")
      #expect(try await shop.post("/v1/members", body).refusal == "409 member-exists email")
      #expect(try await shop.outcomes(id) == ["member-exists"])
      let tried = try await shop.desk.openings(of: id, by: shop.officer).first { $0.outcome == "member-exists" }
      #expect(tried?.store == "1")
    }
  }

  @Test func `a used, blocked, replaced or unknown card is refused`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      _ = try await shop.shop.post("/v1/sales", sale("1"))
      func refusal(_ number: Int, _ card: String) async throws -> String {
        try await shop.post("/v1/members", shop.application(number, card: card)).refusal
      }
      #expect(try await refusal(1, Shop.card) == "409 proof-missing card")
      _ = try await shop.desk.blockCard(.number(MemberShop.card))
      #expect(try await refusal(2, MemberShop.card) == "409 card-blocked card")
      _ = try await shop.desk.replaceCard(.number(MemberShop.thirdCard))
      #expect(try await refusal(3, MemberShop.thirdCard) == "409 card-replaced card")
      #expect(try await refusal(4, "2990000009999") == "404 card-unknown card")
      let joined = try await shop.desk.store.read { try $0.memberCount() }
      #expect(joined == 0)
    }
  }

  @Test(arguments: ["Zoë O'Neill", "José-María de la Cruz", "محمد أحمد", "דנה כהן", "Łukasz Żółć", "王小明"])
  func `a name in any script is a name`(_ name: String) async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      #expect(try await shop.post("/v1/members", shop.application(name: name)).status == .created)
    }
  }

  @Test func `what is no value is refused by field, and never said back`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      func answer(_ change: (String) -> String) async throws -> String {
        let answer = try await shop.post("/v1/members", change(shop.application(card: nil)))
        #expect(
          !answer.text.contains("voorbeeld.example") && !answer.text.contains("Verzonnen") && !answer.text.contains("😀")
        )
        return answer.refusal
      }
      let smiling = try await answer { $0.replacing("Noor van Verzonnen", with: "Noor 😀") }
      #expect(smiling.hasSuffix(" name"))
      #expect(
        try await answer { $0.replacing("\"name\":", with: "\"jan@voorbeeld.example\":") } == "422 field-unknown values"
      )
      #expect(
        try await answer { $0.replacing("\"name\":", with: "\"jan@voorbeeld.example\":1,\"name\":") }
          == "400 input-malformed values")
      #expect(
        try await answer { $0.replacing("\"m1\"", with: "\"jan@voorbeeld.example\"") }
          == "400 text-out-of-range reference")
      #expect(try await answer { $0.replacing("\"nl\"", with: "\"fr\"") } == "422 notice-missing language")
      #expect(
        try await answer {
          $0.replacing("\"language\"", with: "\"answers\":{\"jan@voorbeeld.example\":true},\"language\"")
        }
          == "422 purpose-unknown consents")
      #expect(
        try await answer {
          $0.replacing("\"language\"", with: "\"young\":true,\"answers\":{\"marketing.email\":true},\"language\"")
        }
          == "422 guardian-needed guardian")
      let huge = try await shop.post("/v1/members", shop.application(name: String(repeating: "a", count: 70_000)))
      #expect(huge.refusal == "413 input-too-large -")
    }
  }

  @Test func `who read an older notice reads the new one first`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      try await shop.apply(PeopleHouse.policy.replacing("We mail you offers.", with: "We mail you our offers."))
      let old = try await shop.post("/v1/members", shop.application(version: 1))
      #expect(old.refusal == "409 notice-outdated notice_version")
      #expect(old.json.text("detail")?.contains("2") == true)
      let wrong = shop.application(version: 2).replacing(
        "\"language\"", with: "\"notice_hash\":\"\(String(repeating: "0", count: 64))\",\"language\"")
      #expect(try await shop.post("/v1/members", wrong).refusal == "409 notice-outdated notice_hash")
      #expect(try await shop.post("/v1/members", shop.application(version: 2)).status == .created)
    }
  }

  @Test func `with a staff key it is theirs, in the till's store only`() async throws {
    try await MemberShop.open { (shop: MemberShop) async throws in
      let answer = try await shop.post(
        "/v1/members", shop.application(1, #","answers":{"marketing.sms":false}"#), staff: shop.clerkKey)
      let id = try #require(answer.json.text("member").flatMap { MemberID($0) })
      let clerk = try await shop.desk.actor(withKey: shop.clerkKey)
      let history = try await shop.desk.consentHistory(of: id, by: shop.officer)
      #expect(history.map(\.actor) == [clerk.name])
      let other = try await shop.post("/v1/members", shop.application(2), key: shop.shop.otherKey, staff: shop.clerkKey)
      #expect(other.refusal == "403 store-not-allowed staff")
      for key in ["zs_wrong", "", "zt_1", String(repeating: "zs_", count: 200)] {
        #expect(
          try await shop.post("/v1/members", shop.application(2), staff: key).refusal == "401 staff-key-unknown staff")
      }
    }
  }

  @Test func `a till without the role may not`() async throws {
    let policy = PeopleHouse.policy.replacing(
      "fields:\n",
      with: """
          - id: law.consent
            basis: legal-duty
            text: {nl: Wij bewijzen wat u besloot., en: We prove what you decided.}
            who: [service, privacy-officer]
        fields:

        """)
    try await MemberShop.open(policy: policy) { (shop: MemberShop) async throws in
      let id = try await shop.join()
      let body = #"{"member":"\#(id)","notice_version":1,"decisions":{"marketing.email":"given"}}"#
      #expect(try await shop.post("/v1/consents", body).refusal == "403 role-not-allowed purpose")
      #expect(try await shop.post("/v1/consents", body, staff: shop.clerkKey).status == .ok)
    }
  }
}
