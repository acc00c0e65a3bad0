import Foundation
import Testing
import ZegelOpenPGP
import ZegelTestKit

@Suite(.timeLimit(.minutes(5))) struct `Keys` {
  @Test func `one of ours is Ed25519 with Curve25519, ends when it was told to, and gpg reads it`() throws {
    let (peer, house) = (try Peer(), try House())
    let certificate = house.key.certificate
    #expect(certificate.algorithm.contains("Ed25519"))
    #expect(abs((certificate.expires ?? 0) - now() - 365 * 86_400) < 120)
    #expect(try certificate.flaw(at: now()) == nil)
    #expect(try certificate.flaw(at: now() + 366 * 86_400) == .expired)
    try peer.take(certificate)
    let shown = try peer.gpg("--with-colons", "--list-keys").text
    #expect(shown.contains("cv25519") && shown.contains("ed25519"))
    #expect(try SecretKey(importing: house.key.bytes).certificate.fingerprint == certificate.fingerprint)
  }

  @Test func `a key is read from gpg with its passphrase, and not with another`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("partner")
    #expect(throws: OpenPGPError.wrongPassphrase) {
      try DetachedSignature.make(
        of: [1], by: house.key, passphrase: Passphrase(Array("another".utf8)), at: now())
    }
    let theirs = try peer.secretKey("partner")
    #expect(theirs.certificate == (try peer.certificate("partner")))
  }

  @Test func `extended, it holds longer; revoked, gpg and we refuse it`() throws {
    let (peer, house) = (try Peer(), try House())
    let longer = try house.key.extended(days: 730, at: now(), passphrase: house.passphrase)
    #expect(longer.certificate.fingerprint == house.key.certificate.fingerprint)
    #expect(abs((longer.certificate.expires ?? 0) - now() - 730 * 86_400) < 120)
    #expect(try longer.certificate.flaw(at: now() + 400 * 86_400) == nil)
    let revoked = try longer.revoked(passphrase: house.passphrase).certificate
    #expect(try revoked.flaw(at: now()) == .revoked)
    try peer.take(house.key.certificate)
    try peer.take(revoked)
    try peer.write([1], "f")
    #expect(
      try peer.gpg("-r", revoked.fingerprint.text, "--output", peer.path("x"), "--encrypt", peer.path("f")).status != 0)
  }

  @Test func `one recipient that cannot be used refuses all before a byte is written`() throws {
    let (peer, house) = (try Peer(), try House())
    try peer.makeKey("good")
    try peer.makeKey("short", expires: "seconds=2")
    let (good, short) = (try peer.certificate("good"), try peer.certificate("short"))
    #expect(throws: OpenPGPError.keyUnusable(short.fingerprint, .expired)) {
      try peer.write([1], "plain")
      let input = open(peer.path("plain"), O_RDONLY)
      let output = open(peer.path("out"), O_WRONLY | O_CREAT, 0o600)
      defer {
        close(input)
        close(output)
      }
      _ = try Encryption.encrypt(
        from: input, to: output, for: [good, short], signedBy: house.key, passphrase: house.passphrase, at: now() + 10)
    }
    #expect(try peer.bytes("out").isEmpty)
  }

  @Test func `what is no one certificate is refused and says why`() throws {
    let (peer, house) = (try Peer(), try House())
    for name in ["one", "two"] { try peer.makeKey(name) }
    let both = try peer.certificate("one").bytes + peer.certificate("two").bytes
    #expect(throws: OpenPGPError.severalKeys) { try Certificate(importing: both) }
    #expect(throws: OpenPGPError.secretKeyShown) { try Certificate(importing: house.key.bytes) }
    #expect(throws: OpenPGPError.notAKey) { try SecretKey(importing: house.key.certificate.bytes) }
    #expect(throws: OpenPGPError.notAKey) { try Certificate(importing: Array("hello".utf8)) }
    #expect(throws: OpenPGPError.notAKey) { try Certificate(importing: []) }
    #expect(throws: OpenPGPError.tooLarge) {
      try Certificate(importing: [UInt8](repeating: 0, count: Certificate.mostBytes + 1))
    }
    #expect(throws: OpenPGPError.unsupportedVersion) { try Certificate(importing: Array(version6.utf8)) }
  }

  @Test func `a weak key is not encrypted to`() throws {
    let peer = try Peer()
    try peer.makeKey("old", "rsa1024")
    #expect(try peer.certificate("old").flaw(at: now()) == .weak)
  }

  @Test func `whatever bytes are not a key do not stop the program`() throws {
    let certificate = try House().key.certificate.bytes
    var chance = Chance(seed: 7)
    for round in 0..<400 {
      var bytes = certificate
      if round % 4 == 0 {
        bytes = (0..<Int(chance.next() % 300)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      } else {
        for _ in 0..<(1 + round % 5) {
          bytes[Int(chance.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: chance.next())
        }
        if round % 7 == 0 { bytes.removeLast(Int(chance.next() % UInt64(bytes.count))) }
      }
      _ = try? Certificate(importing: bytes)
      _ = try? SecretKey(importing: bytes)
    }
  }
}

/// A sample certificate of version 6.
///
/// - Source: RFC 9580, appendix A.3.
private let version6 = """
  -----BEGIN PGP PUBLIC KEY BLOCK-----

  xioGY4d/4xsAAAAg+U2nu0jWCmHlZ3BqZYfQMxmZu52JGggkLq2EVD34laPCsQYf
  GwoAAABCBYJjh3/jAwsJBwUVCg4IDAIWAAKbAwIeCSIhBssYE8GCaaX5NUt+mxyK
  wwfHifBilZwj2Ul7Ce62azJ+BScJAgcCAAAAAK0oIBA+LX0ifsDm185Ecds2v8lw
  gyU2kCcUmKfvBXbAf6rhRYWzuQOwEn7E/aLwIwRaLsdry0+VcallHhSu4RN6HWaE
  QsiPlR4zxP/TP7mhfVEe7XWPxtnMUMtf15OyA51YBM4qBmOHf+MZAAAAIIaTJINn
  +eUBXbki+PSAld2nhJh/LVmFsS+60WyvXkQ1wpsGGBsKAAAALAWCY4d/4wKbDCIh
  BssYE8GCaaX5NUt+mxyKwwfHifBilZwj2Ul7Ce62azJ+AAAAAAQBIKbpGG2dWTX8
  j+VjFM21J0hqWlEg+bdiojWnKfA5AQpWUWtnNwDEM0g12vYxoWM8Y81W+bHBw805
  I8kWVkXU6vFOi+HWvv/ira7ofJu16NnoUkhclkUrk0mXubZvyl4GBg==
  -----END PGP PUBLIC KEY BLOCK-----
  """
