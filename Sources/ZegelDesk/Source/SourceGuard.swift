import ZegelDomain

/// Refuses, before any parser sees it, a file that is too large, too deep, or that repeats itself by reference.
struct SourceGuard {
  static let mostBytes = 1 << 20
  static let mostDepth = 64

  let text: String

  /// The first reason to refuse the file; nil when there is none.
  func objection() -> (place: Place, message: Texts, remedy: Texts)? {
    guard text.utf8.count <= SourceGuard.mostBytes else {
      return (
        .start, Texts(nl: "het bestand is groter dan 1 MiB", en: "the file is larger than 1 MiB"),
        Texts(nl: "maak het kleiner", en: "make it smaller")
      )
    }
    var depth = 0
    for (index, line) in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let marks = Array(line.last == "\r" ? line.dropLast() : line)
      if let column = marks.firstIndex(where: isStrange) { return strange(Place(line: index + 1, column: column + 1)) }
      for mark in marks {
        if mark == "[" || mark == "{" { depth += 1 }
        if mark == "]" || mark == "}" { depth = max(0, depth - 1) }
      }
      let deep = depth > SourceGuard.mostDepth || isDeep(marks)
      if deep { return tooDeep(Place(line: index + 1, column: 1)) }
      if let column = reference(in: marks) { return repeating(Place(line: index + 1, column: column + 1)) }
    }
    return couldMultiply ? repeating(.start) : nil
  }

  /// Line ends that editors do not count as such, and marks nobody can see.
  private func isStrange(_ mark: Unicode.Scalar) -> Bool {
    switch mark.value {
    case 9: false
    case 0..<32, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Far indented, or many list dashes on one line.
  private func isDeep(_ marks: [Unicode.Scalar]) -> Bool {
    let lead = marks.prefix { $0 == " " || $0 == "-" || $0 == "?" }
    return lead.count { $0 != " " } > SourceGuard.mostDepth || lead.count > 4 * SourceGuard.mostDepth
  }

  /// The place of an anchor `&name` or an alias `*name`: it opens a value, so only a mark of structure, or a tag, comes
  /// before it. A quoted text is passed over only when it begins after such a mark and ends on the same line.
  private func reference(in marks: [Unicode.Scalar]) -> Int? {
    var index = 0
    var opens = true
    var before: Unicode.Scalar?
    while index < marks.count {
      let mark = marks[index]
      if mark == " " || mark == "\t" {
        index += 1
        continue
      }
      let spaced = index == 0 || marks[index - 1] == " " || marks[index - 1] == "\t"
      if mark == "#" && spaced { return nil }
      if opens, mark == "&" || mark == "*", index + 1 < marks.count, marks[index + 1] != " " { return index }
      if opens, before != nil, mark == "\"" || mark == "'", let end = closing(marks, from: index) {
        index = end
        opens = false
      } else if opens && mark == "!" {
        while index + 1 < marks.count && marks[index + 1] != " " { index += 1 }
      } else {
        opens = "-?:[{,".unicodeScalars.contains(mark)
      }
      before = mark
      index += 1
    }
    return nil
  }

  /// The scan by line can be led astray by texts over several lines. So, whatever is quoted or comment: with no anchor,
  /// or hardly any alias, a file cannot grow when it is parsed.
  private var couldMultiply: Bool {
    var (anchors, aliases) = (0, 0)
    var before: UInt8 = 0
    for byte in text.utf8 {
      if isLower(byte) || isUpper(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
        if before == UInt8(ascii: "&") { anchors += 1 }
        if before == UInt8(ascii: "*") { aliases += 1 }
      }
      before = byte
    }
    return anchors > 0 && aliases > 8
  }

  private func closing(_ marks: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start + 1
    while index < marks.count {
      if marks[start] == "\"" && marks[index] == "\\" {
        index += 1
      } else if marks[index] == marks[start] {
        return index
      }
      index += 1
    }
    return nil
  }

  private func strange(_ place: Place) -> (Place, Texts, Texts) {
    (
      place, Texts(nl: "hier staat een onzichtbaar teken", en: "there is an invisible character here"),
      Texts(nl: "haal het weg, of typ de regel opnieuw", en: "remove it, or type the line again")
    )
  }

  private func tooDeep(_ place: Place) -> (Place, Texts, Texts) {
    (
      place, Texts(nl: "dit is te diep genest", en: "this is nested too deep"),
      Texts(nl: "zo diep is geen bestand van Zegel", en: "no file of Zegel is that deep")
    )
  }

  private func repeating(_ place: Place) -> (Place, Texts, Texts) {
    (
      place,
      Texts(
        nl: "verwijzingen binnen het bestand (& en *) zijn er niet",
        en: "references inside the file (& and *) do not exist"),
      Texts(
        nl: "schrijf de waarde uit, of zet de tekst tussen aanhalingstekens",
        en: "write the value out, or put the text in quotes")
    )
  }
}
