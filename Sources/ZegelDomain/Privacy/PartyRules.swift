extension PrivacyPolicy {
  /// What stands in the way of sharing with a party on a day.
  public func problems(of party: Party, on day: CalendarDay) -> [PolicyProblem] {
    var found = PolicyProblems()
    check(party, "parties.\(party.id)", day, &found)
    return found.all
  }

  func check(_ party: Party, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    checkContact(party, path, &found)
    checkContract(party, path, day, &found)
    checkCountry(party, path, day, &found)
    checkReach(party, path, &found)
    checkOwnController(party, path, &found)
    checkChain(party, path, &found)
    checkChannels(party, path, &found)
  }

  private func checkContact(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    guard party.role == .jointController && party.contact == nil else { return }
    found.add(
      "\(path).contact", "Art. 26(1), 30(1)(a) GDPR",
      nl: "wie samen met u verantwoordelijk is, moet te bereiken zijn",
      en: "who is responsible together with you must be reachable",
      doNL: "zet bij `contact` een adres of een pagina", doEN: "set an address or a page at `contact`")
  }

  func checkContract(_ party: Party, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    let law = party.role == .jointController ? "Art. 26 GDPR" : "Art. 28(3) GDPR"
    guard let contract = party.contract else {
      found.add(
        path, law, nl: "`\(party.id)` heeft geen overeenkomst", en: "`\(party.id)` has no contract",
        doNL: "sluit er een en zet `contract: {signed_on: …}`", doEN: "make one and set `contract: {signed_on: …}`")
      return
    }
    if contract.signedOn > day {
      found.add(
        "\(path).contract", law, nl: "de overeenkomst begint later", en: "the contract begins later",
        doNL: "wacht tot die dag", doEN: "wait until that day")
    }
    if let until = contract.until, until < day {
      found.add(
        "\(path).contract", law, nl: "de overeenkomst is afgelopen", en: "the contract has ended",
        doNL: "verleng haar, of haal de partij weg", doEN: "extend it, or remove the party")
    }
  }

  func checkCountry(_ party: Party, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    if LegalRules.area.contains(party.country) { return }
    let rule = LegalRules.adequacy(of: party.country, on: day)
    switch party.transfer {
    case .standardClauses, .bindingRules: return
    case .explicitConsent: return checkConsent(party, path, &found)
    case .adequacy where rule != nil: return
    case nil where rule != nil && rule?.only == nil: return
    default: break
    }
    if let only = rule?.only {
      found.add(
        "\(path).country", "Art. 45 GDPR", nl: "\(party.country) is passend alleen voor \(only.nl)",
        en: "\(party.country) is adequate only for \(only.en)",
        doNL: "zet `transfer: adequacy` als dat voor deze partij is nagegaan, of een andere grond",
        doEN: "set `transfer: adequacy` where that was verified for this party, or another ground")
    } else {
      found.add(
        "\(path).country", "Art. 44, 46 GDPR", nl: "\(party.country) staat niet op de lijst van passende landen",
        en: "\(party.country) is not on the list of adequate countries",
        doNL: "zet bij `transfer` de grond die is vastgelegd, of kies een partij in de EER",
        doEN: "set at `transfer` the ground that is on record, or choose a party in the EEA")
    }
  }

  private func checkConsent(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    guard !party.purposes.compactMap(purpose).allSatisfy({ $0.basis == .consent }) else { return }
    found.add(
      "\(path).transfer", "Art. 49(1)(a) GDPR",
      nl: "uitdrukkelijke toestemming vraagt doelen die op toestemming rusten",
      en: "explicit consent needs purposes that rest on consent",
      doNL: "geef deze partij alleen doelen met `basis: consent`, of zet een andere grond",
      doEN: "give this party only purposes with `basis: consent`, or set another ground")
  }

  private func checkReach(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    for (place, id) in party.purposes.enumerated() where purpose(id) == nil {
      found.add(
        "\(path).purposes[\(place)]", "Art. 5(1)(b) GDPR", nl: "`\(id)` is geen doel van dit beleid",
        en: "`\(id)` is no purpose of this policy", doNL: "kies een doel uit `purposes`",
        doEN: "choose a purpose of `purposes`")
    }
    for (place, id) in party.fields.enumerated() {
      guard let field = field(id) else {
        found.add(
          "\(path).fields[\(place)]", "Art. 5(1)(c) GDPR", nl: "`\(id)` is geen veld van dit beleid",
          en: "`\(id)` is no field of this policy", doNL: "kies een veld uit `fields`",
          doEN: "choose a field of `fields`")
        continue
      }
      if Set(field.purposes).isDisjoint(with: party.purposes) {
        found.add(
          "\(path).fields[\(place)]", "Art. 5(1)(b) GDPR",
          nl: "`\(id)` is verzameld voor andere doelen dan deze partij heeft",
          en: "`\(id)` was collected for other purposes than this party has",
          doNL: "haal het veld hier weg, of het doel erbij", doEN: "remove the field here, or add the purpose")
      }
    }
  }

  private func checkChain(_ party: Party, _ path: String, _ found: inout PolicyProblems) {
    if let above = party.under, self.party(above) == nil || above == party.id || loops(party) {
      found.add(
        "\(path).under", "Art. 28(4) GDPR", nl: "`\(above)` is geen partij boven deze",
        en: "`\(above)` is no party above this one",
        doNL: "noem de verwerker waar deze partij voor werkt", doEN: "name the processor that this party works for")
    }
    if party.role == .subProcessor && party.under == nil {
      found.add(
        "\(path).role", "Art. 28(2) and (4) GDPR", nl: "een subverwerker werkt voor een verwerker",
        en: "a sub-processor works for a processor", doNL: "zet `under: ID`", doEN: "set `under: ID`")
    }
  }

  private func loops(_ party: Party) -> Bool {
    var (seen, current) = (Set<String>(), Optional(party))
    while let each = current {
      guard seen.insert(each.id).inserted else { return true }
      current = each.under.flatMap(self.party)
    }
    return false
  }
}
