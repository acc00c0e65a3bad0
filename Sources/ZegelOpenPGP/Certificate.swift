import CRNP

/// Somebody's public key, as they hand it out.
///
/// - Source: RFC 4880 section 11.1; keys of version 4.
public struct Certificate: Sendable, Hashable {
  public static let mostBytes = 1 << 20

  /// Armoured.
  public let bytes: [UInt8]
  public let fingerprint: Fingerprint
  /// Names and addresses: personal.
  public let userIDs: [String]
  /// Seconds since 1970.
  public let created: Int64
  /// The first moment at which it can no longer be encrypted to or its signatures no longer hold; nil is never.
  public let expires: Int64?
  /// As in `EdDSA Ed25519`.
  public let algorithm: String

  /// - Parameter bytes: armoured or not.
  /// - Throws: `notAKey`, `severalKeys`, `secretKeyShown`, `unsupportedVersion`, `tooLarge`.
  public init(importing bytes: [UInt8]) throws(OpenPGPError) {
    guard bytes.count <= Certificate.mostBytes else { throw .tooLarge }
    let engine = try Engine()
    do { try engine.load(bytes) } catch { throw isVersion6(bytes) ? .unsupportedVersion : .notAKey }
    let found = try engine.primaries()
    guard let first = found.first else { throw isVersion6(bytes) ? .unsupportedVersion : .notAKey }
    guard found.count == 1 else { throw .severalKeys }
    let key = try Key(engine, first)
    if key.hasSecret { throw .secretKeyShown }
    try self.init(key, first)
  }

  init(_ key: Key, _ fingerprint: Fingerprint) throws(OpenPGPError) {
    bytes = try key.export(RNP_KEY_EXPORT_ARMORED | RNP_KEY_EXPORT_PUBLIC | RNP_KEY_EXPORT_SUBKEYS)
    self.fingerprint = fingerprint
    created = key.created
    let curve = key.curve
    algorithm = curve.isEmpty ? "\(key.algorithm) \(key.bits)" : "\(key.algorithm) \(curve)"
    var count = 0
    rnp_key_get_uid_count(key.handle, &count)
    userIDs = (0..<min(count, 100)).map { place in key.text { rnp_key_get_uid_at($0, place, $1) } }
    let encrypting = key.subkeys.filter { $0.allows("encrypt") && !$0.isRevoked }.map { $0.expires ?? .max }.max()
    let earliest = min(key.expires ?? .max, encrypting ?? .max)
    expires = earliest == .max ? nil : earliest
  }

  /// What is against encrypting to it, or believing its signatures, at a moment; nil when nothing is.
  ///
  /// - Parameter now: seconds since 1970.
  public func flaw(at now: Int64) throws(OpenPGPError) -> KeyFlaw? {
    let engine = try Engine()
    try engine.load(bytes)
    return try flaw(in: engine, at: now)
  }

  func flaw(in engine: Engine, at now: Int64) throws(OpenPGPError) -> KeyFlaw? {
    let key = try Key(engine, fingerprint)
    if let flaw = key.flaw(at: now) { return flaw }
    let encrypting = ([key] + key.subkeys).filter { $0.allows("encrypt") }
    let flaws = encrypting.map { $0.flaw(at: now) }
    if flaws.contains(nil) { return nil }
    return flaws.first.flatMap { $0 } ?? .cannotEncrypt
  }
}

/// Whether these bytes begin with a key of RFC 9580.
private func isVersion6(_ bytes: [UInt8]) -> Bool {
  let raw = dearmoured(bytes) ?? bytes
  guard raw.count > 4 else { return false }
  // A new packet: tag 6 or 5, its length in one, two or five bytes, then the version.
  guard [0xC6, 0xC5].contains(raw[0]) else { return false }
  let at = raw[1] < 192 ? 2 : raw[1] < 224 ? 3 : raw[1] == 255 ? 6 : 2
  return raw.count > at && raw[at] == 6
}

/// The bytes within an armour; nil where there is none.
func dearmoured(_ bytes: [UInt8]) -> [UInt8]? {
  let input = try? Input(bytes)
  let output = try? Output(atMost: Int64(Certificate.mostBytes))
  guard let input, let output else { return nil }
  let result = withExtendedLifetime((input, output)) { rnp_dearmor(input.handle, output.handle) }
  return result == UInt32(RNP_SUCCESS) ? output.bytes : nil
}
