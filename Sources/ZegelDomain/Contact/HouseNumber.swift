/// The number at the end of a Dutch street line, with what is added to it: `12`, `12-A`, `12-3`, `12-BIS`.
///
/// `12a`, `12 a` and `12-A` are one. A street that ends in a number, `Plein 1944 3`, gives `1944-3`: nothing in the line
/// tells which is which, and whoever writes it again gets the same.
struct HouseNumber {
  let text: String

  init?(endOf street: String) {
    let words = street.split(separator: " ")
    guard
      let first = words.indices.dropFirst().first(where: {
        words[$0...].count <= 4 && HouseNumber.isNumber(words[$0...])
      })
    else { return nil }
    text = HouseNumber.pieces(words[first...].joined(separator: "-")).joined(separator: "-")
  }

  /// A number of one to five digits that does not begin with a zero, then additions of at most four signs.
  private static func isNumber(_ words: ArraySlice<Substring>) -> Bool {
    let digits = words.first!.unicodeScalars.prefix { $0.isPlainDigit }
    guard (1...5).contains(digits.count), digits.first != "0" else { return false }
    let pieces = pieces(words.joined(separator: "-"))
    return pieces.dropFirst().allSatisfy { $0.count <= 4 }
      && pieces.joined().unicodeScalars.allSatisfy { $0.isPlainLetter || $0.isPlainDigit }
  }

  /// Runs of letters and runs of digits, in upper case.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var wasDigit: Bool?
    for sign in text.uppercased() {
      if "-/.+".contains(sign) {
        wasDigit = nil
        continue
      }
      let isDigit = ("0"..."9").contains(sign)
      if isDigit == wasDigit { pieces[pieces.count - 1].append(sign) } else { pieces.append(String(sign)) }
      wasDigit = isDigit
    }
    return pieces
  }
}
