import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit
import ZegelVault

@Suite struct `A consent receipt` {
  @Test func `is verified with its signature and the house's key alone, and says who signed`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    let signed = try await shop.receipt(of: id, for: "marketing.email")
    let key = try await shop.desk.trailVerifierKey()
    let name = try verifyReceipt(signed.bytes, signature: signed.signature, key: key)
    #expect(key.hasPrefix("\(name)+") && name.hasPrefix("zegel/"))
    #expect(signed.signature.hasPrefix("zegel consent-receipt/1\n"))
    await shop.remove()
  }

  @Test func `is refused with any byte changed, added or taken away, in the file or in what was signed`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    let signed = try await shop.receipt(of: id, for: "marketing.email")
    let key = try await shop.desk.trailVerifierKey()
    let refusal = Refusal(.receiptNotGenuine, field: "receipt")
    for place in signed.bytes.indices {
      var bytes = signed.bytes
      bytes[place] ^= 1
      #expect(throws: refusal) { try verifyReceipt(bytes, signature: signed.signature, key: key) }
    }
    for bytes in [signed.bytes + [10], Array(signed.bytes.dropLast()), []] {
      #expect(throws: refusal) { try verifyReceipt(bytes, signature: signed.signature, key: key) }
    }
    // The last bytes are the signature's, in base 64, its padding and the line's end.
    let note = Array(signed.signature.utf8)
    for place in note.indices.dropLast(2) {
      var bytes = note
      bytes[place] = bytes[place] == 65 ? 66 : 65
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(throws: refusal) { try verifyReceipt(signed.bytes, signature: text, key: key) }
    }
    await shop.remove()
  }

  @Test func `is not what another key signed, nor what this house signed of its trail`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    let signed = try await shop.receipt(of: id, for: "marketing.email")
    let key = try await shop.desk.trailVerifierKey()
    let refusal = Refusal(.receiptNotGenuine, field: "receipt")
    let name = String(key.prefix { $0 != "+" })
    let another = SignedNote.verifierKey(name, TrailKey(seed: [UInt8](repeating: 9, count: 32)).publicKey)
    #expect(throws: refusal) { try verifyReceipt(signed.bytes, signature: signed.signature, key: another) }
    try await shop.desk.sequenceTrail()
    let head = try #require(try await shop.desk.trailHead()).checkpoint
    #expect(throws: refusal) { try verifyReceipt(signed.bytes, signature: head, key: key) }
    await shop.remove()
  }

  @Test(arguments: ["", "zegel/A", "zegel/A+00000000+AAAA", "+00000000+", "zegel/A+zz+AQ=="])
  func `is not verified by what is no key`(_ key: String) {
    #expect(throws: Refusal(.verifierKeyMalformed, field: "key")) { try verifyReceipt([], signature: "", key: key) }
  }

  @Test func `is not verified by a key that somebody put another name on`() async throws {
    let shop = try await PeopleHouse()
    let key = try await shop.desk.trailVerifierKey()
    let named = "zegel/ANOTHER" + key.drop { $0 != "+" }
    #expect(throws: Refusal(.verifierKeyMalformed, field: "key")) {
      try verifyReceipt([], signature: "", key: named)
    }
    await shop.remove()
  }

  @Test func `says what the policy said when it was decided, not what it says today`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    shop.house.move(to: "2026-04-02T12:00:00Z")
    try await shop.apply(
      PeopleHouse.policy.replacing("Wij mailen u aanbiedingen.", with: "Wij mailen u alles.")
        .replacing("Dorpsstraat 1, 1234 AB Ons Dorp", with: "Kade 9, 1234 AB Ons Dorp"))
    var receipts: [ConsentReceipt] = []
    _ = try await shop.receipt(of: id, for: "marketing.email") { receipts.append($0) }
    let old = try #require(receipts.first)
    #expect(old.record.policyVersion == 1 && old.issuedAt == Instant(rfc3339: "2026-04-02T12:00:00Z"))
    #expect(old.text == "Wij mailen u aanbiedingen." && old.controller.address == "Dorpsstraat 1, 1234 AB Ons Dorp")
    let stop = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .mail, language: .nl)
    try await shop.desk.decide(stop, by: id, entered: .member(id))
    _ = try await shop.receipt(of: id, for: "marketing.email") { receipts.append($0) }
    let new = try #require(receipts.last)
    #expect(new.record.decision == .withdrawn && new.record.policyVersion == 2)
    #expect(new.text == "Wij mailen u alles." && new.controller.address == "Kade 9, 1234 AB Ons Dorp")
    #expect(new.policyHash != old.policyHash && new.id != old.id)
    await shop.remove()
  }

  @Test func `says whose word it was`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    let act = ConsentAct(
      purpose: "marketing.sms", decision: .given, route: .paper, language: .nl, isYoung: true, byGuardian: true)
    try await shop.desk.decide(act, by: id, entered: shop.officer)
    _ = try await shop.receipt(of: id, for: "marketing.email") { #expect($0.speaker == .member) }
    _ = try await shop.receipt(of: id, for: "marketing.sms") { #expect($0.speaker == .guardian) }
    _ = try await shop.desk.suspendConsents(under: 1, by: shop.officer)
    _ = try await shop.receipt(of: id, for: "marketing.sms") { #expect($0.speaker == .house) }
    await shop.remove()
  }

  @Test func `is refused where nothing was decided, to who has no role for it, and of somebody erased`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    await #expect(throws: Refusal(.decisionUnknown, field: "purpose")) {
      _ = try await shop.receipt(of: id, for: "marketing.post")
    }
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      _ = try await shop.desk.issueReceipt(of: id, for: "marketing.email", by: shop.marketer) { _ in [] }
    }
    try await shop.desk.eraseMember(id, by: shop.officer)
    await #expect(throws: Refusal(.memberErased, field: "member")) {
      _ = try await shop.receipt(of: id, for: "marketing.email")
    }
    await shop.remove()
  }

  @Test func `leaves in the trail that it was signed`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    _ = try await shop.desk.sequenceTrail()
    let before = try #require(try await shop.desk.trailHead()).size
    _ = try await shop.receipt(of: id, for: "marketing.email")
    _ = try await shop.desk.sequenceTrail()
    #expect(try await shop.desk.trailHead()?.size == before + 2)
    #expect(try await shop.desk.verifyTrail().problems.map(\.place) == [])
    await shop.remove()
  }
}

