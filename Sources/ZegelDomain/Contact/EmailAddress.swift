/// `somebody@example.org`, without quotes, comments or numbers for a host.
///
/// What stands before the @ is the mailbox as its server knows it and stays as typed; only the domain has no case.
package struct EmailAddress: Sendable {
  package let local: String
  /// In lower case; labels of other scripts as they are written, not as `xn--…`.
  package let domain: String

  package var text: String { "\(local)@\(domain)" }

  /// RFC 5321 gives the lengths (64 and 254 octets), RFC 5322 the atoms, RFC 6531 the other scripts.
  package init?(_ clean: String) {
    let halves = clean.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    local = String(halves[0])
    domain = halves[1].lowercased()
    guard local.utf8.count <= 64, local.utf8.count + 1 + domain.utf8.count <= 254,
      local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(EmailAddress.isAtom),
      EmailAddress.isDomain(domain)
    else { return nil }
  }

  private static func isAtom(_ part: Substring) -> Bool {
    !part.isEmpty
      && part.unicodeScalars.allSatisfy {
        $0.isASCII
          ? $0.isPlainLetter || $0.isPlainDigit || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
          : $0.isLetterMarkOrDigit
      }
  }

  private static func isDomain(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy(isLabel)
      && labels.last!.unicodeScalars.contains { $0.isLetter } && labels.last!.count > 1
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.unicodeScalars.allSatisfy {
        $0.isASCII ? $0.isPlainLetter || $0.isPlainDigit || $0 == "-" : $0.isLetterMarkOrDigit
      }
  }
}
