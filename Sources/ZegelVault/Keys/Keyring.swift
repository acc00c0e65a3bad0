import Crypto
import Foundation
package import ZegelDomain

/// The house's keys: one random master, from which each use gets a key of its own.
///
/// Lives in `keys/master.key`, sealed with a passphrase and readable by its owner alone, and belongs on another disk than
/// the database: without it the card register is noise.
package struct Keyring: Sendable {
  // Each begun once: the first half of the work is the same for every text, and a till's call does three.
  private let cardMac: HMAC<SHA256>
  private let bodyMac: HMAC<SHA256>
  private let tillMac: HMAC<SHA256>
  private let checkMac: HMAC<SHA256>
  private let staffMac: HMAC<SHA256>
  private let lookupRoot: SymmetricKey
  /// Wraps the keys of epochs.
  let epochRoot: SymmetricKey
  /// What signs the heads of the trail.
  package let trail: TrailKey

  /// - Parameter master: 32 random bytes.
  package init(master: [UInt8]) {
    precondition(master.count == 32, "a master key is 32 bytes")
    let master = SymmetricKey(data: master)
    func derive(_ use: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Data("zegel/1 \(use)".utf8), outputByteCount: 32)
    }
    cardMac = HMAC(key: derive("card number"))
    bodyMac = HMAC(key: derive("act body"))
    tillMac = HMAC(key: derive("till key"))
    checkMac = HMAC(key: derive("key check"))
    staffMac = HMAC(key: derive("staff key"))
    lookupRoot = derive("lookup")
    epochRoot = derive("epoch wrapping")
    trail = TrailKey(seed: derive("trail key").withUnsafeBytes { Array($0) })
  }

  /// How a card number is looked up: 16 bytes that only these keys can make.
  package func cardHash(_ number: CardNumber) -> [UInt8] {
    Array(code(cardMac, number.digitsForHashing.utf8).prefix(16))
  }

  /// Tells whether a retry is the same act; 16 bytes, keyed, so that nobody can guess a basket from it.
  package func bodyHash(_ body: some Sequence<UInt8>) -> [UInt8] { Array(code(bodyMac, body).prefix(16)) }

  /// How a till key is kept; 32 bytes.
  package func tillKeyHash(_ secret: String) -> [UInt8] { code(tillMac, secret.utf8) }

  /// How a staff key is kept; 32 bytes.
  package func staffKeyHash(_ secret: String) -> [UInt8] { code(staffMac, secret.utf8) }

  /// How a value is looked up: 16 bytes, by a key for each field, so that a phone number in one field does not tell that
  /// it is in another.
  ///
  /// - Parameter value: in the form by which it is found.
  package func lookupHash(_ field: String, _ value: String) -> [UInt8] {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: lookupRoot, info: Data("zegel/1 lookup \(field)".utf8), outputByteCount: 32)
    return Array(HMAC<SHA256>.authenticationCode(for: Data(value.utf8), using: key).prefix(16))
  }

  /// Recognises the right keys for a house.
  package func check(_ house: [UInt8]) -> [UInt8] { code(checkMac, house) }

  private func code(_ begun: HMAC<SHA256>, _ bytes: some Sequence<UInt8>) -> [UInt8] {
    var mac = begun
    mac.update(data: Array(bytes))
    return Array(mac.finalize())
  }
}

/// Compares in a time that does not tell where the first difference is.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

/// SHA-256, for what is public: programme texts and files.
package struct Digest256: Sendable {
  private var hash = SHA256()

  package init() {}

  package mutating func add(_ bytes: some Sequence<UInt8>) { hash.update(data: Array(bytes)) }

  package func finish() -> [UInt8] { Array(hash.finalize()) }

  package static func of(_ text: String) -> [UInt8] { of(Array(text.utf8)) }
  package static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
