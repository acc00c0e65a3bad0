import Foundation
import Testing
import ZegelOpenPGP
import ZegelTestKit

@Suite(.timeLimit(.minutes(5))) struct `Messages between us and gpg` {
  let text = Array("reference;name\r\nabc;Žofie van 't Hof 🌷\r\n".utf8)

  @Test(arguments: ["ed25519", "rsa3072"]) func `gpg opens ours, and says who signed it`(algorithm: String) throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner", algorithm)
    try peer.take(house.key.certificate)
    let message = try house.encrypt(text, for: [try peer.certificate("partner")], compression: 1, in: peer)
    try peer.write(message, "m.pgp")
    let opened = try peer.gpg("--status-fd", "1", "--output", peer.path("m"), "--decrypt", peer.path("m.pgp"))
    #expect(opened.status == 0)
    #expect(opened.text.contains("VALIDSIG \(house.key.certificate.fingerprint.text)"))
    #expect(try peer.bytes("m") == text)
  }

  @Test(arguments: ["ed25519", "rsa3072"]) func `we open what gpg made, and know who signed it`(algorithm: String)
    throws
  {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner", algorithm)
    try peer.take(house.key.certificate)
    for extra in [["-z", "0"], ["-z", "6"], ["--armor"]] {
      let message = try theirs(peer, house, extra)
      let opened = try house.decrypt(message, signedBy: [try peer.certificate("partner")], in: peer)
      #expect(opened.bytes == text)
      #expect(opened.signature.signer == (try peer.fingerprint("partner")))
    }
  }

  @Test func `each of several recipients opens it`() throws {
    let (peer, house) = (try Peer(), try House())
    for name in ["one", "two"] { try peer.makeKey(name) }
    try peer.take(house.key.certificate)
    let certificates = try ["one", "two"].map(peer.certificate) + [house.key.certificate]
    let message = try house.encrypt(text, for: certificates, armoured: true, in: peer)
    #expect(String(decoding: message.prefix(27), as: UTF8.self) == "-----BEGIN PGP MESSAGE-----")
    try peer.write(message, "m.pgp")
    #expect(try peer.gpg("--output", peer.path("m"), "--decrypt", peer.path("m.pgp")).status == 0)
    #expect(try house.decrypt(message, signedBy: [house.key.certificate], in: peer).bytes == text)
  }

  @Test func `a message of ours says nothing of a file, and is one that cannot be changed unseen`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner")
    try peer.write(try house.encrypt(text, for: [try peer.certificate("partner")], in: peer), "m.pgp")
    let packets = try peer.gpg("--list-packets", peer.path("m.pgp")).text
    #expect(packets.contains("mdc_method: 2"))
    #expect(packets.contains("name=\"\""))
    #expect(!packets.contains("aead"))
  }

  @Test func `sq opens ours and we open what sq made`() throws {
    let (peer, house) = (try Peer(), try House())
    #expect(
      try Peer.run(["sq", "key", "generate", "--userid", "<p@acme.example>", "--export", peer.path("sq.key")]).status
        == 0)
    _ = try Peer.run(["sq", "key", "extract-cert", "--output", peer.path("sq.cert"), peer.path("sq.key")])
    try peer.write(house.key.certificate.bytes, "house.asc")
    let theirs = try Certificate(importing: try peer.bytes("sq.cert"))
    try peer.write(try house.encrypt(text, for: [theirs], in: peer), "m.pgp")
    let opened = try Peer.run([
      "sq", "decrypt", "--recipient-key", peer.path("sq.key"), "--signer-cert", peer.path("house.asc"), "--output",
      peer.path("m"), peer.path("m.pgp"),
    ])
    #expect(opened.status == 0, "\(opened.text)")
    #expect(try peer.bytes("m") == text)
    try peer.write(text, "plain")
    let made = try Peer.run([
      "sq", "encrypt", "--recipient-cert", peer.path("house.asc"), "--signer-key", peer.path("sq.key"), "--output",
      peer.path("s.pgp"), peer.path("plain"),
    ])
    #expect(made.status == 0, "\(made.text)")
    #expect(try house.decrypt(try peer.bytes("s.pgp"), signedBy: [theirs], in: peer).bytes == text)
  }

  @Test func `a signature beside a file is good for gpg, and gpg's for us, and for nothing else`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner")
    try peer.take(house.key.certificate)
    try peer.write(text, "f")
    try peer.write(
      try DetachedSignature.make(of: text, by: house.key, passphrase: house.passphrase, at: now()), "f.asc")
    #expect(try peer.gpg("--verify", peer.path("f.asc"), peer.path("f")).status == 0)
    try peer.gpg("--armor", "--output", peer.path("g.asc"), "--detach-sign", peer.path("f"))
    let (signature, partner) = (try peer.bytes("g.asc"), try peer.certificate("partner"))
    let proven = try DetachedSignature.verify(signature, of: text, by: [partner], at: now())
    #expect(proven.signer == partner.fingerprint)
    #expect(throws: OpenPGPError.badSignature) {
      try DetachedSignature.verify(signature, of: text + [33], by: [partner], at: now())
    }
    #expect(throws: OpenPGPError.unknownSigner) {
      try DetachedSignature.verify(signature, of: text, by: [house.key.certificate], at: now())
    }
    #expect(throws: OpenPGPError.self) { try DetachedSignature.verify(text, of: text, by: [partner], at: now()) }
  }

  private func theirs(_ peer: Peer, _ house: House, _ extra: [String]) throws -> [UInt8] {
    try peer.write(text, "f")
    _ = try Peer.run(
      [
        "gpg", "--homedir", peer.home, "--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "",
        "--trust-model", "always",
      ] + extra + [
        "--output", peer.path("t.pgp"), "-u", "partner@", "-r", house.key.certificate.fingerprint.text, "--sign",
        "--encrypt", peer.path("f"),
      ])
    return try peer.bytes("t.pgp")
  }
}
