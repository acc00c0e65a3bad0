import ZegelDomain

extension Field {
  static let mostSentenceCharacters = 400

  /// A sentence that people read; no more than 400 characters on one line.
  func sentence(example: String) -> String? {
    guard let text = text(example: example) else { return nil }
    guard text.count <= Field.mostSentenceCharacters, text.utf8.count <= 4 * Field.mostSentenceCharacters else {
      return refuse(text, nl: "langer dan 400 tekens", en: "longer than 400 characters", example: example)
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
      return refuse(text, nl: "meer dan één regel", en: "more than one line", example: example)
    }
    return text
  }

  /// A text in each of these languages; a policy in one language may write it without saying which.
  func sentences(_ languages: [Language], example: String) -> Texts? {
    guard case .keys = node.content else {
      guard let text = sentence(example: example) else { return nil }
      if languages.count < 2 { return Texts(nl: text, en: text) }
      report(
        Texts(nl: "deze tekst staat er in één taal", en: "this text is there in one language"),
        Texts(nl: "schrijf `{nl: …, en: …}`", en: "write `{nl: …, en: …}`"))
      return nil
    }
    guard let fields = Fields(self, known: Language.allCases.map(\.rawValue)) else { return nil }
    var texts: [Language: String] = [:]
    for language in Language.allCases where languages.contains(language) || fields.has(language.rawValue) {
      texts[language] = fields.required(language.rawValue, example: example)?.sentence(example: example)
    }
    guard let any = texts[.nl] ?? texts[.en], languages.allSatisfy({ texts[$0] != nil }) else { return nil }
    return Texts(nl: texts[.nl] ?? any, en: texts[.en] ?? any)
  }

  /// Dotted, such as `marketing.email`; each part as any id.
  func dottedID(example: String) -> String? {
    guard let text = text(example: example) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isGood =
      (1...4).contains(parts.count) && text.utf8.count <= 60
      && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 45 } }
    guard isGood else {
      return refuse(
        text, nl: "geen id: delen van a-z, 0-9 en -, met punten ertussen",
        en: "not an id: parts of a-z, 0-9 and -, with dots between", example: example)
    }
    return text
  }

  func country() -> String? {
    guard let text = text(example: "NL") else { return nil }
    guard text.utf8.count == 2, text.utf8.allSatisfy(isUpper) else {
      return refuse(text, nl: "geen landcode van twee letters", en: "not a country code of two letters", example: "NL")
    }
    return text
  }
}
