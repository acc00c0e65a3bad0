import Foundation
import ZegelOpenPGP
import ZegelTestKit

extension Peer {
  func fingerprint(_ name: String) throws -> Fingerprint { Fingerprint(try fingerprintText(name))! }

  func certificate(_ name: String) throws -> Certificate {
    try gpg("--armor", "--output", path("\(name).asc"), "--export", "\(name)@")
    return try Certificate(importing: try bytes("\(name).asc"))
  }

  func secretKey(_ name: String) throws -> SecretKey {
    try gpg("--armor", "--output", path("\(name).key"), "--export-secret-keys", "\(name)@")
    return try SecretKey(importing: try bytes("\(name).key"))
  }

  func take(_ certificate: Certificate) throws {
    try write(certificate.bytes, "import.asc")
    try gpg("--import", path("import.asc"))
  }
}

/// Ours, in these tests.
struct House {
  let passphrase = Passphrase(Array("a long one of a test".utf8))
  let key: SecretKey

  init() throws {
    key = try SecretKey.make(userID: "De Korenaar <privacy@korenaar.example>", days: 365, passphrase: passphrase)
  }

  func encrypt(
    _ bytes: [UInt8], for recipients: [Certificate], compression: Int = 0, armoured: Bool = false, in peer: Peer
  ) throws -> [UInt8] {
    try peer.write(bytes, "plain")
    let input = open(peer.path("plain"), O_RDONLY)
    let output = open(peer.path("ours.pgp"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
      close(input)
      close(output)
    }
    _ = try Encryption.encrypt(
      from: input, to: output, for: recipients, signedBy: key, passphrase: passphrase, compression: compression,
      armoured: armoured, at: now())
    return try peer.bytes("ours.pgp")
  }

  func decrypt(
    _ message: [UInt8], signedBy pinned: [Certificate], limit: Int64 = 1 << 24, at time: Int64? = nil, in peer: Peer
  ) throws -> (bytes: [UInt8], signature: ProvenSignature) {
    try peer.write(message, "theirs.pgp")
    let input = open(peer.path("theirs.pgp"), O_RDONLY)
    let output = open(peer.path("opened"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer {
      close(input)
      close(output)
    }
    let decrypted = try Decryption.decrypt(
      from: input, to: output, with: key, passphrase: passphrase, signedBy: pinned, limit: limit, at: time ?? now())
    return (try peer.bytes("opened"), decrypted.signature)
  }
}

func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
