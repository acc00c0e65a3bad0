import Foundation
public import ZegelDomain
import ZegelVault

/// A public key of SSH in its one form: `type base64`, without host, options or remark.
///
/// Taken are Ed25519, ECDSA over the NIST curves, and RSA of 3072 bits or more.
///
/// - Source: RFC 4253 section 6.6, RFC 5656, RFC 8709; BSI TR-02102-4 for the sizes.
public struct SSHPublicLine: Sendable, Hashable {
  public let text: String
  /// `SHA256:` and 43 letters, as `ssh-keygen -l` shows it.
  public let fingerprint: String

  /// Refuses `exchange-key-malformed` for anything else, also for more than one key.
  ///
  /// - Parameter written: the content of a `.pub` file, or a line of `authorized_keys`, `known_hosts` or `ssh-keyscan`.
  ///   Empty lines and remarks are passed over.
  public init(_ written: String) throws(Refusal) {
    let refused = Refusal(.exchangeKeyMalformed, field: "key")
    guard written.utf8.count <= 65_536 else { throw refused }
    let lines = written.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard lines.count == 1 else { throw refused }
    let words = lines[0].split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { SSHPublicLine.types.contains($0) }), place + 1 < words.count,
      let blob = Data(base64Encoded: words[place + 1]).map(Array.init),
      let fields = SSHPublicLine.fields(blob), fields.isWhole(words[place])
    else { throw refused }
    text = "\(words[place]) \(words[place + 1])"
    let digest = Data(Digest256.of(blob)).base64EncodedString().filter { $0 != "=" }
    fingerprint = "SHA256:\(digest)"
  }

  private static let types = [
    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
  ]

  /// Nil for bytes that are no row of fields.
  private static func fields(_ blob: [UInt8]) -> [[UInt8]]? {
    var (found, rest) = ([[UInt8]](), blob[...])
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard count <= rest.count, found.count < 4 else { return nil }
      found.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return found
  }
}

extension [[UInt8]] {
  /// Whether these are the fields of a key of this type, and it is large enough.
  fileprivate func isWhole(_ type: String) -> Bool {
    guard first == [UInt8](type.utf8) else { return false }
    switch type {
    case "ssh-ed25519": return count == 2 && self[1].count == 32
    case "ssh-rsa": return count == 3 && self[2].drop { $0 == 0 }.count >= 3072 / 8
    default: return count == 3 && type.hasSuffix(String(decoding: self[1], as: UTF8.self)) && self[2].first == 4
    }
  }
}
