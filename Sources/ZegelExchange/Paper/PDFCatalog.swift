import ZegelDomain

/// Adds to a PDF what its maker cannot say: the language, for who has it read aloud, and that its title is shown.
///
/// The catalog is written again behind the file, as an update of it (ISO 32000-1, 7.5.6); no byte before changes.
enum PDFCatalog {
  static func adding(_ language: Language, to file: [UInt8]) throws -> [UInt8] {
    let text = marks(file.suffix(65_536))
    guard let start = number(after: "startxref", in: text), let size = number(after: "/Size", in: text),
      let root = number(after: "/Root", in: text), let info = number(after: "/Info", in: text),
      let catalog = dictionary(of: root, in: marks(file))
    else { throw Fault("a document without a catalog") }
    let more = "   /Lang (\(language.rawValue))\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>"
    let object = "\(root) 0 obj\n\(catalog)\(more)\nendobj\n"
    let offset = String(file.count)
    let place = String(repeating: "0", count: 10 - offset.utf8.count) + offset
    let table = "xref\n0 1\n0000000000 65535 f \n\(root) 1\n\(place) 00000 n \n"
    let trailer = "trailer\n<< /Size \(size)\n   /Root \(root) 0 R\n   /Info \(info) 0 R\n   /Prev \(start)\n>>\n"
    let end = "startxref\n\(file.count + object.utf8.count)\n%%EOF\n"
    return file + (object + table + trailer + end).utf8
  }

  /// The last number that stands after a word.
  private static func number(after word: String, in text: String) -> Int? {
    guard let range = text.ranges(of: word).last else { return nil }
    let rest = text[range.upperBound...].drop { $0 == " " || $0 == "\n" || $0 == "\r" }
    return Int(rest.prefix { $0.isASCII && $0.isNumber })
  }

  /// From its `<<` up to its closing `>>`, without that.
  private static func dictionary(of object: Int, in text: String) -> Substring? {
    guard let head = text.ranges(of: "\n\(object) 0 obj\n").last,
      let end = text[head.upperBound...].firstRange(of: "\n>>\nendobj")
    else { return nil }
    let dictionary = text[head.upperBound..<end.lowerBound]
    return dictionary.contains("/Type /Catalog") ? dictionary + "\n" : nil
  }
}

/// Each byte as one mark: where bytes are looked for, not words.
private func marks(_ bytes: some Sequence<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  // A carriage return and its line end would be one character.
  for byte in bytes { text.append(Unicode.Scalar(byte < 128 && byte != 13 ? byte : 32)) }
  return String(text)
}
