import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `A file to a party` {
  @Test func `has who agreed and nobody else, opens with gpg alone, and is answered`() async throws {
    let house = try await PartnerHouse()
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.join(2, consents: ["marketing.email": false])
    let third = try await house.shop.join(3, consents: ["marketing.email": true], ["name": "Žofie van 't Hof"])
    let resting = try await house.shop.join(4, consents: ["marketing.email": true])
    try await house.shop.desk.restrictMember(resting, true, by: house.shop.officer)
    let sent = try await house.shop.desk.sendDelivery("acme-members", by: house.shop.marketer)
    #expect(sent?.rows == 2)
    #expect(
      house.arrived == ["acme-members-000001.csv.pgp", "acme-members-000001.sums", "acme-members-000001.sums.asc"])
    let opened = try house.open("acme-members-000001")
    #expect(opened.isGood)
    let lines = opened.text.components(separatedBy: "\r\n")
    #expect(lines.count == 4 && lines[0] == "reference,name,email")
    #expect(opened.text.contains("lid1@voorbeeld.example") && opened.text.contains("lid3@voorbeeld.example"))
    #expect(!opened.text.contains("lid2@") && !opened.text.contains("lid4@"))
    #expect(opened.text.contains("Žofie van 't Hof"))
    #expect(opened.manifest.contains("# rows: 2\n") && opened.manifest.contains("# sequence: 1\n"))
    #expect(try await house.shop.desk.takeReceipts("acme-members").isEmpty)
    try house.answer("acme-members", 1, "acme-members-000001")
    #expect(try await house.shop.desk.takeReceipts("acme-members").map(\.state) == [.accepted])
    _ = third
    await house.remove()
  }

  @Test func `is followed by what must stop, be corrected and be erased, until the party has confirmed it`()
    async throws
  {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    var members: [MemberID] = []
    for number in 1...4 { members.append(try await house.shop.join(number, consents: ["marketing.email": true])) }
    #expect(try await desk.sendDelivery("acme-stops", by: house.shop.officer) == nil)
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    let rows = try house.open("acme-members-000001").text.components(separatedBy: "\r\n")
    let references = Dictionary(
      uniqueKeysWithValues: (1...4).map { number in
        (number, String(rows.first { $0.contains("lid\(number)@") }!.split(separator: ",")[0]))
      })
    try await desk.decide(
      ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl, store: "w1"),
      by: members[0], entered: house.shop.cashier)
    try await desk.changeValue(
      "email", of: members[1], to: "nieuw@voorbeeld.example", reason: .changed, by: house.shop.owner)
    try await desk.restrictMember(members[2], true, by: house.shop.officer)
    try await desk.eraseMember(members[3], by: house.shop.officer)
    #expect(try await desk.sendDelivery("acme-stops", by: house.shop.officer)?.rows == 4)
    let stops = try house.open("acme-stops-000001")
    #expect(stops.isGood)
    for (number, kind) in [
      (1, "withdrawn,marketing.email"), (2, "corrected,marketing.email"), (3, "restricted,"), (4, "erased,"),
    ] {
      #expect(stops.text.contains("\(references[number]!),\(kind)"), "\(number)")
    }
    #expect(!stops.text.contains("@"))
    // Who stopped is not in the next file; what was corrected is right in it, by the same name.
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    let next = try house.open("acme-members-000002").text
    #expect(next.contains("\(references[2]!),") && next.contains("nieuw@voorbeeld.example"))
    #expect(next.components(separatedBy: "\r\n").count == 3)
    // What the party could not do is told again.
    try house.answer("acme-stops", 1, "acme-stops-000001", state: "refused")
    #expect(try await desk.takeReceipts("acme-stops").map(\.state) == [.refused])
    #expect(try await desk.exchangeAlarms().map(\.kind) == [.refused])
    #expect(try await desk.sendDelivery("acme-stops", by: house.shop.officer)?.rows == 4)
    try house.answer("acme-stops", 2, "acme-stops-000002")
    _ = try await desk.takeReceipts("acme-stops")
    #expect(try await desk.sendDelivery("acme-stops", by: house.shop.officer) == nil)
    #expect(try await desk.exchangeAlarms().isEmpty)
    await house.remove()
  }

  @Test func `that does not arrive lies ready, and the very same file goes later`() async throws {
    let house = try await PartnerHouse()
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    try await house.server.whileShut {
      await #expect(throws: Refusal(.placeRefused, field: "channel")) {
        try await house.shop.desk.sendDelivery("acme-members", by: house.shop.marketer)
      }
    }
    let ready = try await house.shop.desk.deliveries("acme-members").first
    #expect(ready?.state == .made && house.arrived.isEmpty)
    let lying = house.shop.desk.paths.directory + "/exchange/outgoing/acme-members-000001.csv.pgp"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: lying))
    #expect(bytes.range(of: Data("voorbeeld".utf8)) == nil)
    let sent = try await house.shop.desk.sendDelivery("acme-members", by: house.shop.marketer)
    #expect(sent?.sequence == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: house.server.files + "/acme-members-000001.csv.pgp")) == bytes)
    #expect(try house.open("acme-members-000001").isGood)
    await house.remove()
  }

  @Test func `that lies ready is made anew when somebody in it has stopped since`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let first = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.join(2, consents: ["marketing.email": true])
    try await house.makeReady()
    #expect(try await desk.deliveries("acme-members").map(\.rows) == [2])
    try await desk.decide(
      ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl, store: "w1"),
      by: first, entered: house.shop.cashier)
    let sent = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    #expect(sent?.sequence == 1 && sent?.rows == 1)
    let opened = try house.open("acme-members-000001")
    #expect(opened.isGood && !opened.text.contains("lid1@"))
    await house.remove()
  }

  @Test func `that had arrived when the line broke keeps its number, and the next has what stopped since`()
    async throws
  {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let first = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.join(2, consents: ["marketing.email": true])
    try await house.makeReady()
    // All of it came over, and the house never heard so.
    for ending in [".csv.pgp", ".sums", ".sums.asc"] {
      let name = "/acme-members-000001" + ending
      try FileManager.default.copyItem(
        atPath: desk.paths.directory + "/exchange/outgoing" + name, toPath: house.server.files + name)
    }
    try house.answer("acme-members", 1, "acme-members-000001")
    try await desk.decide(
      ConsentAct(purpose: "marketing.email", decision: .withdrawn, route: .till, language: .nl, store: "w1"),
      by: first, entered: house.shop.cashier)
    let sent = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    #expect(sent?.sequence == 2 && sent?.rows == 1)
    #expect(try house.open("acme-members-000002").isGood)
    #expect(try await desk.takeReceipts("acme-members").map(\.state) == [.accepted])
    #expect(try await desk.deliveries("acme-members").map(\.state) == [.sent, .accepted])
    await house.remove()
  }

  @Test func `that lies ready stays when the contract or the party's key has run out since`() async throws {
    for (contract, code) in [
      ("{signed_on: 2026-01-01, until: 2027-12-31}", Refusal.Code.partyNotInOrder),
      ("{signed_on: 2026-01-01}", .exchangeKeyExpired),
    ] {
      let house = try await PartnerHouse { server in
        PartnerHouse.policy(server).replacing("{signed_on: 2026-01-01}", with: contract)
      }
      _ = try await house.shop.join(1, consents: ["marketing.email": true])
      try await house.makeReady()
      // The party's key is good for two years.
      house.shop.house.move(to: house.shop.desk.now.adding(milliseconds: 800 * 86_400_000).rfc3339)
      await #expect(throws: Refusal(code, field: code == .partyNotInOrder ? "party" : "key")) {
        try await house.shop.desk.sendDelivery("acme-members", by: house.shop.marketer)
      }
      #expect(house.arrived.isEmpty)
      #expect(try await house.shop.desk.deliveries("acme-members").map(\.state) == [.made])
      await house.remove()
    }
  }

  @Test func `is not made without a pinned key, by who may not, or where another key shows`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    await #expect(throws: Refusal(.roleNotAllowed, field: "purpose")) {
      try await desk.sendDelivery("acme-members", by: house.shop.cashier)
    }
    await #expect(throws: Refusal(.channelUnknown, field: "channel")) {
      try await desk.sendDelivery("nowhere", by: house.shop.marketer)
    }
    let other = try TestServer()
    let key = try await desk.exchangeKeys(of: .party("acme"), .sshHost)[0].key.facts
    try await desk.endKey(of: key.owner, .sshHost, fingerprint: key.fingerprint, because: .other, by: house.shop.owner)
    let wrong = try await desk.proposeSSHKey(other.hostKey, of: "acme", .sshHost, by: house.shop.owner)
    _ = try await desk.confirmKey(
      of: wrong.facts.owner, .sshHost, fingerprint: wrong.facts.fingerprint, by: house.shop.officer)
    await #expect(throws: Refusal(.hostKeyUnproven, field: "channel")) {
      try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    }
    #expect(house.arrived.isEmpty)
    let partner = try await desk.exchangeKeys(of: .party("acme"), .openpgp)[0].key.facts
    try await desk.endKey(
      of: partner.owner, .openpgp, fingerprint: partner.fingerprint, because: .lost, by: house.shop.owner)
    await #expect(throws: Refusal(.partyKeyMissing, field: "key")) {
      try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    }
    #expect(house.arrived.isEmpty)
    other.stop()
    await house.remove()
  }

  @Test func `a receipt that nobody pinned signed is not believed, nor one of another file`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    try house.peer.makeKey("stranger")
    try house.answer("acme-members", 1, "acme-members-000001", by: "stranger")
    await #expect(throws: Refusal(.deliveryNotGenuine, field: "receipt")) {
      try await desk.takeReceipts("acme-members")
    }
    try Data("x".utf8).write(to: URL(fileURLWithPath: house.server.files + "/other.sums"))
    try house.answer("acme-members", 1, "other")
    for ending in [".receipt", ".receipt.asc"] {
      let target = house.server.files + "/acme-members-000001" + ending
      try FileManager.default.removeItem(atPath: target)
      try FileManager.default.moveItem(atPath: house.server.files + "/other" + ending, toPath: target)
    }
    await #expect(throws: Refusal(.deliveryNotGenuine, field: "receipt")) {
      try await desk.takeReceipts("acme-members")
    }
    #expect(try await desk.deliveries("acme-members").first?.state == .sent)
    await house.remove()
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `that was changed by hand, or taken away, is found by its notes`()
    async throws
  {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    for _ in 1...2 { _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer) }
    #expect(try await desk.verifyTrail().problems.isEmpty)
    for statement in [
      "UPDATE delivery SET row_count = 0 WHERE sequence = 1", "DELETE FROM delivery WHERE sequence = 2",
    ] {
      #expect(try Peer.run(["sqlite3", desk.paths.database, statement]).status == 0)
    }
    let found = try await desk.verifyTrail().problems.map { "\($0.code.rawValue) \($0.place)" }
    #expect(found == ["row-changed delivery acme-members out 1", "row-missing delivery acme-members out 2"])
    await house.remove()
  }
}
