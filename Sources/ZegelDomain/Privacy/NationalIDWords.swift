/// - Law: Art. 87 GDPR; Art. 46 UAVG.
extension PersonalField {
  /// The key by which a field shows that it holds a number of the state or a copy of an identity document.
  var partNamingNationalID: String? {
    if category == .nationalID { return "category" }
    if id.namesNationalID { return "id" }
    return title.nl.namesNationalID || title.en.namesNationalID ? "title" : nil
  }
}

extension String {
  /// Words as people write them, with spaces or hyphens, in capitals or not.
  fileprivate var namesNationalID: Bool {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    let line = " \(words.joined(separator: " ")) "
    return words.contains { word in short.contains(String(word)) || beginnings.contains { word.hasPrefix($0) } }
      || pairs.contains { line.contains(" \($0)") }
  }
}

/// Whole words only: an `eid` is also in `afscheid`.
private let short: Set = ["bsn", "bsnnummer", "sofi", "ssn", "eid"]

/// And what Dutch writes on to them: `paspoortnummer`. Not the other way round: a `wijnpaspoort` is a stamp card.
private let beginnings = [
  "burgerservicenummer", "sofinummer", "rijksregister", "paspoort", "passport", "identiteitskaart",
  "identiteitsbewijs", "idkaart", "idcard", "rijbewijs",
]

private let pairs = [
  "id kaart", "id card", "id bewijs", "identity card", "identity document", "driving licence", "driving license",
  "driver s licence", "driver s license", "social security number", "burger service nummer",
]
