import CRNP

/// A key of one's own, protected by a passphrase.
public struct SecretKey: Sendable {
  /// Armoured.
  public let bytes: [UInt8]
  public let certificate: Certificate

  /// - Throws: `notAKey` for a certificate without its secret; `severalKeys`, `tooLarge`.
  public init(importing bytes: [UInt8]) throws(OpenPGPError) {
    guard bytes.count <= Certificate.mostBytes else { throw .tooLarge }
    let engine = try Engine()
    try engine.load(bytes)
    let found = try engine.primaries()
    guard let first = found.first else { throw .notAKey }
    guard found.count == 1 else { throw .severalKeys }
    let key = try Key(engine, first)
    guard key.hasSecret else { throw .notAKey }
    try self.init(key, first)
  }

  private init(_ key: Key, _ fingerprint: Fingerprint) throws(OpenPGPError) {
    bytes = try key.export(RNP_KEY_EXPORT_ARMORED | RNP_KEY_EXPORT_SECRET | RNP_KEY_EXPORT_SUBKEYS)
    certificate = try Certificate(key, fingerprint)
  }

  /// Ed25519 to sign and Curve25519 to encrypt to, as Kleopatra and GnuPG 2.2 read them.
  ///
  /// - Parameters:
  ///   - userID: as in `De Korenaar <privacy@korenaar.example>`.
  ///   - days: until both end.
  public static func make(userID: String, days: Int, passphrase: Passphrase) throws(OpenPGPError) -> SecretKey {
    let engine = try Engine(passphrase: passphrase)
    let seconds = UInt32(clamping: days * 86_400)
    let primary = try generate(in: engine, userID: userID, seconds, passphrase)
    try generate(sub: primary, in: engine, seconds, passphrase)
    guard let fingerprint = primary.fingerprint else { throw .failed(0) }
    return try SecretKey(primary, fingerprint)
  }

  private static func generate(
    in engine: Engine, userID: String, _ seconds: UInt32, _ passphrase: Passphrase
  ) throws(OpenPGPError) -> Key {
    var op: OpaquePointer?
    try check(rnp_op_generate_create(&op, engine.ffi, "EDDSA"))
    defer { rnp_op_generate_destroy(op) }
    try check(rnp_op_generate_set_userid(op, userID))
    try check(rnp_op_generate_set_hash(op, "SHA512"))
    try check(rnp_op_generate_clear_usage(op))
    try check(rnp_op_generate_add_usage(op, "sign"))
    try check(rnp_op_generate_add_pref_hash(op, "SHA512"))
    try check(rnp_op_generate_add_pref_hash(op, "SHA256"))
    try check(rnp_op_generate_add_pref_cipher(op, "AES256"))
    try check(rnp_op_generate_add_pref_compression(op, "ZIP"))
    return try finish(op, in: engine, seconds, passphrase)
  }

  @discardableResult
  private static func generate(
    sub primary: Key, in engine: Engine, _ seconds: UInt32, _ passphrase: Passphrase
  ) throws(OpenPGPError) -> Key {
    var op: OpaquePointer?
    try check(passphrase.withCString { rnp_key_unlock(primary.handle, $0) })
    try check(rnp_op_generate_subkey_create(&op, engine.ffi, primary.handle, "ECDH"))
    defer { rnp_op_generate_destroy(op) }
    try check(rnp_op_generate_set_curve(op, "Curve25519"))
    try check(rnp_op_generate_set_hash(op, "SHA512"))
    try check(rnp_op_generate_clear_usage(op))
    try check(rnp_op_generate_add_usage(op, "encrypt"))
    return try finish(op, in: engine, seconds, passphrase)
  }

  private static func finish(
    _ op: OpaquePointer?, in engine: Engine, _ seconds: UInt32, _ passphrase: Passphrase
  ) throws(OpenPGPError) -> Key {
    try check(rnp_op_generate_set_expiration(op, seconds))
    try check(passphrase.withCString { rnp_op_generate_set_protection_password(op, $0) })
    try check(rnp_op_generate_set_protection_cipher(op, "AES256"))
    try check(rnp_op_generate_set_protection_hash(op, "SHA512"))
    // Our passphrases are random and long: to guess them more slowly gains nothing, and each use would pay for it.
    try check(rnp_op_generate_set_protection_iterations(op, 65_536))
    try check(rnp_op_generate_execute(op))
    var key: OpaquePointer?
    try check(rnp_op_generate_get_key(op, &key))
    guard let key else { throw .failed(0) }
    return Key(engine, key)
  }

  /// The same key until `days` from now; what was handed out of it stays good, and is handed out once more.
  ///
  /// - Parameter now: seconds since 1970.
  public func extended(days: Int, at now: Int64, passphrase: Passphrase) throws(OpenPGPError) -> SecretKey {
    try changed(passphrase) { key throws(OpenPGPError) in
      for each in [key] + key.subkeys {
        let seconds = UInt32(clamping: now - each.created + Int64(days) * 86_400)
        try check(rnp_key_set_expiration(each.handle, seconds))
      }
    }
  }

  /// Revoked: whoever imports its certificate encrypts to it no more.
  public func revoked(passphrase: Passphrase) throws(OpenPGPError) -> SecretKey {
    try changed(passphrase) { key throws(OpenPGPError) in
      try check(rnp_key_revoke(key.handle, 0, "SHA512", "retired", nil))
    }
  }

  private func changed(_ passphrase: Passphrase, _ change: (Key) throws(OpenPGPError) -> Void) throws(OpenPGPError)
    -> SecretKey
  {
    let engine = try Engine(passphrase: passphrase)
    try engine.load(bytes)
    let key = try Key(engine, certificate.fingerprint)
    try key.unlock(with: passphrase)
    try change(key)
    return try SecretKey(key, certificate.fingerprint)
  }
}

extension Key {
  /// Before a byte is read: else a wrong passphrase shows only at the end.
  func unlock(with passphrase: Passphrase) throws(OpenPGPError) {
    for key in [self] + subkeys where key.hasSecret {
      guard passphrase.withCString({ rnp_key_unlock(key.handle, $0) }) == UInt32(RNP_SUCCESS) else {
        throw .wrongPassphrase
      }
    }
  }
}
