import ZegelDomain

extension ProgrammeWords {
  func facets(of reward: Reward) -> [Facet] {
    let unit = name(ofUnit: reward.unit)
    var facets = [
      Facet(
        subject: "cost", sentence: Texts(nl: "Kost \(reward.cost) \(unit.nl).", en: "Costs \(reward.cost) \(unit.en)."))
    ]
    if let stock = reward.stock {
      facets.append(
        Facet(subject: "stock", sentence: Texts(nl: "Er zijn er in totaal \(stock).", en: "There are \(stock) in all."))
      )
    }
    facets += reward.limits.map { cap in
      Facet(
        subject: "limit.\(cap.period.name)",
        sentence: Texts(
          nl: "Hooguit \(cap.most) \(cap.period.words.nl) voor één spaarrekening.",
          en: "At most \(cap.most) \(cap.period.words.en) for one account."))
    }
    if let days = words(from: reward.firstDay, to: reward.lastDay) {
      facets.append(Facet(subject: "valid", sentence: Texts(nl: "Te krijgen \(days.nl).", en: "Available \(days.en).")))
    }
    return facets
  }
}

/// Nil when both ends are open.
func words(from first: CalendarDay?, to last: CalendarDay?) -> Texts? {
  switch (first, last) {
  case (nil, nil): nil
  case (let first?, nil): Texts(nl: "vanaf \(first)", en: "from \(first)")
  case (nil, let last?): Texts(nl: "tot en met \(last)", en: "up to and including \(last)")
  case (let first?, let last?):
    Texts(nl: "van \(first) tot en met \(last)", en: "from \(first) up to and including \(last)")
  }
}
