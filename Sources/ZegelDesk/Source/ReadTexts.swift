import ZegelDomain

extension Field {
  static let mostCharacters = 60

  /// A name people read; no more than 60 characters on one line.
  func label(example: String) -> String? {
    guard let text = text(example: example) else { return nil }
    guard text.count <= Field.mostCharacters, text.utf8.count <= 4 * Field.mostCharacters else {
      return refuse(text, nl: "langer dan 60 tekens", en: "longer than 60 characters", example: example)
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }), text.first != " ",
      text.last != " "
    else {
      return refuse(
        text, nl: "meer dan één regel, of heeft spaties aan de rand",
        en: "more than one line, or has spaces at its edge", example: example)
    }
    return text
  }

  /// One text for both languages, or `{nl: …, en: …}`.
  func texts(example: String) -> Texts? {
    guard case .keys = node.content else { return label(example: example).map { Texts(nl: $0, en: $0) } }
    guard let fields = Fields(self, known: ["nl", "en"]) else { return nil }
    let nl = fields.required("nl", example: example)?.label(example: example)
    let en = fields.required("en", example: example)?.label(example: example)
    guard let nl, let en else { return nil }
    return Texts(nl: nl, en: en)
  }

  /// The permanent name of a rule, reward or stamp card.
  func id() -> String? {
    guard let text = text(example: "euro") else { return nil }
    guard (1...40).contains(text.utf8.count), text.utf8.allSatisfy({ isLower($0) || isDigit($0) || $0 == 45 }) else {
      return refuse(
        text, nl: "geen id: 1 tot 40 tekens a-z, 0-9 en -", en: "not an id: 1 to 40 characters a-z, 0-9 and -",
        example: "double-points")
    }
    return text
  }

  func storeID() -> String? {
    guard let text = text(example: "\"367\"") else { return nil }
    let marks = Set("._".utf8)
    guard (1...20).contains(text.utf8.count),
      text.utf8.allSatisfy({ isLower($0) || isUpper($0) || isDigit($0) || marks.contains($0) })
    else {
      return refuse(
        text, nl: "geen winkel- of kassanummer: 1 tot 20 letters, cijfers, punten, lage strepen",
        en: "not a store or till number: 1 to 20 letters, digits, dots, underscores", example: "\"367\"")
    }
    return text
  }

  /// One of the words an enum knows.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> Choice? {
    choice(Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  func choice(_ words: [String]) -> String? {
    guard let text = text(example: words[0]) else { return nil }
    if words.contains(text) { return text }
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    let shown = shown(text)
    report(
      Texts(nl: "\(shown.nl) is geen keuze hier", en: "\(shown.en) is not a choice here"),
      nearest(to: text, among: words).map { Texts(nl: "bedoel je `\($0)`?", en: "did you mean `\($0)`?") }
        ?? Texts(nl: "kies uit \(list)", en: "choose one of \(list)"))
    return nil
  }
}

func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
func isLower(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
