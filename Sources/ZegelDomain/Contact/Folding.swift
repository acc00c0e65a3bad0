/// The text without case and without the accents on Latin letters: what people may type differently and mean the same.
///
/// `José` becomes `jose`, `Łukasz` `lukasz`, `Groß` `gross`. Signs that are letters of their own in other scripts stay.
package func folded(_ text: String) -> String {
  var kept = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar {
    case "\u{0300}"..."\u{036F}": continue
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`": kept += "'"
    case "\u{2010}"..."\u{2015}": kept += "-"
    default: kept += scalar.isASCII ? String(scalar) : plainLetters(scalar)
    }
  }
  return kept
}

private func plainLetters(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "ß": return "ss"
  case "æ": return "ae"
  case "œ": return "oe"
  case "ĳ": return "ij"
  case "ı": return "i"
  case "ð": return "d"
  case "þ": return "th"
  default: break
  }
  // Unicode names a letter with an accent after the letter: LATIN SMALL LETTER E WITH ACUTE.
  let start = "LATIN SMALL LETTER "
  guard let name = scalar.properties.name, name.hasPrefix(start) else { return String(scalar) }
  let words = name.dropFirst(start.count).split(separator: " ")
  guard words.count > 1, words[0].count == 1, words[1] == "WITH" else { return String(scalar) }
  return words[0].lowercased()
}
