import ZegelDesk
public import ZegelDomain
import ZegelOpenPGP

/// The house's own OpenPGP key as the desk keeps it: facts, certificate in armour, and its secret, to be sealed.
public struct HouseCertificate: Sendable {
  public let facts: ExchangeKeyFacts
  public let publicBytes: [UInt8]
  public let secretBytes: [UInt8]
  public let algorithm: String

  /// A new one: Ed25519 to sign, Curve25519 to encrypt to. Its passphrase is random and sealed with it; nobody sees it.
  ///
  /// - Parameter name: as parties see it in their list of certificates: the house's name and address, and nobody's.
  public static func make(name: String, days: Int) throws -> HouseCertificate {
    let passphrase = HouseSecret.newPassphrase()
    let key = try refusing {
      () throws(OpenPGPError) in try SecretKey.make(userID: name, days: days, passphrase: Passphrase(passphrase))
    }
    return try HouseCertificate(key, passphrase)
  }

  /// As it was sealed.
  public init(secretBytes: [UInt8]) throws {
    let opened = try OpenedHouseKey(secretBytes)
    try self.init(opened.key, HouseSecret(secretBytes)?.passphrase ?? [])
  }

  private init(_ key: SecretKey, _ passphrase: [UInt8]) throws {
    facts = try key.certificate.facts(of: .house)
    publicBytes = key.certificate.bytes
    secretBytes = HouseSecret(key: key.bytes, passphrase: passphrase).bytes
    algorithm = key.certificate.algorithm
  }

  /// The same key, until so many days from now.
  public func extended(days: Int, at now: Instant) throws -> HouseCertificate {
    guard let secret = HouseSecret(secretBytes) else { throw Refusal(.sealedDamaged, field: "key") }
    let opened = try OpenedHouseKey(secretBytes)
    let longer = try refusing { () throws(OpenPGPError) in
      try opened.key.extended(days: days, at: now.seconds, passphrase: opened.passphrase)
    }
    return try HouseCertificate(longer, secret.passphrase)
  }

  /// What parties take in to know that it is revoked; armoured.
  public func revoked() throws -> [UInt8] {
    let opened = try OpenedHouseKey(secretBytes)
    return try refusing { () throws(OpenPGPError) in
      try opened.key.revoked(passphrase: opened.passphrase).certificate.bytes
    }
  }
}

/// A party's certificate, as it sent it.
public struct PartyCertificate: Sendable {
  public let facts: ExchangeKeyFacts
  public let publicBytes: [UInt8]
  public let algorithm: String

  /// - Refuses: `exchange-key-malformed` with what is wrong with it: not one certificate, of RFC 9580, expired, weak…
  public init(_ bytes: [UInt8], of party: String, at now: Instant) throws {
    let certificate = try refusing { () throws(OpenPGPError) in try Certificate(importing: bytes) }
    let flaw = try refusing { () throws(OpenPGPError) in try certificate.flaw(at: now.seconds) }
    if let flaw { throw Refusal(.exchangeKeyMalformed, field: "key", flaw.rawValue) }
    facts = try certificate.facts(of: .party(party))
    (publicBytes, algorithm) = (certificate.bytes, certificate.algorithm)
  }
}

/// A key of the house, ready to sign and to read with.
struct OpenedHouseKey {
  let key: SecretKey
  let passphrase: Passphrase

  init(_ secretBytes: [UInt8]) throws {
    guard let secret = HouseSecret(secretBytes) else { throw Refusal(.sealedDamaged, field: "key") }
    passphrase = Passphrase(secret.passphrase)
    key = try refusing { () throws(OpenPGPError) in try SecretKey(importing: secret.key) }
  }
}

extension Certificate {
  fileprivate func facts(of owner: ExchangeKeyOwner) throws(Refusal) -> ExchangeKeyFacts {
    try ExchangeKeyFacts(
      owner: owner, kind: .openpgp, fingerprint: fingerprint.text,
      createdAt: Instant(milliseconds: created * 1000), expiresAt: expires.map { Instant(milliseconds: $0 * 1000) })
  }
}

extension Instant {
  /// Since 1970.
  var seconds: Int64 { milliseconds / 1000 }
}

/// What OpenPGP has against a key, as a refusal.
func refusing<Value>(_ body: () throws(OpenPGPError) -> Value) throws -> Value {
  do { return try body() } catch {
    switch error {
    case .keyUnusable(_, let flaw): throw Refusal(.exchangeKeyMalformed, field: "key", flaw.rawValue)
    case .notAKey, .severalKeys, .secretKeyShown, .unsupportedVersion, .tooLarge:
      throw Refusal(.exchangeKeyMalformed, field: "key", error.word)
    case .wrongPassphrase: throw Refusal(.sealedDamaged, field: "key")
    default: throw Fault("OpenPGP: \(error.word)")
    }
  }
}

extension OpenPGPError {
  /// For a message, a receipt and a list of reasons.
  var word: String {
    switch self {
    case .notAKey: "no key"
    case .severalKeys: "several keys"
    case .secretKeyShown: "a secret key"
    case .unsupportedVersion: "version 6 (RFC 9580)"
    case .keyUnusable(_, let flaw): flaw.rawValue
    case .wrongPassphrase: "wrong passphrase"
    case .notOpenPGP: "no OpenPGP"
    case .notForUs: "not for us"
    case .damaged: "damaged"
    case .unsigned: "unsigned"
    case .severalSignatures: "several signatures"
    case .unknownSigner: "unknown signer"
    case .badSignature: "bad signature"
    case .tooLarge: "too large"
    case .ioFailed: "disk"
    case .failed(let code): "error \(code)"
    }
  }
}
