/// Whose a key of the exchange is.
public enum ExchangeKeyOwner: Sendable, Hashable {
  case house
  /// By its id in the policy; none is called `house`.
  case party(String)

  public init(text: String) { self = text == "house" ? .house : .party(text) }

  /// As it is written down.
  public var text: String {
    switch self {
    case .house: "house"
    case .party(let id): id
    }
  }
}

/// What a key of the exchange is for.
public enum ExchangeKeyKind: String, Sendable, Hashable, CaseIterable {
  /// A certificate: to seal files to its owner, and to know that files are theirs.
  case openpgp
  /// By which a party's server is recognised.
  case sshHost = "ssh-host"
  /// With which somebody logs in: a party at our drop box, or the house at a party's.
  case sshUser = "ssh-user"

  /// A fingerprint in its one form: 40 hexadecimal capitals, or `SHA256:` and 43 letters; nil for anything else.
  ///
  /// - Parameter written: as people tell it: an OpenPGP one with or without spaces and `0x`, in small letters or not.
  public func fingerprint(_ written: String) -> String? {
    guard written.utf8.count <= 120 else { return nil }
    let told = written.filter { !$0.isWhitespace }
    switch self {
    case .openpgp:
      let digits = told.uppercased()
      let plain = digits.hasPrefix("0X") ? String(digits.dropFirst(2)) : digits
      let isWhole = plain.utf8.count == 40 && plain.utf8.allSatisfy { (48...57).contains($0) || (65...70).contains($0) }
      return isWhole ? plain : nil
    case .sshHost, .sshUser:
      guard told.hasPrefix("SHA256:"), told.utf8.count == 50 else { return nil }
      let isBase64 = told.utf8.dropFirst(7).allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 43 || $0 == 47
      }
      return isBase64 ? told : nil
    }
  }
}

/// What is known of a key of the exchange, whatever happened to it here.
public struct ExchangeKeyFacts: Sendable, Hashable {
  public let owner: ExchangeKeyOwner
  public let kind: ExchangeKeyKind
  /// In its one form; see `ExchangeKeyKind.fingerprint`.
  public let fingerprint: String
  public let createdAt: Instant
  /// Nil for a key that does not end by itself.
  public let expiresAt: Instant?

  /// Refuses `exchange-key-malformed` for a fingerprint that is none, and an end that is not after the beginning.
  public init(
    owner: ExchangeKeyOwner, kind: ExchangeKeyKind, fingerprint: String, createdAt: Instant, expiresAt: Instant?
  ) throws(Refusal) {
    guard let fingerprint = kind.fingerprint(fingerprint), expiresAt.map({ $0 > createdAt }) ?? true else {
      throw Refusal(.exchangeKeyMalformed, field: "key")
    }
    self.init(owner: owner, kind: kind, kept: fingerprint, createdAt: createdAt, expiresAt: expiresAt)
  }

  /// As they were kept.
  package init(
    owner: ExchangeKeyOwner, kind: ExchangeKeyKind, kept fingerprint: String, createdAt: Instant, expiresAt: Instant?
  ) {
    self.owner = owner
    self.kind = kind
    self.fingerprint = fingerprint
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }

  /// As it is read aloud: ten groups of four; one of SSH as it is.
  public var spokenFingerprint: String {
    guard kind == .openpgp else { return fingerprint }
    let digits = Array(fingerprint)
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
      .joined(separator: " ")
  }
}
