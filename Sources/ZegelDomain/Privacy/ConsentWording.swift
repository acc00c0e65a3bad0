extension PrivacyPolicy {
  /// A question is one that is answered with yes: no silence that agrees, and nothing of the terms in it.
  ///
  /// Words that always are one of the two; what else a sentence means, people judge.
  ///
  /// - Law: Art. 4(11), 7(2) GDPR, recital 32; BGH VIII ZR 348/06 (Payback, 2008), Matas (DK, 2021).
  func checkWording(_ purpose: Purpose, _ path: String, _ found: inout PolicyProblems) {
    guard purpose.basis == .consent else { return }
    for language in languages {
      let text = purpose.text[language].asWords
      if optOuts.contains(where: { text.contains(" \($0) ") }) {
        found.add(
          "\(path).text.\(language.rawValue)", "Art. 4(11) GDPR; BGH VIII ZR 348/06 (Payback)",
          nl: "deze vraag laat wie zwijgt ja zeggen", en: "this question lets silence say yes",
          doNL: "schrijf wat er gebeurt als iemand ja zegt", doEN: "write what happens when somebody says yes")
      }
      if terms.contains(where: { text.contains(" \($0) ") }) {
        found.add(
          "\(path).text.\(language.rawValue)", "Art. 7(2) GDPR; Matas (DK, 2021)",
          nl: "toestemming staat los van de voorwaarden", en: "consent stands apart from the terms",
          doNL: "laat de voorwaarden hier weg", doEN: "leave the terms out here")
      }
    }
  }
}

private let optOuts = [
  "als u dit niet wilt", "als u geen reclame", "als u geen aanbiedingen", "als u niet akkoord", "tenzij u", "vink uit",
  "vinkje weg", "aangevinkt tenzij",
  "u gaat akkoord tenzij", "unless you", "if you do not want", "if you do not agree", "if you don t want",
  "untick", "uncheck", "opt out if", "tick here if you do not", "tick if you do not",
]

private let terms = [
  "algemene voorwaarden", "gebruiksvoorwaarden", "lidmaatschapsvoorwaarden", "de voorwaarden", "terms and conditions",
  "terms of use", "terms of service", "our terms", "the terms",
]

extension String {
  /// In small letters with one space between words, and one on each side.
  fileprivate var asWords: String {
    " \(lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")) "
  }
}
