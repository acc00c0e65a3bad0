import CRNP

/// Whose signature was found good, and when it was made.
public struct ProvenSignature: Sendable, Hashable {
  /// Of the primary key.
  public let signer: Fingerprint
  /// Seconds since 1970.
  public let signedAt: Int64
}

extension Engine {
  /// The one signature of an operation, judged by our own policy and not the library's: exactly one, good, by a pinned key
  /// that is good now.
  func proven(_ op: OpaquePointer?, by pinned: [Certificate], at now: Int64) throws(OpenPGPError) -> ProvenSignature {
    var count = 0
    try check(rnp_op_verify_get_signature_count(op, &count))
    guard count > 0 else { throw .unsigned }
    guard count == 1 else { throw .severalSignatures }
    var signature: OpaquePointer?
    try check(rnp_op_verify_get_signature_at(op, 0, &signature))
    let status = rnp_op_verify_signature_get_status(signature)
    if status == UInt32(RNP_ERROR_KEY_NOT_FOUND) { throw .unknownSigner }
    guard status == UInt32(RNP_SUCCESS) || status == UInt32(RNP_ERROR_SIGNATURE_EXPIRED) else { throw .badSignature }
    var handle: OpaquePointer?
    guard rnp_op_verify_signature_get_key(signature, &handle) == UInt32(RNP_SUCCESS), let handle else {
      throw .unknownSigner
    }
    let key = Key(self, handle)
    guard let fingerprint = key.primaryFingerprint, let pin = pinned.first(where: { $0.fingerprint == fingerprint })
    else { throw .unknownSigner }
    var (made, lasts): (UInt32, UInt32) = (0, 0)
    try check(rnp_op_verify_signature_get_times(signature, &made, &lasts))
    if lasts > 0, Int64(made) + Int64(lasts) <= now { throw .badSignature }
    if Int64(made) > now + 600 { throw .badSignature }
    for each in [key, try Key(self, pin.fingerprint)] {
      if let flaw = each.flaw(at: now) { throw .keyUnusable(fingerprint, flaw) }
    }
    return ProvenSignature(signer: fingerprint, signedAt: Int64(made))
  }
}

/// A signature that lies beside what it signs, armoured (`.asc`).
public enum DetachedSignature {
  public static func make(
    of bytes: [UInt8], by signer: SecretKey, passphrase: Passphrase, at now: Int64
  ) throws(OpenPGPError) -> [UInt8] {
    let engine = try Engine(passphrase: passphrase)
    try engine.load(signer.bytes)
    let key = try Key(engine, signer.certificate.fingerprint)
    if let flaw = key.flaw(at: now) { throw .keyUnusable(signer.certificate.fingerprint, flaw) }
    try key.unlock(with: passphrase)
    let (source, sink) = (try Input(bytes), try Output(atMost: 1 << 16))
    var op: OpaquePointer?
    try check(rnp_op_sign_detached_create(&op, engine.ffi, source.handle, sink.handle))
    defer { withExtendedLifetime((source, sink, key)) { _ = rnp_op_sign_destroy(op) } }
    try check(rnp_op_sign_set_armor(op, true))
    try check(rnp_op_sign_set_hash(op, "SHA512"))
    try check(rnp_op_sign_add_signature(op, key.handle, nil))
    try check(rnp_op_sign_execute(op))
    try sink.finish()
    return sink.bytes
  }

  /// - Throws: `unsigned`, `unknownSigner`, `badSignature`, `severalSignatures`, `keyUnusable`, `notOpenPGP`.
  public static func verify(
    _ signature: [UInt8], of bytes: [UInt8], by pinned: [Certificate], at now: Int64
  ) throws(OpenPGPError) -> ProvenSignature {
    guard signature.count <= 1 << 16 else { throw .tooLarge }
    let engine = try Engine()
    for certificate in pinned { try engine.load(certificate.bytes) }
    let (source, detached) = (try Input(bytes), try Input(signature))
    var op: OpaquePointer?
    guard rnp_op_verify_detached_create(&op, engine.ffi, source.handle, detached.handle) == UInt32(RNP_SUCCESS) else {
      throw .notOpenPGP
    }
    defer { withExtendedLifetime((engine, source, detached)) { _ = rnp_op_verify_destroy(op) } }
    let result = rnp_op_verify_execute(op)
    var count = 0
    rnp_op_verify_get_signature_count(op, &count)
    if count == 0 { throw result == UInt32(RNP_SUCCESS) ? .unsigned : .notOpenPGP }
    return try engine.proven(op, by: pinned, at: now)
  }
}
