import CSodium
import ZegelDomain

/// How much one guess at a passphrase costs: Argon2id (RFC 9106) with one lane, the only number libsodium has.
package struct Argon2id: Hashable, Sendable {
  package let memoryKiB: Int
  package let passes: Int

  /// Less protects nobody; more, and a file could decide to take the machine's memory and its morning.
  package static let memoryRangeKiB = 19_456...1_048_576
  package static let passesRange = 1...12

  /// For a file that is opened once each time a program starts.
  package static let usual = Argon2id(memoryKiB: 262_144, passes: 3)!
  /// The least there can be, for tests.
  package static let least = Argon2id(memoryKiB: 19_456, passes: 1)!

  /// nil outside the ranges.
  package init?(memoryKiB: Int, passes: Int) {
    guard Self.memoryRangeKiB.contains(memoryKiB), Self.passesRange.contains(passes) else { return nil }
    (self.memoryKiB, self.passes) = (memoryKiB, passes)
  }

  /// A key of 32 bytes.
  func key(_ passphrase: Passphrase, salt: [UInt8]) throws -> [UInt8] {
    try Self.derive(32, from: passphrase.bytes, salt: salt, passes: passes, memoryBytes: memoryKiB * 1024)
  }

  /// - Parameter salt: 16 bytes, neither more nor less.
  package static func derive(_ count: Int, from secret: [UInt8], salt: [UInt8], passes: Int, memoryBytes: Int) throws
    -> [UInt8]
  {
    precondition(salt.count == Int(crypto_pwhash_SALTBYTES), "a salt is 16 bytes")
    guard isReady else { throw Fault("libsodium could not be started") }
    var key = [UInt8](repeating: 0, count: count)
    let secret = secret.map { CChar(bitPattern: $0) }
    let result = crypto_pwhash(
      &key, UInt64(count), secret, UInt64(secret.count), salt, UInt64(passes), memoryBytes,
      crypto_pwhash_ALG_ARGON2ID13)
    // With sizes inside its limits there is one reason left.
    guard result == 0 else { throw Fault("there was not enough memory to open the keys") }
    return key
  }

  private static let isReady = sodium_init() >= 0
}
