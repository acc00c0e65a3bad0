import Foundation
import Testing
import ZegelOpenPGP
import ZegelTestKit

@Suite(.timeLimit(.minutes(5))) struct `A message that is not as it was made` {
  let text = Array("reference;name\r\nabc;Žofie\r\n".utf8)

  @Test(arguments: [0, 1]) func `a bit flipped anywhere is noticed`(compression: Int) throws {
    let (peer, house) = (try Peer(), try House())
    let message = try house.encrypt(text, for: [house.key.certificate], compression: compression, in: peer)
    var harmless = 0
    for place in message.indices {
      var changed = message
      changed[place] ^= 1 << UInt8(place % 8)
      if let opened = try? house.decrypt(changed, signedBy: [house.key.certificate], in: peer) {
        // What decides nothing may be anything, such as how long a number says it is; what is inside is untouched.
        #expect(opened.bytes == text && place < 120, "byte \(place) of \(message.count)")
        harmless += 1
      }
    }
    #expect(harmless < 20)
  }

  @Test func `cut short anywhere it is not taken`() throws {
    let (peer, house) = (try Peer(), try House())
    let message = try house.encrypt(text, for: [house.key.certificate], in: peer)
    for length in 0..<message.count {
      #expect(throws: OpenPGPError.self, "\(length)") {
        try house.decrypt(Array(message.prefix(length)), signedBy: [house.key.certificate], in: peer)
      }
    }
  }

  @Test func `a large one is read to its end, and a bit flipped in it is noticed`() throws {
    let (peer, house) = (try Peer(), try House())
    var chance = Chance(seed: 3)
    let large = (0..<3_000_000).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    let message = try house.encrypt(large, for: [house.key.certificate], in: peer)
    #expect(try house.decrypt(message, signedBy: [house.key.certificate], in: peer).bytes == large)
    for part in [10, 50, 90, 99] {
      var changed = message
      changed[message.count * part / 100] ^= 1
      #expect(throws: OpenPGPError.damaged) {
        try house.decrypt(changed, signedBy: [house.key.certificate], in: peer)
      }
    }
  }

  @Test func `nothing may follow it`() throws {
    let (peer, house) = (try Peer(), try House())
    let message = try house.encrypt(text, for: [house.key.certificate], in: peer)
    for more in [[UInt8(0)], Array("more".utf8), message] {
      #expect(throws: OpenPGPError.self) {
        try house.decrypt(message + more, signedBy: [house.key.certificate], in: peer)
      }
    }
  }

  @Test func `it must be encrypted, for us, and signed by who is pinned`() throws {
    let (peer, house) = (try Peer(), try House())
    for name in ["partner", "stranger"] { try peer.makeKey(name) }
    try peer.take(house.key.certificate)
    let (partner, ours) = (try peer.certificate("partner"), house.key.certificate.fingerprint.text)
    try peer.write(text, "f")
    try peer.gpg("--output", peer.path("unsigned"), "-r", ours, "--encrypt", peer.path("f"))
    try peer.gpg(
      "--output", peer.path("stranger"), "-u", "stranger@", "-r", ours, "--sign", "--encrypt", peer.path("f"))
    try peer.gpg(
      "--output", peer.path("two"), "-u", "partner@", "-u", "stranger@", "-r", ours, "--sign", "--encrypt",
      peer.path("f"))
    try peer.gpg(
      "--output", peer.path("other"), "-u", "partner@", "-r", "stranger@", "--sign", "--encrypt", peer.path("f"))
    try peer.gpg("--output", peer.path("open"), "-u", "partner@", "--sign", peer.path("f"))
    for (name, error) in [
      ("unsigned", OpenPGPError.unsigned), ("stranger", .unknownSigner), ("two", .severalSignatures),
      ("other", .notForUs), ("open", .damaged),
    ] {
      #expect(throws: error, "\(name)") { try house.decrypt(try peer.bytes(name), signedBy: [partner], in: peer) }
    }
  }

  @Test func `a signer whose key has ended since is not believed`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner", expires: "1d")
    try peer.take(house.key.certificate)
    try peer.write(text, "f")
    try peer.gpg(
      "--output", peer.path("m"), "-u", "partner@", "-r", house.key.certificate.fingerprint.text, "--sign", "--encrypt",
      peer.path("f"))
    let (partner, message) = (try peer.certificate("partner"), try peer.bytes("m"))
    #expect(try house.decrypt(message, signedBy: [partner], in: peer).bytes == text)
    #expect(throws: OpenPGPError.keyUnusable(partner.fingerprint, .expired)) {
      try house.decrypt(message, signedBy: [partner], at: now() + 2 * 86_400, in: peer)
    }
  }

  @Test func `a small file that grows without end is stopped at the limit`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner")
    try peer.take(house.key.certificate)
    try peer.write([UInt8](repeating: 0, count: 20_000_000), "zeros")
    try peer.gpg(
      "-z", "9", "--output", peer.path("bomb"), "-u", "partner@", "-r", house.key.certificate.fingerprint.text,
      "--sign",
      "--encrypt", peer.path("zeros"))
    let bomb = try peer.bytes("bomb")
    #expect(bomb.count < 100_000)
    #expect(throws: OpenPGPError.tooLarge) {
      try house.decrypt(bomb, signedBy: [try peer.certificate("partner")], limit: 1_000_000, in: peer)
    }
    let written = try FileManager.default.attributesOfItem(atPath: peer.path("opened"))[.size] as? Int
    #expect((written ?? .max) <= 1_000_000)
  }

  @Test func `whatever bytes come, the program goes on`() throws {
    let (peer, house) = (try Peer(), try House())
    let message = try house.encrypt(text, for: [house.key.certificate], compression: 1, in: peer)
    var chance = Chance(seed: 11)
    for round in 0..<300 {
      var bytes = message
      if round % 3 == 0 {
        bytes = (0..<Int(chance.next() % 400)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      } else {
        for _ in 0..<4 { bytes[Int(chance.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: chance.next()) }
      }
      if let opened = try? house.decrypt(bytes, signedBy: [house.key.certificate], in: peer) {
        #expect(opened.bytes == text)
      }
    }
  }
}

/// The same numbers each time.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
