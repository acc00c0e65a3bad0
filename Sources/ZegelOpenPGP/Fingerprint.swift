/// The fingerprint of a certificate: 40 hexadecimal digits, by which people recognise a key over the phone.
///
/// - Source: RFC 4880 section 12.2.
public struct Fingerprint: Sendable, Hashable {
  /// In capitals, without spaces.
  public let text: String

  /// - Parameter written: as Kleopatra and gpg show it: with or without spaces, `0x` in front or not. Nil for anything
  ///   but 40 digits.
  public init?(_ written: String) {
    guard written.utf8.count <= 80 else { return nil }
    var digits = written.uppercased().filter { !$0.isWhitespace }
    if digits.hasPrefix("0X") { digits.removeFirst(2) }
    guard digits.utf8.count == 40, digits.utf8.allSatisfy({ (48...57).contains($0) || (65...70).contains($0) })
    else { return nil }
    text = digits
  }

  /// In ten groups of four, as it is read aloud.
  public var grouped: String {
    let digits = Array(text)
    return stride(from: 0, to: 40, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
  }
}
