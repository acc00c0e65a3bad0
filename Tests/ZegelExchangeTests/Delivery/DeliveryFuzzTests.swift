import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelExchange
import ZegelTestKit

@Suite(.serialized, .timeLimit(.minutes(5))) struct `What a party writes by mistake` {
  @Test func `a manifest and a receipt are read back as they were, and a changed one is one or none`() throws {
    let manifest = Manifest(
      house: "De Korenaar", channel: "acme-members", sequence: 17, content: "members", purpose: "marketing.email",
      format: "csv", columns: ["reference", "email"], rows: 3, fileBytes: 900,
      madeAt: Instant(rfc3339: "2026-11-27T03:30:00Z")!, previous: String(repeating: "a", count: 64),
      file: "acme-members-000017.csv.pgp", fileHash: String(repeating: "b", count: 64))
    let receipt = DeliveryReceipt(
      channel: "acme-members", sequence: 17, manifest: String(repeating: "c", count: 64), state: .acceptedInPart,
      refusedRows: 2, reason: "bad-rows")
    #expect(Manifest(manifest.text) == manifest)
    #expect(DeliveryReceipt(receipt.text) == receipt)
    var chance = SeededGenerator(seed: 11)
    for _ in 0..<50_000 {
      if let read = Manifest(changed(manifest.text, &chance)) {
        #expect(read.sequence >= 1 && read.rows >= 0 && !read.file.contains("/"))
      }
      if let read = DeliveryReceipt(changed(receipt.text, &chance)) {
        #expect(read.refusedRows >= 0 && read.sequence >= 1)
      }
    }
    #expect(Manifest(String(repeating: "# a: b\n", count: 20_000)) == nil)
    #expect(DeliveryReceipt(String(repeating: "# a: b\n", count: 20_000)) == nil)
  }

  @Test func `rows of nonsense are counted and do nothing, and the next file is taken`() async throws {
    let house = try await PartnerHouse()
    let desk = house.shop.desk
    var chance = SeededGenerator(seed: 12)
    let good = "reference,purpose\r\n\(String(repeating: "a", count: 26)),marketing.email\r\n"
    let files = [
      "", "\u{0}", "reference,purpose", "purpose\r\n", good.replacing(",", with: ";"), "\u{FEFF}" + good, good + "\"",
      good + String(repeating: "x", count: 200_000), String(repeating: ",", count: 5000), changed(good, &chance),
      changed(good, &chance), changed(good, &chance),
    ]
    var previous = ""
    for (place, rows) in files.enumerated() {
      try house.send("acme-optouts", place + 1, "opt-outs", rows, previous: previous)
      previous = try house.manifestHash("acme-optouts-" + String(String(1_000_001 + place).dropFirst()))
      let taken = try await desk.receiveDeliveries("acme-optouts", by: house.shop.officer)
      try #require(taken.count == 1, "\(place)")
      // Of nonsense nothing is done: each row of it is one that was refused.
      #expect(taken[0].rows == taken[0].refusedRows, "\(place)")
    }
    #expect(try await desk.deliveries("acme-optouts").count == files.count)
    await house.remove()
  }
}

/// With some bytes of it other ones, gone or twice.
private func changed(_ text: String, _ chance: inout SeededGenerator) -> String {
  var bytes = Array(text.utf8)
  for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &chance)
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: bytes[place] = UInt8.random(in: 0 ... .max, using: &chance)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
    default: bytes = Array(bytes[..<place])
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
