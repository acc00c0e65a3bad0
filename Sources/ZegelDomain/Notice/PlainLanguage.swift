/// How hard a text is to read, by counting: a first sign, which a reader from the shop can overrule.
///
/// - Source: R. Flesch, A new readability yardstick (1948), for English; W.H. Douma, De leesbaarheid van
///   landbouwbladen (1960), for Dutch.
package struct ReadingScore: Hashable, Sendable {
  package let words: Int
  package let sentences: Int
  package let syllables: Int
  private let language: Language

  package init(_ text: String, _ language: Language) {
    let words = text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.filter { $0.contains(where: \.isLetter) }
    self.language = language
    self.words = words.count
    sentences = max(1, ReadingScore.ends(in: text))
    syllables = words.reduce(0) { $0 + ReadingScore.syllables(in: $1.lowercased(), language) }
  }

  /// Words in a sentence, on average, rounded up.
  package var sentenceWords: Int { (words + sentences - 1) / sentences }

  /// Higher is easier; 60 and more is plain. Whole, since halves say nothing.
  package var ease: Int {
    if words == 0 { return 100 }
    let (sentence, word) = (Double(words) / Double(sentences), Double(syllables) / Double(words))
    switch language {
    case .en: return Int((206.835 - 1.015 * sentence - 84.6 * word).rounded())
    case .nl: return Int((206.84 - 0.93 * sentence - 77 * word).rounded())
    }
  }

  private static func ends(in text: String) -> Int {
    var count = 0
    let marks = Array(text)
    for (place, mark) in marks.enumerated() where ".!?".contains(mark) {
      let next = place + 1 < marks.count ? marks[place + 1] : " "
      if next == " " || next == "\n" { count += 1 }
    }
    return text.last.map { ".!?".contains($0) } ?? true ? count : count + 1
  }

  /// At least one.
  package static func syllables(in word: String, _ language: Language) -> Int {
    switch language {
    case .nl: dutch(word)
    case .en: english(word)
    }
  }

  private static let longVowels = [
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au", "ou",
  ]
  private static let vowels = Set("aeiouyáàâäéèêëíïóôöúûü")

  /// What is written together as one sound counts once; a trema begins a new one.
  private static func dutch(_ word: String) -> Int {
    var (rest, count) = (word[...], 0)
    while let first = rest.first {
      if let long = longVowels.first(where: rest.hasPrefix) {
        rest = rest.dropFirst(long.count)
        count += 1
      } else {
        if vowels.contains(first) { count += 1 }
        rest = rest.dropFirst()
      }
    }
    return max(1, count)
  }

  private static func english(_ word: String) -> Int {
    var (count, wasVowel) = (0, false)
    for letter in word {
      let isVowel = vowels.contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    // `made`, `used`: the last e is not heard; in `table` and `needed` it is.
    if word.hasSuffix("e") && !word.hasSuffix("le") && !word.hasSuffix("ee") { count -= 1 }
    if word.hasSuffix("ed") && !word.hasSuffix("ted") && !word.hasSuffix("ded") { count -= 1 }
    return max(1, count)
  }
}

/// A word of offices and contracts, and what people say instead.
package struct OfficialWord: Sendable {
  package let word: String
  package let plain: String

  package static func all(in language: Language) -> [OfficialWord] {
    let pairs = language == .nl ? dutch : english
    return pairs.map { OfficialWord(word: $0.0, plain: $0.1) }
  }

  private static let dutch = [
    ("aangaande", "over"), ("betreffende", "over"), ("betrokkene", "u"), ("conform", "volgens"), ("derden", "anderen"),
    ("derhalve", "daarom"), ("desgewenst", "als u wilt"), ("doeleinden", "doelen"), ("dienen te", "moeten"),
    ("dient te", "moet"), ("door middel van", "met"), ("geschieden", "gebeuren"), ("geschiedt", "gebeurt"),
    ("indien", "als"), ("inzake", "over"), ("met betrekking tot", "over"), ("middels", "met"), ("onverwijld", "meteen"),
    ("persoonsgegevens", "gegevens"), ("ten behoeve van", "voor"), ("teneinde", "om te"), ("tevens", "ook"),
    ("verstrekken", "geven"), ("verstrekt", "geeft"), ("verwerking", "gebruik"), ("voornoemde", "deze"),
  ]

  private static let english = [
    ("commence", "begin"), ("data subject", "you"), ("endeavour", "try"), ("facilitate", "help"),
    ("for the purposes of", "for"), ("furthermore", "also"), ("hereby", "nothing"), ("in accordance with", "by"),
    ("in order to", "to"), ("notwithstanding", "despite"), ("personal data", "data"), ("prior to", "before"),
    ("processing", "use"), ("pursuant to", "by"), ("terminate", "end"), ("thereof", "of it"),
    ("third parties", "others"), ("utilise", "use"), ("utilize", "use"), ("with regard to", "about"),
  ]
}
