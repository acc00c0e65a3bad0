import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

/// What stands in `tools/partner`, as a party uses it: with sh, gpg and sha256sum.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `A partner's kit` {
  @Test func `checks and opens a delivery, and answers it`() async throws {
    let house = try await PartnerHouse()
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.desk.sendDelivery("acme-members", by: house.shop.marketer)
    try house.settings()
    let checked = try house.kit("check", "acme-members-000001")
    #expect(checked.status == 0 && checked.text.contains("✔ acme-members-000001.csv: 1 rows"), "\(checked.text)")
    let open = try String(contentsOfFile: house.server.files + "/acme-members-000001.csv", encoding: .utf8)
    #expect(open.contains("lid1@voorbeeld.example"))
    let answered = try house.kit("answer", "acme-members-000001", "accepted-in-part", "1", "bad-rows")
    #expect(answered.status == 0, "\(answered.text)")
    let receipts = try await house.shop.desk.takeReceipts("acme-members")
    #expect(receipts.map(\.state) == [.acceptedInPart] && receipts.map(\.reason) == ["bad-rows"])
    await house.remove()
  }

  @Test func `makes what the house takes in, one number after another`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    _ = try await house.shop.join(2, consents: ["marketing.email": true])
    _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer)
    let known = try house.references()
    try house.settings()
    for number in 1...2 {
      let reference = try #require(known["lid\(number)@voorbeeld.example"])
      try Data("reference,purpose\r\n\(reference),marketing.email\r\n".utf8).write(
        to: URL(fileURLWithPath: house.server.files + "/list.csv"))
      let packed = try house.kit("pack", "acme-optouts", "opt-outs", "list.csv", "marketing.email")
      #expect(packed.status == 0, "\(packed.text)")
    }
    let taken = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
    #expect(taken.map(\.state) == [.accepted, .accepted] && taken.map(\.rows) == [1, 1])
    await house.remove()
  }

  @Test func `believes nothing that is changed, of a stranger, out of order or no name`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    _ = try await house.shop.join(1, consents: ["marketing.email": true])
    for _ in 1...2 { _ = try await desk.sendDelivery("acme-members", by: house.shop.marketer) }
    try house.settings()
    let name = house.server.files + "/acme-members-000002"
    func refused(_ why: String) throws {
      let checked = try house.kit("check", "acme-members-000002")
      #expect(checked.status == 1 && checked.text.contains(why), "\(checked.text)")
      #expect(!FileManager.default.fileExists(atPath: name + ".csv"))
    }
    let whole = try Data(contentsOf: URL(fileURLWithPath: name + ".csv.pgp"))
    var damaged = whole
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: URL(fileURLWithPath: name + ".csv.pgp"))
    try refused("damaged")
    try whole.write(to: URL(fileURLWithPath: name + ".csv.pgp"))
    // Somebody puts another first one in the place of the right one.
    let first = house.server.files + "/acme-members-000001.sums"
    let right = try Data(contentsOf: URL(fileURLWithPath: first))
    try (right + Data("\n".utf8)).write(to: URL(fileURLWithPath: first))
    try refused("does not follow")
    try right.write(to: URL(fileURLWithPath: first))
    // Signed by another key than the one that was compared.
    try house.peer.makeKey("stranger")
    let stranger = try house.peer.fingerprintText("stranger")
    try house.settings(house: stranger)
    try refused("not the house's")
    try house.settings()
    #expect(try house.kit("check", "../acme-members-000002").text.contains("no name"))
    #expect(try house.kit("check", "acme-members-000002").status == 0)
    #expect(try house.kit("answer", "acme-members-000002", "perhaps").status == 2)
    await house.remove()
  }

  @Test func `tells of every channel's files in both languages, with the same commands`() throws {
    let texts = try ["README.md", "LEESMIJ.md"].map {
      try String(contentsOfFile: kitFolder + "/" + $0, encoding: .utf8)
    }
    for text in texts {
      for word in [
        "check acme-members-000017", "answer acme-members-000017 accepted", "HOUSE=", "OWN=", "zegel: receipt/1",
      ] {
        #expect(text.contains(word), "\(word)")
      }
      for kind in StopKind.allCases { #expect(text.contains("`\(kind.rawValue)`"), "\(kind)") }
    }
    #expect(texts[0].split(separator: "## ").count == texts[1].split(separator: "## ").count)
  }
}

private let kitFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("tools/partner").path

extension PartnerHouse {
  /// As the party writes them down after the telephone call.
  fileprivate func settings(house: String? = nil) throws {
    let theirs = try house ?? houseFingerprint()
    let own = try peer.fingerprintText("acme")
    try Data("HOUSE=\(theirs)\nOWN=\(own)\n".utf8).write(to: URL(fileURLWithPath: server.files + "/partner.conf"))
  }

  fileprivate func kit(_ words: String...) throws -> Peer.Outcome {
    let command = "cd '\(server.files)' && GNUPGHOME='\(peer.home)' LANG=en sh '\(kitFolder)/zegel-partner' \"$@\""
    return try Peer.run(["sh", "-c", command, "sh"] + words)
  }
}
