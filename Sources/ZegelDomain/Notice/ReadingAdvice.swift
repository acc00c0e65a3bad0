extension PrivacyPolicy {
  /// Texts of the house's own that people will not read with ease, where they stand, and the way out.
  ///
  /// Too few words to count say nothing of a text, so a short one is judged by its words alone.
  /// - Law: Art. 12(1) GDPR: clear and plain language.
  package func readingAdvice(on day: CalendarDay) -> [PolicyProblem] {
    var found = PolicyProblems()
    for language in languages {
      for (place, purpose) in purposes.enumerated() {
        judge(purpose.text[language], "purposes[\(place)].text.\(language.rawValue)", language, day, &found)
        if let test = purpose.balancingTest {
          judge(test[language], "purposes[\(place)].balancing_test.\(language.rawValue)", language, day, &found)
        }
      }
    }
    return found.all
  }

  private static let fewestWords = 12

  private func judge(
    _ text: String, _ path: String, _ language: Language, _ day: CalendarDay, _ found: inout PolicyProblems
  ) {
    for official in OfficialWord.all(in: language) where text.lowercased().hasWord(official.word) {
      let (word, plain) = (official.word, official.plain)
      found.add(
        path, "Art. 12(1) GDPR", nl: "`\(word)` is ambtelijke taal", en: "`\(word)` is official language",
        doNL: "schrijf bijvoorbeeld `\(plain)`", doEN: "write `\(plain)`, for example")
    }
    let score = ReadingScore(text, language)
    guard score.words >= PrivacyPolicy.fewestWords else { return }
    let (most, least) = (LegalRules.number(.sentenceWords, on: day), LegalRules.number(.readingEase, on: day))
    if score.sentenceWords > most {
      found.add(
        path, "Art. 12(1) GDPR",
        nl: "zinnen van gemiddeld \(score.sentenceWords) woorden; meer dan \(most) leest moeilijk",
        en: "sentences of \(score.sentenceWords) words on average; more than \(most) is hard to read",
        doNL: "maak er twee zinnen van", doEN: "make two sentences of it")
    }
    if score.ease < least {
      found.add(
        path, "Art. 12(1) GDPR",
        nl: "moeilijk te lezen: leesmaat \(score.ease), gewone taal begint bij \(least)",
        en: "hard to read: score \(score.ease), plain language begins at \(least)",
        doNL: "neem kortere woorden en kortere zinnen", doEN: "take shorter words and shorter sentences")
    }
  }
}

extension String {
  /// With no letter before or after it.
  fileprivate func hasWord(_ word: String) -> Bool {
    var rest = self[...]
    while let range = rest.firstRange(of: word) {
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      if before?.isLetter != true && after?.isLetter != true { return true }
      rest = self[range.upperBound...]
    }
    return false
  }
}
