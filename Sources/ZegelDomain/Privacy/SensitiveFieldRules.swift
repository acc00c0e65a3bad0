/// What somebody bought is kept without sensitive goods, so no field can be about them unless it says so itself.
extension PrivacyPolicy {
  /// - Law: Art. 9(1) GDPR; CJEU C-21/23 (2024); Coop/FDB (DK, 2008).
  func checkSensitiveGoods(
    _ field: PersonalField, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems
  ) {
    if field.type == .purchaseLines, field.category.isSpecial {
      found.add(
        "\(path).category", "Art. 9(1) GDPR; CJEU C-21/23", nl: "gevoelige waren komen nooit bij iemands aankopen",
        en: "sensitive goods are never among somebody's purchases",
        doNL: "zet `category: ordinary`: zulke regels worden weggelaten",
        doEN: "set `category: ordinary`: such lines are left out")
    }
    guard field.type == .purchaseLines || !field.category.isSpecial else { return }
    let names =
      [("id", field.id), ("title", field.title.nl), ("title", field.title.en)]
      + field.choices.enumerated().flatMap { place, choice in
        [choice.id, choice.title.nl, choice.title.en].map { ("choices[\(place)]", $0) }
      }
    guard
      let (part, category) = names.lazy.compactMap({ part, name in
        SensitiveGoods.category(of: name, on: day).map { (part, $0) }
      }).first
    else { return }
    found.add(
      "\(path).\(part)", "Art. 9(1) GDPR; CJEU C-21/23",
      nl: "dit zegt iets over \(category.title.nl), en heet een gewoon gegeven",
      en: "this tells of \(category.title.en), and is called ordinary data",
      doNL: "haal het weg, of zet `category: \(category.rawValue)` met een `exception`",
      doEN: "remove it, or set `category: \(category.rawValue)` with an `exception`")
  }
}
