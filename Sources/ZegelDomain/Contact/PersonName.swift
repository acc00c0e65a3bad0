/// A name as somebody writes it: any script, `van der`, `'t`, `d'Arc`, `Anne-Marie`, `J.P.`
package struct PersonName: Sendable {
  package let text: String

  /// Nil when it has no letter, a sign that names do not have, or is an address on the web.
  package init?(_ clean: String) {
    guard clean.unicodeScalars.contains(where: { $0.isLetter }),
      clean.unicodeScalars.allSatisfy(PersonName.isOfNames),
      !clean.split(separator: " ").contains(where: PersonName.isWebAddress)
    else { return nil }
    text = clean
  }

  private static func isOfNames(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isLetterMarkOrDigit { return true }
    switch scalar {
    case " ", "'", "-", ".", ",", "`": return true
    case "\u{2018}", "\u{2019}", "\u{00B4}", "\u{2010}"..."\u{2015}", "\u{00B7}", "\u{30FB}": return true
    case "\u{200C}", "\u{200D}": return true
    // The apostrophe, geresh and gershayim of Hebrew.
    case "\u{05F3}", "\u{05F4}": return true
    default: return false
    }
  }

  /// `bakker.nl`, but neither `J.P.Jansen` nor `Joh.Bakker`.
  private static func isWebAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".")
    if parts.count > 1, parts[0].lowercased() == "www" { return true }
    return zip(parts, parts.dropFirst()).contains { before, after in
      before.count > 1 && after.count > 1 && (after == after.lowercased() || after == after.uppercased())
        && after.unicodeScalars.allSatisfy(\.isASCII)
    }
  }
}
