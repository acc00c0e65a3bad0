/// A language, by BCP 47: `nl`, `nl-BE`, `zh-Hant-TW`.
package struct LanguageTag: Sendable {
  /// In the usual case of each part.
  package let shown: String
  /// `nl` of `nl-BE`.
  package let primary: String

  package init?(_ clean: String) {
    guard clean.utf8.count <= 35, clean.unicodeScalars.allSatisfy({ $0.isPlainLetter || $0.isPlainDigit || $0 == "-" })
    else { return nil }
    let parts = clean.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard LanguageTag.known.contains(parts[0]) else { return nil }
    primary = parts[0]
    var tags = [parts[0]]
    var stage = 0
    for part in parts.dropFirst() {
      guard let (place, written) = LanguageTag.read(part), place > stage || (place == 3 && !tags.contains(written))
      else { return nil }
      stage = place
      tags.append(written)
    }
    shown = tags.joined(separator: "-")
  }

  /// A script comes before a region, a region before variants. There are no extensions: they say more than a language.
  private static func read(_ part: String) -> (place: Int, written: String)? {
    let isWord = part.unicodeScalars.allSatisfy(\.isPlainLetter)
    switch part.utf8.count {
    case 4 where isWord: return (1, part.prefix(1).uppercased() + part.dropFirst())
    case 2 where isWord: return (2, part.uppercased())
    case 3 where part.unicodeScalars.allSatisfy(\.isPlainDigit): return (2, part)
    case 4 where part.unicodeScalars.first!.isPlainDigit: return (3, part)
    case 5...8: return (3, part)
    default: return nil
    }
  }

  /// ISO 639-1, and the languages without two letters that people in the Netherlands speak at home.
  private static let known = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg \
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
    ckb hns kmr nds pap prs rif srn zea zgh
    """.split(separator: " ").map(String.init))
}
