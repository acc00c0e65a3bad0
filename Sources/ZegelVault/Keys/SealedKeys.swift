import Crypto
import Foundation
import ZegelDomain

/// The text of a sealed key file, `zegel-keys/2`: five lines, each of which can be written in one way only.
///
/// The master is sealed with AES-256-GCM under the key that Argon2id makes of the passphrase; the lines above it are
/// its authenticated data. The last line is a plain SHA-256 of those before it: it protects nothing, but tells a
/// damaged file from a wrong passphrase.
struct SealedKeys: Equatable {
  static let format = "zegel-keys/2"

  let work: Argon2id
  /// 16 bytes.
  let salt: [UInt8]
  /// A nonce of 12 bytes, the master's 32, a tag of 16.
  let sealed: [UInt8]

  private static let saltCount = 16
  private static let nonceCount = 12
  private static let sealedCount = 12 + 32 + 16

  init(sealing master: [UInt8], with passphrase: Passphrase, _ work: Argon2id, random: (Int) -> [UInt8]) throws {
    (self.work, salt) = (work, random(Self.saltCount))
    let key = SymmetricKey(data: try work.key(passphrase, salt: salt))
    let nonce = try AES.GCM.Nonce(data: random(Self.nonceCount))
    let head = Self.head(work, salt)
    sealed = Array(try AES.GCM.seal(master, using: key, nonce: nonce, authenticating: Data(head.utf8)).combined!)
  }

  /// Refuses `passphrase-wrong`. Who changes the file and makes its last line fit again gets the same answer.
  func open(_ passphrase: Passphrase) throws -> [UInt8] {
    let key = SymmetricKey(data: try work.key(passphrase, salt: salt))
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      return Array(try AES.GCM.open(box, using: key, authenticating: Data(Self.head(work, salt).utf8)))
    } catch { throw Refusal(.passphraseWrong, field: "keys") }
  }

  /// nil for anything but what `text` writes.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 6, let work = Self.work(lines[1]), let salt = Self.bytes(lines[2], after: "salt "),
      let sealed = Self.bytes(lines[3], after: "sealed "), salt.count == Self.saltCount,
      sealed.count == Self.sealedCount
    else { return nil }
    (self.work, self.salt, self.sealed) = (work, salt, sealed)
    // Compared as bytes: two strings can be equal and yet be written differently.
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }

  var text: String {
    let body = Self.head(work, salt) + "sealed \(Data(sealed).base64EncodedString())\n"
    return body + "sha256 \(Data(Digest256.of(body)).base64EncodedString())\n"
  }

  private static func head(_ work: Argon2id, _ salt: [UInt8]) -> String {
    """
    \(format)
    kdf argon2id memory-kib=\(work.memoryKiB) passes=\(work.passes) lanes=1
    salt \(Data(salt).base64EncodedString())

    """
  }

  private static func work(_ line: String) -> Argon2id? {
    let words = line.split(separator: " ")
    guard words.count == 5, words[2].hasPrefix("memory-kib="), words[3].hasPrefix("passes="),
      let memory = Int(words[2].dropFirst(11)), let passes = Int(words[3].dropFirst(7))
    else { return nil }
    return Argon2id(memoryKiB: memory, passes: passes)
  }

  private static func bytes(_ line: String, after name: String) -> [UInt8]? {
    guard line.hasPrefix(name) else { return nil }
    return Data(base64Encoded: String(line.dropFirst(name.count))).map(Array.init)
  }
}
