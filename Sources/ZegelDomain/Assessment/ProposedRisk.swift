/// A risk that follows from what a policy does, with what Zegel does against it already; people judge what remains.
public struct ProposedRisk: Sendable, Hashable {
  public let id: String
  /// Ids of the criteria it follows from; empty for what every policy with members has.
  public let criteria: [String]
  public let text: Texts
  public let likelihood: ImpactAssessment.Level
  public let severity: ImpactAssessment.Level
  public let measures: [BuiltInMeasure]
}

extension PrivacyPolicy {
  /// Criteria that the policy hits, or that only a person can judge: each has to be answered.
  public var criteriaToAnswer: [AssessmentCriterion] {
    assessmentCriteria.filter { $0.reason != nil || $0.isToJudge }
  }

  /// What to begin a DPIA from: a risk for each criterion that is hit, for what is kept, and for each party.
  public var proposedRisks: [ProposedRisk] {
    let hit = Set(assessmentCriteria.filter { $0.reason != nil }.map(\.id))
    let fromCriteria = RiskTemplate.all.compactMap { template -> ProposedRisk? in
      let criteria = template.criteria.filter(hit.contains)
      if criteria.isEmpty && !template.isAlways { return nil }
      return template.risk(criteria) { $0 != .consent || riskyDataRestsOnConsent }
    }
    return (fields.isEmpty ? [] : fromCriteria) + parties.map(risk)
  }

  /// Whether nobody is profiled, and nothing sensitive kept, without their yes: else that is no measure here.
  private var riskyDataRestsOnConsent: Bool {
    let sensitive = fields.filter { $0.category.isSpecial || $0.source == .partner }.flatMap(\.purposes)
    let risky = purposes.filter { $0.profiling || sensitive.contains($0.id) }
    return risky.allSatisfy { $0.basis == .consent }
  }

  private func risk(of party: Party) -> ProposedRisk {
    let isAbroad = !LegalRules.area.contains(party.country)
    let data = party.fields.isEmpty ? "-" : party.fields.joined(separator: ", ")
    return ProposedRisk(
      id: "party-\(party.id)", criteria: [],
      text: Texts(
        nl: "De partij `\(party.id)` (\(party.country)) verliest \(data), of gebruikt het voor iets anders."
          + (isAbroad ? " De wet daar laat anderen misschien meekijken." : ""),
        en: "The party `\(party.id)` (\(party.country)) loses \(data), or uses it for something else."
          + (isAbroad ? " The law there may let others look." : "")),
      likelihood: isAbroad ? .medium : .low, severity: .medium, measures: [.contracts, .twoPeople])
  }
}

private struct RiskTemplate {
  let id: String
  let criteria: [String]
  let text: Texts
  let likelihood: ImpactAssessment.Level
  let severity: ImpactAssessment.Level
  let measures: [BuiltInMeasure]
  var isAlways: Bool { criteria.isEmpty }

  init(
    _ id: String, _ criteria: [String], nl: String, en: String, _ likelihood: ImpactAssessment.Level,
    _ severity: ImpactAssessment.Level, _ measures: [BuiltInMeasure]
  ) {
    (self.id, self.criteria, text) = (id, criteria, Texts(nl: nl, en: en))
    (self.likelihood, self.severity, self.measures) = (likelihood, severity, measures)
  }

  func risk(_ criteria: [String], _ holds: (BuiltInMeasure) -> Bool) -> ProposedRisk {
    ProposedRisk(
      id: id, criteria: criteria, text: text, likelihood: likelihood, severity: severity,
      measures: measures.filter(holds))
  }

  static let all: [RiskTemplate] = [
    RiskTemplate(
      "wrong-picture", ["wp248.scoring", "ap.profiling"],
      nl:
        "Een profiel klopt niet of doet pijn: iemand ziet aanbiedingen die iets over hem zeggen, of mist een voordeel.",
      en: "A profile is wrong or hurts: somebody sees offers that tell something of them, or misses an advantage.",
      .medium, .medium, [.consent, .anonymousCards, .periods]),
    RiskTemplate(
      "steered", ["ap.influencing"],
      nl: "Mensen worden ongemerkt gestuurd naar meer of duurder kopen.",
      en: "People are led unnoticed to buy more, or dearer.", .medium, .medium, [.consent, .anonymousCards]),
    RiskTemplate(
      "life-from-purchases", ["wp248.monitoring", "ap.financial-situation"],
      nl: "Uit wat iemand koopt is zijn leven af te lezen: geld, gewoonten, gezin, gezondheid.",
      en: "Somebody's life can be read from what they buy: money, habits, family, health.", .medium, .high,
      [.forgetting, .periods, .sealing, .openings]),
    RiskTemplate(
      "sensitive-known", ["wp248.sensitive", "ap.health", "ap.genetic", "ap.biometric"],
      nl: "Iets gevoeligs van iemand wordt bekend, en leidt tot schaamte of achterstelling.",
      en: "Something sensitive of somebody becomes known, and leads to shame or discrimination.", .low, .high,
      [.sealing, .openings, .consent, .screens, .erasure]),
    RiskTemplate(
      "put-together", ["wp248.matching", "ap.collaborations"],
      nl: "Gegevens uit verschillende bronnen zeggen samen meer dan iemand verwacht.",
      en: "Data of different sources tells more together than somebody expects.", .medium, .medium,
      [.consent, .contracts, .openings]),
    RiskTemplate(
      "seen-without-reason", [],
      nl: "Iemand van het personeel kijkt in gegevens van een bekende, of geeft ze door.",
      en: "Somebody of the staff looks at the data of somebody they know, or passes it on.", .medium, .medium,
      [.openings, .sealing, .trail]),
    RiskTemplate(
      "stolen", [],
      nl: "Gegevens van veel leden worden gestolen, of raken weg met een back-up.",
      en: "Data of many members is stolen, or lost with a backup.", .low, .high, [.sealing, .keys, .erasure, .trail]),
    RiskTemplate(
      "kept-too-long", [],
      nl: "Gegevens blijven staan van wie al lang weg is.", en: "Data stays of somebody who left long ago.", .low, .low,
      [.periods, .erasure]),
  ]
}
