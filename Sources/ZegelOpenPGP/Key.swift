import CRNP

/// A key of an engine, primary or sub; keeps the engine alive, which must not end before its keys.
final class Key {
  let handle: OpaquePointer
  private let engine: Engine

  init(_ engine: Engine, _ fingerprint: Fingerprint) throws(OpenPGPError) {
    var handle: OpaquePointer?
    guard rnp_locate_key(engine.ffi, "fingerprint", fingerprint.text, &handle) == UInt32(RNP_SUCCESS), let handle else {
      throw .notForUs
    }
    self.handle = handle
    self.engine = engine
  }

  init(_ engine: Engine, _ handle: OpaquePointer) { (self.engine, self.handle) = (engine, handle) }

  deinit { rnp_key_handle_destroy(handle) }

  private func flag(_ ask: (OpaquePointer, UnsafeMutablePointer<Bool>) -> rnp_result_t) -> Bool {
    var answer = false
    return ask(handle, &answer) == UInt32(RNP_SUCCESS) && answer
  }

  var isPrimary: Bool { flag { rnp_key_is_primary($0, $1) } }
  var isRevoked: Bool { flag { rnp_key_is_revoked($0, $1) } }
  var isValid: Bool { flag { rnp_key_is_valid($0, $1) } }
  var hasSecret: Bool { flag { rnp_key_have_secret($0, $1) } }
  func allows(_ usage: String) -> Bool { flag { rnp_key_allows_usage($0, usage, $1) } }

  func text(_ ask: (OpaquePointer, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> rnp_result_t) -> String {
    var text: UnsafeMutablePointer<CChar>?
    guard ask(handle, &text) == UInt32(RNP_SUCCESS), let text else { return "" }
    defer { rnp_buffer_destroy(text) }
    return String(cString: text)
  }

  var fingerprint: Fingerprint? { Fingerprint(text { rnp_key_get_fprint($0, $1) }) }
  /// Of the primary key, also where this is one of its subkeys.
  var primaryFingerprint: Fingerprint? {
    isPrimary ? fingerprint : Fingerprint(text { rnp_key_get_primary_fprint($0, $1) })
  }
  var algorithm: String { text { rnp_key_get_alg($0, $1) } }
  var curve: String { text { rnp_key_get_curve($0, $1) } }

  var bits: Int {
    var bits: UInt32 = 0
    return rnp_key_get_bits(handle, &bits) == UInt32(RNP_SUCCESS) ? Int(bits) : 0
  }

  /// Seconds since 1970.
  var created: Int64 {
    var time: UInt32 = 0
    return rnp_key_get_creation(handle, &time) == UInt32(RNP_SUCCESS) ? Int64(time) : 0
  }

  /// Seconds since 1970; nil is never.
  var expires: Int64? {
    var seconds: UInt32 = 0
    guard rnp_key_get_expiration(handle, &seconds) == UInt32(RNP_SUCCESS), seconds > 0 else { return nil }
    return created + Int64(seconds)
  }

  var subkeys: [Key] {
    var count = 0
    guard rnp_key_get_subkey_count(handle, &count) == UInt32(RNP_SUCCESS) else { return [] }
    return (0..<count).compactMap { place in
      var sub: OpaquePointer?
      guard rnp_key_get_subkey_at(handle, place, &sub) == UInt32(RNP_SUCCESS), let sub else { return nil }
      return Key(engine, sub)
    }
  }

  /// - Source: our own policy: nothing under the strength of RSA 2048, and no curve under 256 bits.
  var isWeak: Bool {
    switch algorithm {
    case "RSA": bits < 2048
    case "EDDSA", "ECDH", "ECDSA": bits < 255
    default: true
    }
  }

  /// What is against using it now; nil when nothing is.
  func flaw(at now: Int64) -> KeyFlaw? {
    if isRevoked { return .revoked }
    if let expires, expires <= now { return .expired }
    if created > now + 600 { return .notYetValid }
    if isWeak { return .weak }
    return isValid ? nil : .invalid
  }

  func export(_ flags: UInt32) throws(OpenPGPError) -> [UInt8] {
    let output = try Output(atMost: 1 << 20)
    try check(rnp_key_export(handle, output.handle, flags))
    try output.finish()
    return output.bytes
  }
}
