import CRNP

/// A message opened and judged.
public struct Decrypted: Sendable {
  public let signature: ProvenSignature
  public let bytes: Int64
}

public enum Decryption {
  /// Reads a message to its end and writes what is in it to `output`, which must be thrown away when this throws: what is
  /// written before the end is not yet proven.
  ///
  /// Taken is only a message that tells whether it was changed, with one good signature, by a pinned key that is good now.
  ///
  /// - Parameters:
  ///   - limit: of what is inside, so that a small file cannot fill the disk.
  ///   - now: seconds since 1970.
  public static func decrypt(
    from input: Int32, to output: Int32, with key: SecretKey, passphrase: Passphrase, signedBy pinned: [Certificate],
    limit: Int64, at now: Int64
  ) throws(OpenPGPError) -> Decrypted {
    let engine = try Engine(passphrase: passphrase)
    try engine.load(key.bytes)
    try Key(engine, key.certificate.fingerprint).unlock(with: passphrase)
    for certificate in pinned { try engine.load(certificate.bytes) }
    let (source, sink) = (try Input(descriptor: input), try Output(descriptor: output, limit: limit))
    var op: OpaquePointer?
    guard rnp_op_verify_create(&op, engine.ffi, source.handle, sink.handle) == UInt32(RNP_SUCCESS) else {
      throw .notOpenPGP
    }
    defer { withExtendedLifetime((engine, source, sink)) { _ = rnp_op_verify_destroy(op) } }
    let result = rnp_op_verify_execute(op)
    if sink.isOverLimit { throw .tooLarge }
    if sink.hasFailed { throw .ioFailed }
    try judge(result, op)
    try mustBeProtected(op)
    let signature = try engine.proven(op, by: pinned, at: now)
    try sink.finish()
    try mustBeAtEnd(input)
    return Decrypted(signature: signature, bytes: sink.count)
  }

  /// What the signatures say comes after.
  private static func judge(_ result: rnp_result_t, _ op: OpaquePointer?) throws(OpenPGPError) {
    switch result {
    case UInt32(RNP_SUCCESS), UInt32(RNP_ERROR_SIGNATURE_INVALID), UInt32(RNP_ERROR_SIGNATURE_EXPIRED),
      UInt32(RNP_ERROR_NO_SIGNATURES_FOUND):
      return
    case UInt32(RNP_ERROR_NO_SUITABLE_KEY), UInt32(RNP_ERROR_KEY_NOT_FOUND), UInt32(RNP_ERROR_DECRYPT_FAILED):
      var recipients = 0
      rnp_op_verify_get_recipient_count(op, &recipients)
      var used: OpaquePointer?
      let isForUs = rnp_op_verify_get_used_recipient(op, &used) == UInt32(RNP_SUCCESS) && used != nil
      throw recipients > 0 && !isForUs ? .notForUs : .damaged
    case UInt32(RNP_ERROR_BAD_PASSWORD): throw .wrongPassphrase
    default: throw .damaged
    }
  }

  private static func mustBeProtected(_ op: OpaquePointer?) throws(OpenPGPError) {
    var (mode, cipher): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
    var isValid = false
    defer {
      rnp_buffer_destroy(mode)
      rnp_buffer_destroy(cipher)
    }
    guard rnp_op_verify_get_protection_info(op, &mode, &cipher, &isValid) == UInt32(RNP_SUCCESS), let mode, isValid
    else {
      throw .damaged
    }
    // `none` is not encrypted at all, `cfb` without a modification code.
    guard ["cfb-mdc", "aead-ocb", "aead-eax"].contains(String(cString: mode)) else { throw .damaged }
  }
}
