/// A number plate.
package struct LicencePlate: Sendable {
  package let shown: String
  /// Upper case, without dashes and spaces.
  package let compact: String

  /// Nil when it is none of Europe: 2 to 10 letters and digits. Dutch ones get their dashes when `home` is `NL`.
  package init?(_ clean: String, home: String) {
    let groups = clean.uppercased().split { " -.·".contains($0) || "\u{2010}"..."\u{2015}" ~= $0 }
    compact = groups.joined()
    guard (2...10).contains(compact.count), compact.unicodeScalars.allSatisfy(LicencePlate.isOfPlates),
      compact.count <= 6 || !compact.unicodeScalars.allSatisfy(\.isPlainDigit)
    else { return nil }
    if home == "NL", let sidecode = LicencePlate.sidecode(of: compact) {
      shown = LicencePlate.dashed(compact, as: sidecode)
    } else {
      shown = groups.joined(separator: clean.contains(" ") ? " " : "-")
    }
  }

  /// The series of the Dutch vehicle authority, first to fourteenth; X is a letter.
  private static let sidecodes = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
  ]

  private static func sidecode(of compact: String) -> String? {
    guard compact.utf8.count == 6, compact.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
    let shape = String(compact.unicodeScalars.map { $0.isPlainDigit ? "9" : "X" })
    return sidecodes.first { $0.split(separator: "-").joined() == shape }
  }

  private static func dashed(_ compact: String, as sidecode: String) -> String {
    var rest = compact[...]
    return sidecode.split(separator: "-").map { part in
      defer { rest = rest.dropFirst(part.count) }
      return String(rest.prefix(part.count))
    }.joined(separator: "-")
  }

  private static func isOfPlates(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isPlainDigit || scalar.isPlainLetter || "ÄÖÜÅÆØČĆŠŽĐ".unicodeScalars.contains(scalar)
  }
}
