import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite struct `A consent receipt as a file` {
  /// Of somebody invented who said yes to mail at the till, written down a month later.
  private func written(_ format: ReceiptFormat) async throws -> String {
    let shop = try await PeopleHouse(
      policy: PeopleHouse.policy + """

        parties:
          - {id: mailer, name: Postduif BV, role: processor, contract: {signed_on: 2026-01-01}, country: NL, purposes: [marketing.email], fields: [email]}
        dpo: {name: M. de Wit, contact: fg@korenaar.example}
        """)
    let id = try await shop.join(consents: ["marketing.email": true])
    shop.house.move(to: "2026-04-02T12:00:00Z")
    let signed = try await shop.desk.issueReceipt(of: id, for: "marketing.email", by: shop.officer) {
      format.bytes(of: $0)
    }
    await shop.remove()
    return String(decoding: signed.bytes, as: UTF8.self)
  }

  @Test(arguments: ReceiptFormat.allCases)
  func `is compared whole with the one that was looked at`(_ format: ReceiptFormat) async throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/receipt.\(format.rawValue).txt")
    let text = try await written(format)
    if ProcessInfo.processInfo.environment["ZEGEL_RECEIPTS"] == "write" {
      try Data(text.utf8).write(to: path)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == text)
  }

  @Test(arguments: ReceiptFormat.allCases)
  func `names the member by nothing but the trail's id`(_ format: ReceiptFormat) async throws {
    let text = try await written(format)
    for value in ["Lid van", "lid1@voorbeeld.example", "M-"] { #expect(!text.contains(value)) }
    #expect(text.contains("\"R-"))
  }

  @Test(arguments: ReceiptFormat.allCases)
  func `is JSON, whatever stands in the policy`(_ format: ReceiptFormat) async throws {
    let shop = try await PeopleHouse(
      policy: PeopleHouse.policy.replacing("We mail you offers.", with: "'We \"mail\" you \\offers, é 🥐.'"))
    let application = MemberApplication(
      values: ["name": "Lid van een", "email": "lid@voorbeeld.example"], consents: ["marketing.email": true],
      route: .till, language: .en)
    let id = try await shop.desk.joinMember(application, by: shop.cashier)
    let signed = try await shop.desk.issueReceipt(of: id, for: "marketing.email", by: shop.officer) {
      format.bytes(of: $0)
    }
    _ = try JSONSerialization.jsonObject(with: Data(signed.bytes))
    #expect(String(decoding: signed.bytes, as: UTF8.self).contains(#"We \"mail\" you \\offers, é 🥐."#))
    await shop.remove()
  }

  @Test(arguments: [
    (ConsentDecision.given, "dpv:ConsentGiven"), (.refused, "dpv:ConsentRefused"),
    (.withdrawn, "dpv:ConsentWithdrawn"), (.suspended, "dpv:ConsentInvalidated"),
  ])
  func `says each state in the vocabulary's words`(_ decision: ConsentDecision, _ term: String) async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": decision != .refused])
    if decision == .withdrawn {
      let stop = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .web, language: .en)
      try await shop.desk.decide(stop, by: id, entered: .member(id))
    }
    if decision == .suspended { _ = try await shop.desk.suspendConsents(under: 1, by: shop.officer) }
    let signed = try await shop.desk.issueReceipt(of: id, for: "marketing.email", by: shop.officer) {
      ReceiptFormat.dpv.bytes(of: $0)
    }
    #expect(String(decoding: signed.bytes, as: UTF8.self).contains("\"\(term)\""))
    await shop.remove()
  }

  @Test func `says an objection as a right that was used, and not as consent`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join()
    let stop = ConsentAct(purpose: "marketing.post", decision: .objected, route: .web, language: .en)
    try await shop.desk.decide(stop, by: id, entered: .member(id))
    let signed = try await shop.desk.issueReceipt(of: id, for: "marketing.post", by: shop.officer) {
      ReceiptFormat.dpv.bytes(of: $0)
    }
    let text = String(decoding: signed.bytes, as: UTF8.self)
    #expect(text.contains("dpv:RightExerciseRecord") && text.contains("eu-gdpr:A21") && text.contains("eu-gdpr:A6-1-f"))
    #expect(!text.contains("dpv:hasConsentStatus"))
    await shop.remove()
  }
}
