import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit
import ZegelVault

@Suite(.serialized, .timeLimit(.minutes(5))) struct `A file from a party` {
  @Test func `takes who wants no more out, once, and is answered with a receipt that gpg believes`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let first = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.join(2, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    let known = try house.references()
    let reference = try #require(known["lid1@voorbeeld.example"])
    let other = String(repeating: "a", count: 26)
    try house.send(
      "acme-optouts", 1, "opt-outs",
      "reference,purpose\r\n\(reference),marketing.email\r\n\(reference),marketing.email\r\n\(other),marketing.email\r\n"
        + "\(reference),membership\r\nnonsense,marketing.email\r\n")
    let taken = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    #expect(taken.map(\.rows) == [5] && taken.map(\.refusedRows) == [3])
    #expect(taken.first?.state == .acceptedInPart && taken.first?.reason == "bad-rows")
    let file = "\(house.server.files)/acme-optouts-000001.receipt"
    #expect(try house.peer.gpg("--verify", file + ".asc", file).status == 0)
    let receipt = try #require(DeliveryReceipt(try String(contentsOfFile: file, encoding: .utf8)))
    let manifest = try house.manifestHash("acme-optouts-000001")
    #expect(receipt.refusedRows == 3 && receipt.manifest == manifest)
    // They are in no file any more, and the party is told to stop, since it still has them.
    #expect(try await desk.sendDelivery("acme-members", by: house.shop.marketer)?.rows == 1)
    #expect(try await desk.sendDelivery("acme-stops", by: house.shop.officer)?.rows == 1)
    let states = try await desk.openMember(first, for: "membership", by: house.shop.cashier) { portrait, _ in
      portrait.standings.first { $0.purpose == "marketing.email" }?.state.decision
    }
    #expect(states == .withdrawn)
    // The same lies there still, and is not taken twice.
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.paths.directory + "/exchange/incoming").isEmpty)
    await house.remove()
  }

  @Test func `corrects a value of the channel's fields and no other, and tells of bounces`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let member = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    let reference = try #require(try house.references()["lid1@voorbeeld.example"])
    try house.send(
      "acme-right", 1, "corrections",
      "reference,field,value\r\n\(reference),email,beter@voorbeeld.example\r\n\(reference),name,Iemand Anders\r\n"
        + "\(reference),email,geen adres\r\n")
    #expect(try await desk.receiveDeliveries("acme-right", by: house.shop.officer).map(\.refusedRows) == [2])
    let shown = try await desk.openMember(member, for: "membership", by: house.shop.cashier) { _, opened in
      (opened.text("email"), opened.text("name"))
    }
    #expect(shown.0 == "beter@voorbeeld.example" && shown.1 == "Lid van b")
    try house.send(
      "acme-bounces", 1, "bounces",
      "{\"reference\":\"\(reference)\",\"channel\":\"email\",\"kind\":\"hard\"}\n{\"reference\":1}\n",
      format: "json-lines")
    let bounced = try await desk.receiveDeliveries("acme-bounces", by: house.shop.officer)
    #expect(bounced.map(\.rows) == [2] && bounced.map(\.refusedRows) == [1])
    await house.remove()
  }

  @Test func `is not believed when it is changed, unsigned or another's, and lies in quarantine`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let rows = "reference,purpose\r\n\(String(repeating: "a", count: 26)),marketing.email\r\n"
    try house.send("acme-optouts", 1, "opt-outs", rows, unsigned: true)
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).map(\.reason) == ["unsigned"])
    // A byte of the file, after the manifest was signed.
    try house.send(
      "acme-optouts", 2, "opt-outs", rows, previous: try house.manifestHash("acme-optouts-000001"))
    let file = "\(house.server.files)/acme-optouts-000002.csv.pgp"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).map(\.reason) == ["damaged"])
    let kept = try FileManager.default.contentsOfDirectory(atPath: desk.paths.directory + "/exchange/quarantine")
    #expect(kept.filter { $0.hasSuffix(".reason") }.count == 2)
    // As long as the channel keeps anything, and no longer.
    let quarantine = desk.paths.directory + "/exchange/quarantine"
    for (name, days) in [("acme-optouts-000001", 31.0), ("acme-optouts-000002", 29)] {
      for path in kept where path.hasPrefix(name) {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)], ofItemAtPath: "\(quarantine)/\(path)")
      }
    }
    _ = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    let left = try FileManager.default.contentsOfDirectory(atPath: quarantine)
    #expect(!left.isEmpty && left.allSatisfy { $0.hasPrefix("acme-optouts-000002") })
    // Signed by somebody whom nobody pinned: there is nobody to answer.
    try house.peer.makeKey("stranger")
    try house.send(
      "acme-optouts", 3, "opt-outs", rows, previous: try house.manifestHash("acme-optouts-000002"), by: "stranger")
    await #expect(throws: Refusal(.deliveryNotGenuine, field: "manifest")) {
      try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    }
    #expect(try await desk.deliveries("acme-optouts").count == 2)
    await house.remove()
  }

  @Test func `a number that is missing and a chain that does not hold stop the channel`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let rows = "reference,purpose\r\n"
    try house.send("acme-optouts", 2, "opt-outs", rows)
    await #expect(throws: Refusal(.deliveryOutOfOrder, field: "sequence")) {
      try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    }
    try house.send("acme-optouts", 1, "opt-outs", rows)
    // The second says that it is the first.
    await #expect(throws: Refusal(.deliveryOutOfOrder, field: "sequence")) {
      try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    }
    #expect(try await desk.deliveries("acme-optouts").map(\.sequence) == [1])
    try house.send("acme-optouts", 2, "opt-outs", rows, previous: try house.manifestHash("acme-optouts-000001"))
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).map(\.state) == [.accepted])
    await house.remove()
  }

  @Test func `brings cards and sales as the commands by hand do, and tells how many were refused`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    try house.send("acme-cards", 1, "cards", "card\r\n2900000000018\r\n2900000000025\r\n2900000000019\r\n")
    let cards = try await desk.receiveDeliveries("acme-cards", by: house.shop.officer)
    #expect(cards.map(\.rows) == [3] && cards.map(\.refusedRows) == [1])
    let sales = [
      PosText.sale(1, card: "2900000000018", cents: 500, at: desk.now.rfc3339), "{\"schema\":\"pos-1\"}",
    ].joined(separator: "\n")
    try house.send("acme-sales", 1, "sales", sales + "\n", format: "json-lines")
    let sold = try await desk.receiveDeliveries("acme-sales", by: house.shop.officer)
    #expect(sold.map(\.rows) == [2] && sold.map(\.refusedRows) == [1] && sold.map(\.state) == [.acceptedInPart])
    // Refuses what is not there.
    _ = try await desk.posted(EventID("1-1-1"))
    await house.remove()
  }

  @Test func `lies open in no file of the house while its rows are read`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    let unknown =
      "reference,purpose\r\n" + String(repeating: "\(String(repeating: "a", count: 26)),marker\r\n", count: 3000)
    try house.send("acme-optouts", 1, "opt-outs", unknown)
    let folder = desk.paths.directory + "/exchange"
    let watch = Task.detached { () -> (looks: Int, open: Int) in
      var found = (looks: 0, open: 0)
      while !Task.isCancelled {
        for path in FileManager.default.subpaths(atPath: folder) ?? [] {
          let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
          if bytes.range(of: Data("marker".utf8)) != nil { found.open += 1 }
        }
        found.looks += 1
        try? await Task.sleep(for: .milliseconds(2))
      }
      return found
    }
    let taken = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    watch.cancel()
    let seen = await watch.value
    #expect(taken.map(\.refusedRows) == [3000])
    #expect(seen.looks > 20 && seen.open == 0, "\(seen)")
    await house.remove()
  }
}
