/// Under which address members open the pages of a house, such as `https://punten.voorbeeld.example`.
public struct PublicAddress: Sendable, Hashable {
  /// Scheme, host and port, as a browser tells where a form came from.
  public let origin: String

  /// Nil for anything but an origin over TLS; without TLS only for the machine itself.
  public init?(_ text: String) {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard text.utf8.count <= 200 else { return nil }
    let isSealed = text.hasPrefix("https://")
    guard isSealed || text.hasPrefix("http://") else { return nil }
    let place = text.dropFirst(isSealed ? 8 : 7)
    let parts = place.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, PublicAddress.isHost(host) else { return nil }
    if parts.count == 2 {
      let digits = parts[1].utf8.allSatisfy { (48...57).contains($0) }
      guard digits, let port = Int(parts[1]), (1...65_535).contains(port) else { return nil }
    }
    if !isSealed, host != "localhost", host != "127.0.0.1" { return nil }
    origin = text
  }

  public var isSealed: Bool { origin.hasPrefix("https://") }

  /// Where a member sees and changes what they agreed to.
  public func choices(_ token: LinkToken) -> String { "\(origin)/m/\(token.text)" }

  /// Where a mail program tells that somebody wants no more of it.
  /// - Source: RFC 8058.
  public func stop(_ token: LinkToken) -> String { "\(origin)/u/\(token.text)" }

  private static func isHost(_ host: Substring) -> Bool {
    !host.isEmpty && host.first != "." && host.last != "." && host.first != "-"
      && host.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
  }
}