@Suite struct `Where a member stands` {
  @Test func `is folded from the decisions, at any moment`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.email": true])
    shop.house.move(to: "2026-03-03T12:00:00Z")
    for (purpose, decision) in [("marketing.email", ConsentDecision.withdrawn), ("marketing.post", .objected)] {
      try await shop.desk.decide(
        ConsentAct(purpose: purpose, decision: decision, route: .mail, language: .nl), by: id, entered: .member(id))
    }
    func standings(_ instant: String?) async throws -> [String] {
      let asOf = instant.flatMap { Instant(rfc3339: $0) }
      return try await shop.desk.consentStandings(of: id, asOf: asOf, by: shop.officer)
        .map { "\($0.purpose) \($0.record?.decision.rawValue ?? "-")" }
    }
    #expect(try await standings("2026-03-01T00:00:00Z") == [])
    #expect(
      try await standings("2026-03-02T13:00:00Z")
        == ["marketing.email given", "marketing.sms -", "marketing.post -"])
    #expect(
      try await standings(nil) == ["marketing.email withdrawn", "marketing.sms -", "marketing.post objected"])
    await shop.remove()
  }

  @Test func `of two decisions in one millisecond is the one that followed on the other`() async throws {
    let shop = try await PeopleHouse()
    for number in 1...8 {
      let id = try await shop.join(number, consents: ["marketing.email": true])
      let stop = ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl)
      try await shop.desk.decide(stop, by: id, entered: shop.cashier)
      let standing = try await shop.desk.consentStandings(of: id, by: shop.officer)
      #expect(standing.first?.record?.decision == .withdrawn)
    }
    await shop.remove()
  }

  @Test func `for a purpose that has ended is still told`() async throws {
    let shop = try await PeopleHouse()
    let id = try await shop.join(consents: ["marketing.sms": false])
    shop.house.move(to: "2026-04-02T12:00:00Z")
    let end = PeopleHouse.policy.firstRange(of: "  - id: marketing.sms")!
    let next = PeopleHouse.policy.firstRange(of: "  - id: marketing.post")!
    var policy = PeopleHouse.policy
    policy.removeSubrange(end.lowerBound..<next.lowerBound)
    policy = policy.split(separator: "\n").filter { !$0.contains("id: phone") }.joined(separator: "\n")
    try await shop.apply(policy)
    let standings = try await shop.desk.consentStandings(of: id, by: shop.officer)
    #expect(standings.map(\.purpose) == ["marketing.email", "marketing.post", "marketing.sms"])
    #expect(standings.last?.basis == nil && standings.last?.record?.decision == .refused)
    await shop.remove()
  }
}

extension PeopleHouse {
  /// Bytes that say something of the receipt; formats are another room's.
  fileprivate func receipt(
    of id: MemberID, for purpose: String, _ see: (ConsentReceipt) -> Void = { _ in }
  ) async throws -> SignedReceipt {
    try await desk.issueReceipt(of: id, for: purpose, by: officer) { receipt in
      see(receipt)
      return Array("\(receipt.record.purpose) \(receipt.record.decision)\n".utf8)
    }
  }
}
