extension PrivacyPolicy {
  func check(_ field: PersonalField, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    for (place, id) in field.purposes.enumerated() where purpose(id) == nil {
      found.add(
        "\(path).purposes[\(place)]", "Art. 5(1)(b) GDPR", nl: "`\(id)` is geen doel van dit beleid",
        en: "`\(id)` is no purpose of this policy", doNL: "kies een doel uit `purposes`",
        doEN: "choose a purpose of `purposes`")
    }
    checkNotForDuty(field, path, &found)
    checkCategory(field, path, &found)
    checkSensitiveGoods(field, path, day, &found)
    checkPeriod(field, path, day, &found)
    if field.needed, !field.purposes.compactMap(purpose).contains(where: { $0.basis != .consent }) {
      found.add(
        "\(path).needed", "Art. 7(4) GDPR", nl: "een veld dat op toestemming rust kan niet verplicht zijn",
        en: "a field that rests on consent cannot be required", doNL: "zet `needed: no`", doEN: "set `needed: no`")
    }
  }

  private func checkCategory(_ field: PersonalField, _ path: String, _ found: inout PolicyProblems) {
    if let part = field.partNamingNationalID {
      found.add(
        "\(path).\(part)", "Art. 87 GDPR; Art. 46 UAVG",
        nl: "een nummer van de staat of een kopie van een identiteitsbewijs hoort niet in een spaarprogramma",
        en: "a number of the state, or a copy of an identity document, has no place in a loyalty programme",
        doNL: "haal het veld weg", doEN: "remove the field")
    }
    if field.category == .criminal {
      found.add(
        "\(path).category", "Art. 10 GDPR; Art. 31 UAVG", nl: "strafrechtelijke gegevens mag een winkel niet bijhouden",
        en: "a shop may not keep criminal data", doNL: "haal het veld weg", doEN: "remove the field")
    }
    guard field.category.isSpecial else { return }
    guard let exception = field.exception else {
      found.add(
        "\(path).category", "Art. 9(1) and (2) GDPR", nl: "een bijzonder gegeven zonder vastgelegde uitzondering",
        en: "a special category without a recorded exception",
        doNL: "zet bij `exception` op welke grond, of haal het veld weg",
        doEN: "say at `exception` on which ground, or remove the field")
      return
    }
    if exception == .explicitConsent, field.purposes.compactMap(purpose).contains(where: { $0.basis != .consent }) {
      found.add(
        "\(path).purposes", "Art. 9(2)(a) GDPR",
        nl: "uitdrukkelijke toestemming vraagt doelen die op toestemming rusten",
        en: "explicit consent needs purposes that rest on consent",
        doNL: "noem alleen doelen met `basis: consent`", doEN: "name only purposes with `basis: consent`")
    }
  }

  private func checkPeriod(_ field: PersonalField, _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems) {
    let purposes = field.purposes.compactMap(purpose)
    // A duty orders the keeping for itself only: for a second purpose the field has no longer period.
    let isOrdered = !purposes.isEmpty && purposes.allSatisfy { $0.basis == .legalDuty }
    let most = LegalRules.number(.mostKeepingMonths, on: day)
    if field.period.months > most && !isOrdered {
      found.add(
        "\(path).period", "Art. 5(1)(e) GDPR; Freedelity (2024), Carrefour (2020)",
        nl: "langer dan \(most) maanden bewaren voor een doel dat geen wet oplegt",
        en: "kept for more than \(most) months for a purpose that no law orders",
        doNL: "zet hooguit `keep: \(most) months`", doEN: "set at most `keep: \(most) months`")
    }
    if field.period.start == .withdrawal && !isOrdered {
      found.add(
        "\(path).period", "Art. 5(1)(e) GDPR; Verkkokauppa.com (FI, 2024)",
        nl: "wie nooit intrekt, wordt zo voor altijd bewaard", en: "who never withdraws is kept for ever this way",
        doNL: "zet `after: last-activity` of `after: collection`",
        doEN: "set `after: last-activity` or `after: collection`")
    }
    if field.type == .purchaseLines { checkLinesPeriod(field, purposes, path, day, &found) }
  }

  /// What somebody bought goes with its own age, whatever becomes of the membership.
  private func checkLinesPeriod(
    _ field: PersonalField, _ purposes: [Purpose], _ path: String, _ day: CalendarDay, _ found: inout PolicyProblems
  ) {
    let profiling = LegalRules.number(.mostProfilingMonths, on: day)
    let marketing = LegalRules.number(.mostMarketingMonths, on: day)
    let isProfiled = purposes.contains(where: \.profiling)
    let most = isProfiled ? profiling : marketing
    let isMarketed = isProfiled || purposes.contains { $0.channel != nil || $0.isSharing }
    guard field.period.start != .purchase || field.period.months > most && isMarketed else { return }
    let use = isProfiled ? Texts(nl: "profielen", en: "profiles") : Texts(nl: "reclame", en: "marketing")
    found.add(
      "\(path).period", "Art. 5(1)(e), 25 GDPR; Kesko (FI, 2023), Garante (2005)",
      nl: "wat iemand kocht telt vanaf de aankoop, en voor \(use.nl) hooguit \(most) maanden",
      en: "what somebody bought counts from the purchase, and for \(use.en) at most \(most) months",
      doNL: "zet `period: {keep: \(most) months, after: purchase}`",
      doEN: "set `period: {keep: \(most) months, after: purchase}`")
  }
}
