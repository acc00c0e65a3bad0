import ZegelDomain

extension ProgrammeReader {
  /// Without the letters and digits that look alike.
  static let clearAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

  mutating func cards(_ file: Fields) -> CardPlan? {
    guard let field = file.required("cards", example: "{format: ean-13, prefix: \"29\"}"),
      let fields = Fields(field, known: ["format", "prefix", "length", "alphabet"])
    else { return nil }
    places["cards"] = field.node.place
    guard let format = fields.required("format", example: "ean-13")?.choice(CardPlan.Format.self) else { return nil }
    if format != .code {
      for key in ["length", "alphabet"] {
        fields[key]?.report(
          Texts(nl: "`\(key)` hoort alleen bij `code`", en: "`\(key)` goes with `code` only"),
          Texts(nl: "haal het weg", en: "remove it"))
      }
    }
    switch format {
    case .ean13: return numbered(fields, format, example: "\"29\"") { $0.first == "2" && (2...7).contains($0.count) }
    case .gsrn: return numbered(fields, format, example: "\"8712345\"") { (7...12).contains($0.count) }
    case .code: return code(fields)
    }
  }

  private func numbered(
    _ fields: Fields, _ format: CardPlan.Format, example: String, _ fits: (String) -> Bool
  ) -> CardPlan? {
    guard let field = fields.required("prefix", example: example), let prefix = field.text(example: example) else {
      return nil
    }
    guard prefix.utf8.allSatisfy(isDigit), fits(prefix) else {
      return format == .ean13
        ? field.refuse(
          prefix, nl: "geen begin van 2 tot 7 cijfers uit 20 tot en met 29",
          en: "not a beginning of 2 to 7 digits from 20 up to 29", example: example)
        : field.refuse(
          prefix, nl: "geen GS1-bedrijfsnummer van 7 tot 12 cijfers", en: "not a GS1 company prefix of 7 to 12 digits",
          example: example)
    }
    return CardPlan(format: format, prefix: prefix, length: 0, alphabet: "")
  }

  private func code(_ fields: Fields) -> CardPlan? {
    let prefix = fields["prefix"].map { self.prefix($0) } ?? ""
    let length = fields.required("length", example: "10")?.whole(6...32, example: "10")
    let alphabet = fields["alphabet"].map { self.alphabet($0) } ?? ProgrammeReader.clearAlphabet
    guard let prefix, let length, let alphabet else { return nil }
    return CardPlan(format: .code, prefix: prefix, length: Int(length), alphabet: alphabet)
  }

  private func prefix(_ field: Field) -> String? {
    guard let text = field.text(example: "ZK") else { return nil }
    guard text.utf8.count <= 12, text.utf8.allSatisfy({ isUpper($0) || isDigit($0) }) else {
      return field.refuse(
        text, nl: "geen begin van hooguit 12 hoofdletters en cijfers",
        en: "not a beginning of at most 12 capitals and digits", example: "ZK")
    }
    return text
  }

  private func alphabet(_ field: Field) -> String? {
    let example = ProgrammeReader.clearAlphabet
    guard let text = field.text(example: example) else { return nil }
    guard (10...36).contains(text.utf8.count), Set(text.utf8).count == text.utf8.count,
      text.utf8.allSatisfy({ isUpper($0) || isDigit($0) })
    else {
      return field.refuse(
        text, nl: "geen rij van 10 tot 36 verschillende hoofdletters en cijfers",
        en: "not a row of 10 to 36 different capitals and digits", example: example)
    }
    return text
  }
}
