/// A text somebody gave, fit to be looked at: short, trimmed, and of characters that show what they are.
package struct ValueText: Sendable {
  /// The most a value may have.
  package static let maximumCharacters = 200
  package static let maximumBytes = 800

  package let text: String

  package enum Problem: Error, Equatable { case empty, tooLong, character }

  /// `raw` is in NFC already. Runs of white space, line ends among them, become one space.
  package init(_ raw: String) throws(Problem) {
    guard raw.utf8.count <= ValueText.maximumBytes else { throw .tooLong }
    var kept = String.UnicodeScalarView()
    var isSpaceDue = false
    for scalar in raw.unicodeScalars {
      if scalar == " " || !(0x21..<0x7F).contains(scalar.value) && scalar.properties.isWhitespace {
        isSpaceDue = !kept.isEmpty
        continue
      }
      guard ValueText.shows(scalar) else { throw .character }
      if isSpaceDue { kept.append(" ") }
      isSpaceDue = false
      kept.append(scalar)
    }
    text = String(kept)
    if text.isEmpty { throw .empty }
    if text.utf8.count > ValueText.maximumBytes || text.count > ValueText.maximumCharacters { throw .tooLong }
  }

  /// Neither steers what stands beside it nor means nothing. The two joiners stay: Persian and Hindi are written with them.
  private static func shows(_ scalar: Unicode.Scalar) -> Bool {
    // Most are: the tables of Unicode need not be asked.
    if (0x20..<0x7F).contains(scalar.value) { return true }
    return switch scalar.properties.generalCategory {
    case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
    // U+FFFD stands for bytes that were no text.
    case .control, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: scalar != "\u{FFFD}"
    }
  }
}
