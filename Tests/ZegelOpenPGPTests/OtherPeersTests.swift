import Foundation
import Testing
import ZegelOpenPGP
import ZegelTestKit

@Suite(.timeLimit(.minutes(5))) struct `Messages between us and others` {
  let text = Array("reference;name\r\nabc;Žofie van 't Hof 🌷\r\n".utf8)

  @Test func `sqop opens ours, and we open what it made`() throws {
    let (peer, house) = (try Peer(), try House())
    try shell(peer, "sqop generate-key 'p <p@acme.example>' > sop.key && sqop extract-cert < sop.key > sop.cert")
    try peer.write(house.key.certificate.bytes, "house.asc")
    let theirs = try Certificate(importing: try peer.bytes("sop.cert"))
    try peer.write(try house.encrypt(text, for: [theirs], in: peer), "m.pgp")
    try shell(peer, "sqop decrypt --verify-with house.asc --verifications-out v sop.key < m.pgp > m")
    #expect(try peer.bytes("m") == text)
    #expect(String(decoding: try peer.bytes("v"), as: UTF8.self).contains(house.key.certificate.fingerprint.text))
    try peer.write(text, "plain")
    try shell(peer, "sqop encrypt --sign-with sop.key house.asc < plain > s.pgp")
    #expect(try house.decrypt(try peer.bytes("s.pgp"), signedBy: [theirs], in: peer).bytes == text)
    try shell(peer, "sqop sign sop.key < plain > s.asc")
    let signature = try peer.bytes("s.asc")
    #expect(try DetachedSignature.verify(signature, of: text, by: [theirs], at: now()).signer == theirs.fingerprint)
  }

  @Test func `what was sealed with OCB is taken, and every changed byte of it is noticed`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.write(house.key.certificate.bytes, "house.asc")
    let rows = text + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try peer.write(rows, "plain")
    try shell(
      peer,
      """
      mkdir r && chmod 700 r
      rnpkeys --homedir r --generate-key --userid p@acme.example --password x < /dev/null
      rnpkeys --homedir r --import-keys house.asc < /dev/null
      rnpkeys --homedir r --export-key p@acme.example > rnp.cert
      rnp --homedir r --password x --encrypt --sign --aead=ocb -u p@acme.example \
        -r '\(house.key.certificate.fingerprint.text)' --output o.pgp plain < /dev/null
      """)
    let theirs = try Certificate(importing: try peer.bytes("rnp.cert"))
    let message = try peer.bytes("o.pgp")
    #expect(try shell(peer, "rnp --list-packets o.pgp").contains("2 (OCB)"))
    #expect(try house.decrypt(message, signedBy: [theirs], in: peer).bytes == rows)
    for place in stride(from: message.count / 100, to: message.count, by: message.count / 40) {
      var changed = message
      changed[place] ^= 0x10
      #expect(throws: OpenPGPError.self, "\(place)") { try house.decrypt(changed, signedBy: [theirs], in: peer) }
    }
    for count in [message.count / 2, message.count - 1] {
      #expect(throws: OpenPGPError.self) {
        try house.decrypt(Array(message.prefix(count)), signedBy: [theirs], in: peer)
      }
    }
  }

  @discardableResult private func shell(_ peer: Peer, _ script: String) throws -> String {
    let outcome = try Peer.run(["sh", "-ec", "cd '\(peer.folder)'\n" + script])
    #expect(outcome.status == 0, "\(outcome.text)")
    return outcome.text
  }
}
