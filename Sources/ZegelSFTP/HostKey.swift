import Foundation

/// The public key of a server or a user, as OpenSSH writes it on a line: `ssh-ed25519 AAAA… comment`.
public struct HostKey: Sendable, Hashable {
  public let kind: String
  /// Base64.
  public let body: String

  /// Kind and body, without the comment, which may name somebody.
  public var line: String { "\(kind) \(body)" }

  /// The bytes of which SHA-256 makes the fingerprint.
  public var bytes: [UInt8] { [UInt8](Data(base64Encoded: body) ?? Data()) }

  /// - Parameter text: one line; a line of known hosts, with the host in front, as well. Nil for weak kinds and whatever
  ///   is no key.
  public init?(_ text: String) {
    guard text.utf8.count <= 4096 else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard lines.count == 1 else { return nil }
    let words = lines[0].split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { Self.kinds.contains($0) }), place <= 1, words.count > place + 1,
      let bytes = Data(base64Encoded: words[place + 1]), Self.kind(in: [UInt8](bytes)) == words[place]
    else { return nil }
    (kind, body) = (words[place], words[place + 1])
  }

  static let kinds = [
    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
  ]

  /// By which the server may prove it has the key; never SHA-1.
  var algorithms: String { kind == "ssh-rsa" ? "rsa-sha2-512,rsa-sha2-256" : kind }

  /// As the bytes themselves say it.
  ///
  /// - Source: RFC 4253 section 6.6.
  private static func kind(in bytes: [UInt8]) -> String? {
    guard bytes.count > 4 else { return nil }
    let length = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
    guard length < 64, bytes.count > 4 + length else { return nil }
    return String(decoding: bytes[4..<4 + length], as: UTF8.self)
  }
}
