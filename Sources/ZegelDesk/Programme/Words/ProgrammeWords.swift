import ZegelDomain

/// The sentences of one programme; amounts are in its currency.
struct ProgrammeWords {
  typealias Facet = ProgrammePortrait.Facet

  let programme: Programme
  private let decimals: Int

  init(_ programme: Programme) {
    self.programme = programme
    decimals = Money(code: programme.currency)?.decimals ?? 2
  }

  /// `EUR 1,50` and `EUR 1.50`.
  func amount(_ minorUnits: Int64) -> Texts {
    let text = "\(programme.currency) \(decimalText(minorUnits, decimals))"
    return Texts(nl: text.replacing(".", with: ","), en: text)
  }

  func name(ofUnit number: UInt8) -> Texts { programme.unit(number)?.name ?? same("?") }

  // MARK: The programme as a whole

  func general() -> [Facet] {
    var facets = [
      Facet(
        subject: "calendar",
        sentence: Texts(
          nl: "Bedragen in \(programme.currency); dagen en uren volgens \(programme.zone.name).",
          en: "Amounts in \(programme.currency); days and hours by \(programme.zone.name).")),
      Facet(subject: "conflict", sentence: conflict),
      Facet(subject: "rounding", sentence: rounding),
      Facet(subject: "earn_on_points_paid", sentence: onPointsPaid),
      Facet(subject: "on_return", sentence: onReturn),
    ]
    facets += programme.caps.map { cap in
      Facet(
        subject: "caps.\(cap.period.name)",
        sentence: Texts(
          nl: "Alle regels samen: hooguit \(cap.most) \(name(ofUnit: 0).nl) \(cap.period.words.nl).",
          en: "All rules together: at most \(cap.most) \(name(ofUnit: 0).en) \(cap.period.words.en)."))
    }
    if let payment = programme.payment { facets.append(Facet(subject: "pay_with_points", sentence: words(payment))) }
    facets.append(Facet(subject: "stores", sentence: stores))
    facets.append(Facet(subject: "cards", sentence: cards))
    facets.append(
      Facet(
        subject: "reach",
        sentence: Texts(
          nl: "Een retour of een late verkoop kan tot \(programme.reachDays) dagen terug.",
          en: "A return or a late sale can reach \(programme.reachDays) days back.")))
    if programme.sensitive.count > 0 { facets.append(Facet(subject: "sensitive", sentence: sensitive)) }
    return facets
  }

  /// How many and not which: what a till calls them is for the file.
  private var sensitive: Texts {
    let count = programme.sensitive.count
    return Texts(
      nl: "Nog \(count) namen van de kassa zijn gevoelige waren: die komen nooit bij een kaart.",
      en: "\(count) more names of the till are sensitive goods: those never reach a card.")
  }

  private var conflict: Texts {
    switch programme.conflict {
    case .add: Texts(nl: "Regels tellen bij elkaar op.", en: "Rules add up.")
    case .best:
      Texts(
        nl: "Per aankoop telt alleen de regel die het meeste geeft.",
        en: "Only the rule that gives most counts for a sale.")
    }
  }

  private var rounding: Texts {
    let scope =
      programme.rounding.scope == .rule
      ? Texts(nl: "per regel van het programma", en: "per rule") : Texts(nl: "per bonregel", en: "per receipt line")
    return switch programme.rounding.mode {
    case .down:
      Texts(nl: "Delen van een punt vervallen, \(scope.nl).", en: "Fractions of a point are dropped, \(scope.en).")
    case .nearest:
      Texts(
        nl: "Delen van een punt worden afgerond, een half naar boven, \(scope.nl).",
        en: "Fractions of a point are rounded, a half goes up, \(scope.en).")
    case .up:
      Texts(
        nl: "Delen van een punt worden een heel punt, \(scope.nl).",
        en: "Fractions of a point become a whole one, \(scope.en).")
    }
  }

  private var onPointsPaid: Texts {
    programme.earnsOnPartPaidWithPoints
      ? Texts(nl: "Ook wat met punten is betaald, spaart.", en: "What is paid with points earns as well.")
      : Texts(nl: "Wat met punten is betaald, spaart niet.", en: "What is paid with points does not earn.")
  }

  private var onReturn: Texts {
    switch programme.returnPolicy {
    case .belowZero:
      Texts(
        nl: "Een retour haalt alles terug wat het gaf; het saldo kan onder nul komen.",
        en: "A return takes back all it gave; the balance can go below zero.")
    case .toZero:
      Texts(
        nl: "Een retour haalt terug wat het gaf, maar het saldo komt niet onder nul.",
        en: "A return takes back what it gave, but the balance does not go below zero.")
    case .pendingOnly:
      Texts(
        nl: "Een retour haalt alleen terug wat nog niet besteed kan worden.",
        en: "A return takes back only what cannot be spent yet.")
    }
  }

  private func words(_ payment: PointsPayment) -> Texts {
    let worth = amount(payment.minorUnits)
    let unit = name(ofUnit: 0)
    return Texts(
      nl: "Betalen kan: \(payment.points) \(unit.nl) zijn \(worth.nl) waard, vanaf \(payment.leastPoints) \(unit.nl).",
      en:
        "Paying is possible: \(payment.points) \(unit.en) are worth \(worth.en), from \(payment.leastPoints) \(unit.en)."
    )
  }

  private var stores: Texts {
    guard case .listed(let stores) = programme.stores else {
      return Texts(nl: "Elke winkel doet mee.", en: "Every store takes part.")
    }
    let list = stores.map { store in
      let tills = store.tills.sorted().joined(separator: ", ")
      return (store.id, store.name, tills)
    }
    let nl = list.map { "\($1) (\($0)\($2.isEmpty ? "" : "; kassa \($2)"))" }.joined(separator: ", ")
    let en = list.map { "\($1) (\($0)\($2.isEmpty ? "" : "; till \($2)"))" }.joined(separator: ", ")
    return Texts(nl: "Winkels: \(nl).", en: "Stores: \(en).")
  }

  private var cards: Texts {
    let plan = programme.cards
    switch plan.format {
    case .ean13:
      return Texts(nl: "Kaarten: EAN-13 vanaf \(plan.prefix).", en: "Cards: EAN-13 beginning with \(plan.prefix).")
    case .gsrn:
      return Texts(nl: "Kaarten: GSRN vanaf \(plan.prefix).", en: "Cards: GSRN beginning with \(plan.prefix).")
    case .code:
      let begin = plan.prefix.isEmpty ? same("") : Texts(nl: "\(plan.prefix) en dan ", en: "\(plan.prefix) and then ")
      return Texts(
        nl: "Kaarten: \(begin.nl)\(plan.length) tekens uit \(plan.alphabet).",
        en: "Cards: \(begin.en)\(plan.length) characters of \(plan.alphabet).")
    }
  }
}
