import CRNP

/// A stream encrypted to several and signed by one.
///
/// Always CFB with a modification code, AES-256, SHA-256, and no file name inside: what every partner's program reads.
public enum Encryption {
  /// Reads to the end of one descriptor and writes to another; memory stays flat.
  ///
  /// Every recipient is judged before a byte is written: one that cannot be used refuses the whole.
  ///
  /// - Parameters:
  ///   - compression: 0 is none, 9 the most.
  ///   - now: seconds since 1970.
  /// - Returns: how many bytes were written.
  public static func encrypt(
    from input: Int32, to output: Int32, for recipients: [Certificate], signedBy signer: SecretKey,
    passphrase: Passphrase, compression: Int = 0, armoured: Bool = false, at now: Int64
  ) throws(OpenPGPError) -> Int64 {
    let engine = try Engine(passphrase: passphrase)
    try engine.load(signer.bytes)
    try judge(recipients, in: engine, at: now)
    let key = try Key(engine, signer.certificate.fingerprint)
    if let flaw = key.flaw(at: now) { throw .keyUnusable(signer.certificate.fingerprint, flaw) }
    try key.unlock(with: passphrase)

    let (source, sink) = (try Input(descriptor: input), try Output(descriptor: output))
    var op: OpaquePointer?
    try check(rnp_op_encrypt_create(&op, engine.ffi, source.handle, sink.handle))
    var keys = [key]
    defer { withExtendedLifetime((source, sink, keys)) { _ = rnp_op_encrypt_destroy(op) } }
    for recipient in recipients {
      keys.append(try Key(engine, recipient.fingerprint))
      try check(rnp_op_encrypt_add_recipient(op, keys[keys.count - 1].handle))
    }
    try check(rnp_op_encrypt_add_signature(op, key.handle, nil))
    try check(rnp_op_encrypt_set_hash(op, "SHA256"))
    try check(rnp_op_encrypt_set_cipher(op, "AES256"))
    try check(rnp_op_encrypt_set_aead(op, "None"))
    try check(rnp_op_encrypt_set_armor(op, armoured))
    try check(rnp_op_encrypt_set_file_name(op, ""))
    try check(rnp_op_encrypt_set_file_mtime(op, 0))
    if compression > 0 { try check(rnp_op_encrypt_set_compression(op, "ZIP", Int32(compression))) }
    let result = rnp_op_encrypt_execute(op)
    if sink.hasFailed { throw .ioFailed }
    try check(result)
    try sink.finish()
    return sink.count
  }

  private static func judge(_ recipients: [Certificate], in engine: Engine, at now: Int64) throws(OpenPGPError) {
    for recipient in recipients {
      try engine.load(recipient.bytes)
      if let flaw = try recipient.flaw(in: engine, at: now) { throw .keyUnusable(recipient.fingerprint, flaw) }
    }
  }
}
