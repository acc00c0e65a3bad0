import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `By the house's own drop box` {
  @Test func `a party fetches what is for it, opens it with gpg, and answers`() async throws {
    let house = try await BoxHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    #expect(try house.sftp(["get acme-members-000001.*"]).status == 0)
    let opened = try house.partner.open("acme-members-000001")
    #expect(opened.isGood && opened.text.contains("lid1@voorbeeld.example"))
    try house.partner.answer("acme-members", 1, "acme-members-000001")
    let answered = try house.sftp(["put acme-members-000001.receipt", "put acme-members-000001.receipt.asc"])
    #expect(answered.status == 0, "\(answered.text)")
    #expect(try await desk.takeReceipts("acme-members").map(\.state) == [.accepted])
    await house.remove()
  }

  @Test func `a party brings a file, which is taken in, answered and gone from the box`() async throws {
    let house = try await BoxHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    try house.sftp(["get acme-members-000001.*"])
    let reference = try #require(try house.partner.references()["lid1@voorbeeld.example"])
    try house.partner.send("acme-optouts", 1, "opt-outs", "reference,purpose\r\n\(reference),marketing.email\r\n")
    #expect(try house.bring("acme-optouts-000001") == 0)
    let taken = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    #expect(taken.map(\.state) == [.accepted] && taken.map(\.rows) == [1])
    #expect(
      house.box.filter { $0.hasPrefix("acme-optouts") } == [
        "acme-optouts-000001.receipt", "acme-optouts-000001.receipt.asc",
      ])
    #expect(try house.sftp(["get acme-optouts-000001.receipt*"]).status == 0)
    let receipt = house.home + "/acme-optouts-000001.receipt"
    #expect(try house.partner.peer.gpg("--verify", receipt + ".asc", receipt).status == 0)
    await house.remove()
  }

  @Test func `what is not genuine goes to quarantine, and the party brings it again`() async throws {
    let house = try await BoxHouse()
    let desk = house.shop.desk
    try house.partner.peer.makeKey("stranger")
    try house.partner.send("acme-optouts", 1, "opt-outs", "reference,purpose\r\n", by: "stranger")
    #expect(try house.bring("acme-optouts-000001") == 0)
    await #expect(throws: Refusal(.deliveryNotGenuine, field: "manifest")) {
      try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    }
    #expect(house.box.isEmpty)
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).isEmpty)
    try house.partner.send("acme-optouts", 1, "opt-outs", "reference,purpose\r\n")
    #expect(try house.bring("acme-optouts-000001") == 0)
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).map(\.state) == [.accepted])
    await house.remove()
  }

  @Test func `whose contract is over cannot log in any more`() async throws {
    let house = try await BoxHouse(until: "2027-06-30")
    #expect(try await house.refresh() == ["acme"])
    #expect(try house.sftp(["ls"]).status == 0)
    house.shop.house.move(to: "2027-07-02T12:00:00Z")
    #expect(try await house.refresh().isEmpty)
    #expect(try house.sftp(["ls"]).status != 0)
    await house.remove()
  }

  @Test func `whoever's key was ended cannot log in any more`() async throws {
    let house = try await BoxHouse()
    let desk = house.shop.desk
    #expect(try house.sftp(["ls"]).status == 0)
    let key = try await desk.exchangeKeys(of: .party("acme"), .sshUser)[0].key.facts
    try await desk.endKey(of: key.owner, key.kind, fingerprint: key.fingerprint, because: .lost, by: house.shop.owner)
    #expect(try await house.refresh().isEmpty)
    #expect(try house.sftp(["ls"]).status != 0)
    await house.remove()
  }

  @Test func `what was begun and left is gone after a week, and the addresses that called after two months`()
    async throws
  {
    let house = try await BoxHouse()
    try house.partner.send("acme-optouts", 1, "opt-outs", "reference,purpose\r\n")
    #expect(try house.sftp(["put acme-optouts-000001.csv.pgp .acme-optouts-000001.csv.pgp.part"]).status == 0)
    let logs = ["sshd.log", "sshd.log.1"].map { house.shop.desk.paths.directory + "/exchange/server/" + $0 }
    func written() throws -> [String] { try logs.map { try String(contentsOfFile: $0, encoding: .utf8) } }
    for (path, text) in zip(logs, ["192.0.2.7 called", ""]) {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let draft = [".acme-optouts-000001.csv.pgp.part"]
    for (days, box, log) in [
      (6, draft, ["192.0.2.7 called", ""]), (2, [], ["192.0.2.7 called", ""]), (24, [], ["", "192.0.2.7 called"]),
    ] {
      house.shop.house.move(to: house.shop.desk.now.adding(milliseconds: Int64(days) * 86_400_000).rfc3339)
      _ = try await house.refresh()
      #expect(house.box == box)
      #expect(try written() == log)
    }
    #expect(try await house.shop.desk.register(of: .newest, in: .en).records.map(\.record) == HouseRecord.allCases)
    await house.remove()
  }

  @Test func `a receipt that was lost is written again`() async throws {
    let house = try await BoxHouse()
    let desk = house.shop.desk
    try house.partner.send("acme-optouts", 1, "opt-outs", "reference,purpose\r\n")
    _ = try house.bring("acme-optouts-000001")
    let box = desk.paths.directory + "/exchange/box/acme/post"
    _ = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    // As after a stop between judging and answering.
    _ = try house.bring("acme-optouts-000001")
    try FileManager.default.removeItem(atPath: box + "/acme-optouts-000001.receipt.asc")
    #expect(try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer).isEmpty)
    #expect(house.box == ["acme-optouts-000001.receipt", "acme-optouts-000001.receipt.asc"])
    #expect(try await desk.deliveries("acme-optouts").count == 1)
    await house.remove()
  }
}
