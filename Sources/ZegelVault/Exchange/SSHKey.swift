import Crypto
import Foundation

/// A new Ed25519 key to log in with over SSH, made in memory: it never lies on a disk unsealed.
///
/// - Source: OpenSSH PROTOCOL.key (`openssh-key-v1`), RFC 4253 section 6.6, RFC 8709.
package struct SSHKey: Sendable {
  /// As `authorized_keys` takes it: `ssh-ed25519 AAAA…`.
  package let publicLine: String
  /// As `ssh -i` reads it, without a passphrase.
  package let privateText: String

  /// - Parameters:
  ///   - seed: 32 random bytes.
  ///   - check: random; the same twice, by which a reader knows that it read well.
  package init(seed: [UInt8], check: UInt32) {
    // Any 32 bytes are an Ed25519 seed.
    let key = try! Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    let raw = Array(key.publicKey.rawRepresentation)
    let name = "ssh-ed25519"
    let publicBlob = field(name.utf8) + field(raw)
    var secret = number(check) + number(check) + publicBlob + field(seed + raw) + field([UInt8]())
    // Padding: 1, 2, 3 … up to whole blocks of eight.
    var pad: UInt8 = 1
    while secret.count % 8 != 0 {
      secret.append(pad)
      pad += 1
    }
    let whole =
      Array("openssh-key-v1\0".utf8) + field("none".utf8) + field("none".utf8) + field([UInt8]()) + number(1)
      + field(publicBlob) + field(secret)
    publicLine = "\(name) \(Data(publicBlob).base64EncodedString())"
    let lines = Data(whole).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
    privateText = "-----BEGIN OPENSSH PRIVATE KEY-----\n\(lines)\n-----END OPENSSH PRIVATE KEY-----\n"
  }
}

private func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

private func field(_ bytes: some Collection<UInt8>) -> [UInt8] { number(UInt32(bytes.count)) + bytes }
