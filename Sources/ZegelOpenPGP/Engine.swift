import CRNP
import Foundation

/// RNP for one call, made and thrown away inside of it: its handles must not be shared.
final class Engine {
  let ffi: OpaquePointer
  private let passphrase: Passphrase?

  /// - Parameter passphrase: of every secret key that is loaded.
  init(passphrase: Passphrase? = nil) throws(OpenPGPError) {
    var ffi: OpaquePointer?
    guard rnp_ffi_create(&ffi, "GPG", "GPG") == RNP_SUCCESS, let ffi else { throw .failed(0) }
    self.ffi = ffi
    self.passphrase = passphrase
    silence(ffi)
    rnp_ffi_set_pass_provider(
      ffi,
      { _, context, _, _, buffer, capacity in
        guard let context, let buffer else { return false }
        let passphrase = Unmanaged<Passphrase>.fromOpaque(context).takeUnretainedValue()
        guard passphrase.bytes.count <= capacity else { return false }
        for (place, byte) in passphrase.bytes.enumerated() { buffer[place] = CChar(bitPattern: byte) }
        return true
      }, passphrase.map { Unmanaged.passUnretained($0).toOpaque() })
  }

  deinit { rnp_ffi_destroy(ffi) }

  /// Loads every key of these bytes.
  func load(_ bytes: [UInt8]) throws(OpenPGPError) {
    let input = try Input(bytes)
    let flags = UInt32(RNP_LOAD_SAVE_PUBLIC_KEYS | RNP_LOAD_SAVE_SECRET_KEYS)
    let result = withExtendedLifetime(input) { rnp_import_keys(ffi, input.handle, flags, nil) }
    guard result == RNP_SUCCESS else { throw .notAKey }
  }

  /// The fingerprints of all primary keys.
  func primaries() throws(OpenPGPError) -> [Fingerprint] {
    var iterator: OpaquePointer?
    guard rnp_identifier_iterator_create(ffi, &iterator, "fingerprint") == RNP_SUCCESS else { throw .failed(0) }
    defer { rnp_identifier_iterator_destroy(iterator) }
    var found: [Fingerprint] = []
    var text: UnsafePointer<CChar>?
    while rnp_identifier_iterator_next(iterator, &text) == RNP_SUCCESS, let known = text {
      guard let fingerprint = Fingerprint(String(cString: known)) else { throw .unsupportedVersion }
      if try Key(self, fingerprint).isPrimary { found.append(fingerprint) }
    }
    return found
  }
}

/// What the library has to say of harmless things goes nowhere.
private func silence(_ ffi: OpaquePointer) {
  let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
  // The library closes it.
  if nowhere >= 0 { rnp_ffi_set_log_fd(ffi, nowhere) }
}

/// A call of RNP that has to succeed.
func check(_ result: rnp_result_t) throws(OpenPGPError) {
  switch result {
  case UInt32(RNP_SUCCESS): return
  case UInt32(RNP_ERROR_BAD_PASSWORD): throw .wrongPassphrase
  case UInt32(RNP_ERROR_NO_SUITABLE_KEY), UInt32(RNP_ERROR_KEY_NOT_FOUND): throw .notForUs
  default: throw .failed(result)
  }
}
