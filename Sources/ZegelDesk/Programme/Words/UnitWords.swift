import ZegelDomain

extension ProgrammeWords {
  func facets(of unit: EarnedUnit) -> [Facet] {
    [
      Facet(
        subject: "pending",
        sentence: unit.pending == .none
          ? Texts(nl: "Meteen te besteden.", en: "Can be spent at once.")
          : Texts(nl: "Te besteden na \(unit.pending.words.nl).", en: "Can be spent after \(unit.pending.words.en).")),
      Facet(subject: "expire", sentence: words(unit.expiry)),
    ]
  }

  private func words(_ expiry: Expiry) -> Texts {
    switch expiry {
    case .never: return Texts(nl: "Vervalt nooit.", en: "Never expires.")
    case .rolling(let period, let rounded):
      let end: Texts =
        switch rounded {
        case .day: same("")
        case .month: Texts(nl: ", aan het eind van die maand", en: ", at the end of that month")
        case .quarter: Texts(nl: ", aan het eind van dat kwartaal", en: ", at the end of that quarter")
        case .year: Texts(nl: ", aan het eind van dat jaar", en: ", at the end of that year")
        }
      return Texts(
        nl: "Vervalt \(period.words.nl) na de aankoop\(end.nl).",
        en: "Expires \(period.words.en) after the sale\(end.en).")
    case .fixed(let days, let least):
      let list = days.sorted { ($0.month, $0.day) < ($1.month, $1.day) }.map(\.words)
      return Texts(
        nl: "Vervalt op \(list.map(\.nl).listed("en"))"
          + (least > 0 ? ", minstens \(least) dagen na de aankoop." : "."),
        en: "Expires on \(list.map(\.en).listed("and"))"
          + (least > 0 ? ", at least \(least) days after the sale." : "."))
    case .inactivity(let period, let signs):
      let nl = Expiry.SignOfLife.allCases.filter(signs.contains).map { $0 == .earn ? "sparen" : "besteden" }
      let en = Expiry.SignOfLife.allCases.filter(signs.contains).map { $0 == .earn ? "earning" : "spending" }
      return Texts(
        nl: "Alles vervalt na \(period.words.nl) zonder \(nl.listed("of")).",
        en: "Everything expires after \(period.words.en) without \(en.listed("or")).")
    }
  }
}
