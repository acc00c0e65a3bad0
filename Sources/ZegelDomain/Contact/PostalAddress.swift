/// `street number, postcode place` or `street number, postcode place, country`.
package struct PostalAddress: Sendable {
  package let shown: String
  /// Dutch: postcode and house number, `1234AB 12-A`, which in the Netherlands is one address. Elsewhere the whole, with
  /// the country's code.
  package let lookup: String
  package let isDutch: Bool

  /// `home` is the country of an address that names none.
  package init?(_ clean: String, home: String) {
    guard clean.unicodeScalars.allSatisfy(PostalAddress.isOfAddresses) else { return nil }
    let parts = clean.split(separator: ",", omittingEmptySubsequences: false).map(PostalAddress.trimmed)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), PostalAddress.hasLetter(parts[0]),
      let country = PostalCountry.named(parts.count == 3 ? parts[2] : home),
      let (postcode, place) = PostalAddress.postcodeAndPlace(parts[1], in: country)
    else { return nil }
    shown = ([parts[0], "\(postcode) \(place)"] + parts.dropFirst(2)).joined(separator: ", ")
    isDutch = country.code == "NL"
    if isDutch {
      guard let number = HouseNumber(endOf: parts[0]) else { return nil }
      lookup = "\(postcode.filter { $0 != " " }) \(number.text)"
    } else {
      lookup = "\(parts[0]), \(postcode) \(place), \(country.code)"
    }
  }

  private static func trimmed(_ part: Substring) -> String {
    part.split(separator: " ").joined(separator: " ")
  }

  private static func hasLetter(_ text: some StringProtocol) -> Bool { text.unicodeScalars.contains { $0.isLetter } }

  /// A postcode has up to two parts; the longer reading is tried first.
  private static func postcodeAndPlace(_ text: String, in country: PostalCountry) -> (String, String)? {
    let words = text.split(separator: " ")
    for count in [2, 1] where words.count > count {
      let place = words.dropFirst(count).joined(separator: " ")
      guard hasLetter(place), let postcode = country.postcode(words.prefix(count).joined()) else { continue }
      return (postcode, place)
    }
    return nil
  }

  private static func isOfAddresses(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isLetterMarkOrDigit { return true }
    switch scalar {
    case " ", ",", ".", "'", "`", "-", "/", "(", ")", "&", "\"", "+", "#": return true
    case "\u{2018}"..."\u{201F}", "\u{00B4}", "\u{2010}"..."\u{2015}", "°", "º", "ª", "№", "\u{00B7}": return true
    case "\u{200C}", "\u{200D}": return true
    default: return false
    }
  }
}
