import Foundation

/// One way in which a text could have got out.
package struct LeakForm: Hashable, Sendable {
  /// The text and how it is written; tells of an invented value only.
  package let name: String
  package let bytes: [UInt8]
}

extension LeakForm {
  /// A text that stands nowhere else: as it is and in capitals, with accents in one sign, in two or left out, in the
  /// encodings of texts, and escaped as texts are.
  package static func of(text: String) -> [LeakForm] {
    let plain = text.folding(options: .diacriticInsensitive, locale: nil)
    let written = [text, plain, text.lowercased(), text.uppercased(), plain.lowercased(), plain.uppercased()]
    let composed = written.flatMap {
      [$0.precomposedStringWithCanonicalMapping, $0.decomposedStringWithCanonicalMapping]
    }
    return distinct(composed.flatMap(encoded))
  }

  /// A number that stands nowhere else, without what begins it in one country or another: whole, in groups, and as
  /// machines keep it.
  ///
  /// - Parameter digits: ten at most, so that it and a country's number before it are a whole number of 64 bits.
  package static func of(number digits: String, country: String) -> [LeakForm] {
    var written = [digits]
    for size in [2, 3] {
      for separator in [" ", "-", ".", "/"] {
        written += groups(of: digits, size).map { $0.joined(separator: separator) }
      }
    }
    var forms = written.flatMap(encoded)
    for number in [digits, country + digits].compactMap({ UInt64($0) }) {
      forms.append(
        LeakForm(name: "\(number) little-endian", bytes: withUnsafeBytes(of: number.littleEndian, Array.init)))
      forms.append(LeakForm(name: "\(number) big-endian", bytes: withUnsafeBytes(of: number.bigEndian, Array.init)))
    }
    let even = String((country + digits).reversed()) + "0"
    let pairs = groups(of: String(even.dropLast((country + digits).count % 2 == 0 ? 1 : 0).reversed()), 2)[0]
    forms.append(LeakForm(name: "\(digits) in half bytes", bytes: pairs.compactMap { UInt8($0, radix: 16) }))
    forms.append(
      LeakForm(
        name: "\(digits) in half bytes turned", bytes: pairs.compactMap { UInt8(String($0.reversed()), radix: 16) }))
    return distinct(forms)
  }

  /// In groups from the left, and from the right.
  private static func groups(of digits: String, _ size: Int) -> [[String]] {
    func parts(_ text: String) -> [String] {
      stride(from: 0, to: text.count, by: size).map { String(text.dropFirst($0).prefix(size)) }
    }
    return [parts(digits), parts(String(digits.reversed())).map { String($0.reversed()) }.reversed()]
  }

  private static func distinct(_ forms: [LeakForm]) -> [LeakForm] {
    var seen: Set<[UInt8]> = []
    return forms.filter { $0.bytes.count >= ByteSearch.shortest && seen.insert($0.bytes).inserted }
  }
}

extension LeakForm {
  private static func encoded(_ text: String) -> [LeakForm] {
    let encodings: [(String, [UInt8])] = [
      ("UTF-8", Array(text.utf8)),
      ("UTF-16 LE", text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      ("UTF-16 BE", text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
      ("ISO 8859-1", text.data(using: .isoLatin1).map { Array($0) } ?? []),
    ]
    var forms: [LeakForm] = []
    for (name, bytes) in encodings where !bytes.isEmpty {
      forms.append(LeakForm(name: "\(text) \(name)", bytes: bytes))
      forms.append(LeakForm(name: "\(text) \(name) backwards", bytes: bytes.reversed()))
      for (kind, form) in inDigits(bytes) + inBase64(bytes) {
        forms.append(LeakForm(name: "\(text) \(name) \(kind)", bytes: Array(form.utf8)))
      }
    }
    for (kind, form) in escaped(text) { forms.append(LeakForm(name: "\(text) \(kind)", bytes: Array(form.utf8))) }
    return forms
  }

  /// Each byte as a number.
  private static func inDigits(_ bytes: [UInt8]) -> [(String, String)] {
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let octal = bytes.map { String(repeating: "0", count: 3 - String($0, radix: 8).count) + String($0, radix: 8) }
    let capital = hex.map { $0.uppercased() }
    return [
      ("hexadecimal", hex.joined()), ("HEXADECIMAL", capital.joined()), ("spaced", hex.joined(separator: " ")),
      ("URL", hex.map { "%\($0)" }.joined()), ("URL, capitals", capital.map { "%\($0)" }.joined()),
      ("quoted-printable", capital.map { "=\($0)" }.joined()), ("\\x", hex.map { "\\x\($0)" }.joined()),
      ("octal", octal.map { "\\\($0)" }.joined()), ("list", bytes.map { "\($0)" }.joined(separator: ", ")),
    ]
  }

  /// At each of three places in its group of three bytes; only the signs that do not depend on what stands beside it.
  private static func inBase64(_ bytes: [UInt8]) -> [(String, String)] {
    (0..<3).flatMap { shift in
      let whole = Data(Array(repeating: UInt8(0), count: shift) + bytes).base64EncodedString()
      let (first, last) = ((8 * shift + 5) / 6, 8 * (shift + bytes.count) / 6)
      let certain = String(whole.dropFirst(first).prefix(last - first))
      let forURL = certain.replacing("+", with: "-").replacing("/", with: "_")
      return [("base 64 at \(shift)", certain), ("base 64 for URLs at \(shift)", forURL)]
    }
  }

  /// As in JSON, mail, URLs and pages: what is not ASCII, and all of it.
  private static func escaped(_ text: String) -> [(String, String)] {
    func each(_ isAll: Bool, _ escape: (Unicode.Scalar) -> String) -> String {
      text.unicodeScalars.map { !isAll && $0.isASCII ? String($0) : escape($0) }.joined()
    }
    func hex(_ number: UInt32, _ length: Int) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
    func bytes(_ scalar: Unicode.Scalar, _ mark: String) -> String {
      String(scalar).utf8.map { mark + hex(UInt32($0), 2).uppercased() }.joined()
    }
    return [false, true].flatMap { isAll in
      [
        ("JSON", each(isAll) { "\\u" + hex($0.value, 4) }),
        ("JSON, capitals", each(isAll) { "\\u" + hex($0.value, 4).uppercased() }),
        ("Swift", each(isAll) { "\\u{" + String($0.value, radix: 16).uppercased() + "}" }),
        ("a page", each(isAll) { "&#\($0.value);" }),
        ("a page, hexadecimal", each(isAll) { "&#x" + hex($0.value, 1) + ";" }),
        ("URL of some", each(isAll) { bytes($0, "%") }),
        ("quoted-printable of some", each(isAll) { bytes($0, "=") }),
      ]
    }
  }
}
