/// A country of the EEA, the United Kingdom or Switzerland, and how its postcodes look.
struct PostalCountry: Sendable {
  /// ISO 3166.
  let code: String
  /// In English and Dutch, folded.
  let names: [String]
  /// `#` is a digit, `@` a letter, `*` either; a space or dash belongs there, but people may leave it out.
  let patterns: [String]

  private init(_ code: String, _ names: String, _ patterns: String...) {
    self.code = code
    self.names = names.split(separator: "|").map(String.init)
    self.patterns = patterns
  }

  /// Found by its code or by a name.
  static func named(_ text: String) -> PostalCountry? {
    let sought = folded(text)
    return all.first { folded($0.code) == sought || $0.names.contains(sought) }
  }

  /// The postcode as the country writes it, when `text` is one.
  func postcode(_ text: String) -> String? {
    let given = text.uppercased().filter { $0 != " " && $0 != "-" }
    return patterns.lazy.compactMap { filled($0, with: given) }.first { code != "NL" || isDutch($0) }
  }

  private func filled(_ pattern: String, with given: String) -> String? {
    var written = ""
    var rest = given.unicodeScalars[...]
    for sign in pattern.unicodeScalars {
      if sign == " " || sign == "-" {
        written.unicodeScalars.append(sign)
        continue
      }
      guard let next = rest.popFirst(), fits(next, sign) else { return nil }
      written.unicodeScalars.append(next)
    }
    return rest.isEmpty ? written : nil
  }

  private func fits(_ scalar: Unicode.Scalar, _ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "#": scalar.isPlainDigit
    case "@": scalar.isPlainLetter
    case "*": scalar.isPlainDigit || scalar.isPlainLetter
    default: scalar == sign
    }
  }

  /// No postcode begins with a zero, and three pairs of letters were never given out.
  private func isDutch(_ postcode: String) -> Bool {
    !postcode.hasPrefix("0") && !["SA", "SD", "SS"].contains(postcode.suffix(2))
  }

  static let all = [
    PostalCountry("AT", "austria|oostenrijk", "####"),
    PostalCountry("BE", "belgium|belgie", "####"),
    PostalCountry("BG", "bulgaria|bulgarije", "####"),
    PostalCountry("CH", "switzerland|zwitserland", "####"),
    PostalCountry("CY", "cyprus", "####"),
    PostalCountry("CZ", "czechia|czech republic|tsjechie", "### ##"),
    PostalCountry("DE", "germany|duitsland", "#####"),
    PostalCountry("DK", "denmark|denemarken", "####"),
    PostalCountry("EE", "estonia|estland", "#####"),
    PostalCountry("ES", "spain|spanje", "#####"),
    PostalCountry("FI", "finland", "#####"),
    PostalCountry("FR", "france|frankrijk", "#####"),
    PostalCountry(
      "GB", "united kingdom|great britain|verenigd koninkrijk|groot-brittannie|uk", "@# #@@", "@## #@@", "@@# #@@",
      "@@## #@@", "@#@ #@@", "@@#@ #@@"),
    PostalCountry("GR", "greece|griekenland", "### ##"),
    PostalCountry("HR", "croatia|kroatie", "#####"),
    PostalCountry("HU", "hungary|hongarije", "####"),
    PostalCountry("IE", "ireland|ierland", "@## ****", "@#@ ****"),
    PostalCountry("IS", "iceland|ijsland", "###"),
    PostalCountry("IT", "italy|italie", "#####"),
    PostalCountry("LI", "liechtenstein", "####"),
    PostalCountry("LT", "lithuania|litouwen", "LT-#####", "#####"),
    PostalCountry("LU", "luxembourg|luxemburg", "####", "L-####"),
    PostalCountry("LV", "latvia|letland", "LV-####"),
    PostalCountry("MT", "malta", "@@@ ####"),
    PostalCountry("NL", "netherlands|the netherlands|nederland", "#### @@"),
    PostalCountry("NO", "norway|noorwegen", "####"),
    PostalCountry("PL", "poland|polen", "##-###"),
    PostalCountry("PT", "portugal", "####-###"),
    PostalCountry("RO", "romania|roemenie", "######"),
    PostalCountry("SE", "sweden|zweden", "### ##"),
    PostalCountry("SI", "slovenia|slovenie", "####", "SI-####"),
    PostalCountry("SK", "slovakia|slowakije", "### ##"),
  ]
}
