import Crypto
import Foundation
import Synchronization
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
  private let codeMac: HMAC<SHA256>
  private let linkMac: HMAC<SHA256>
  private let bindingMac: HMAC<SHA256>
  private let partyMac: HMAC<SHA256>
  private let lookups: LookupMacs
  /// Wraps the keys of epochs.
  let epochRoot: SymmetricKey
  /// What signs the heads of the trail.
  package let trail: TrailKey
  /// What seals the keys of the exchange.
  package let exchange: ExchangeSeal

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
    codeMac = HMAC(key: derive("one-time code"))
    linkMac = HMAC(key: derive("member link"))
    bindingMac = HMAC(key: derive("member link binding"))
    partyMac = HMAC(key: derive("party reference"))
    lookups = LookupMacs(root: derive("lookup"))
    epochRoot = derive("epoch wrapping")
    exchange = ExchangeSeal(derive("exchange key"))
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

  /// How a one-time code is kept; 32 bytes that say nothing without whose it is and which value it was sent to.
  package func codeHash(_ code: OneTimeCode, of member: MemberID, _ field: String, version: Int32) -> [UInt8] {
    self.code(codeMac, member.bytes + Array("\(version) \(field) \(code.characters)".utf8))
  }

  /// How a link is kept and found; 32 bytes.
  package func linkHash(_ token: LinkToken) -> [UInt8] { code(linkMac, token.bytes) }

  /// What ties a link to whose it is, what it is about and how long; 32 bytes.
  package func linkBinding(_ token: LinkToken, of member: MemberID, about purpose: String?, endsAt: Instant) -> [UInt8]
  {
    code(bindingMac, token.bytes + member.bytes + Array("\(endsAt.milliseconds) \(purpose ?? "")".utf8))
  }

  /// How a value is looked up: 16 bytes, by a key for each field, so that a phone number in one field does not tell that
  /// it is in another.
  ///
  /// - Parameter value: in the form by which it is found.
  package func lookupHash(_ field: String, _ value: String) -> [UInt8] {
    Array(code(lookups.mac(of: field), value.utf8).prefix(16))
  }

  /// How a party knows a member.
  package func reference(of member: MemberID, for party: String) -> PartyReference {
    PartyReference(bytes: Array(code(partyMac, member.bytes + Array(party.utf8)).prefix(16)))
  }

  /// Recognises the right keys for a house.
  package func check(_ house: [UInt8]) -> [UInt8] { code(checkMac, house) }

  private func code(_ begun: HMAC<SHA256>, _ bytes: some Sequence<UInt8>) -> [UInt8] {
    var mac = begun
    mac.update(data: Array(bytes))
    return Array(mac.finalize())
  }
}

/// The key of each field that members are looked up by, derived when it is first needed.
private final class LookupMacs: Sendable {
  private let root: SymmetricKey
  private let begun = Mutex<[String: HMAC<SHA256>]>([:])

  init(root: SymmetricKey) { self.root = root }

  func mac(of field: String) -> HMAC<SHA256> {
    begun.withLock { begun in
      if let known = begun[field] { return known }
      let key = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: root, info: Data("zegel/1 lookup \(field)".utf8), outputByteCount: 32)
      let mac = HMAC<SHA256>(key: key)
      begun[field] = mac
      return mac
    }
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
