/// What makes a DPIA necessary: two or more of the nine criteria of WP248, or one kind of the authority's list.
///
/// - Law: Art. 35(1), (3) and (4) GDPR.
/// - Source: WP248 rev.01; AP list, Stcrt. 2019, 64418.
public struct AssessmentCriterion: Sendable, Hashable {
  public enum List: Sendable, Hashable { case nineCriteria, authority }

  /// By which a DPIA's file answers it, such as `wp248.scoring`; never used again for something else.
  public let id: String
  public let list: List
  public let title: Texts
  /// Why this policy comes under it; nil where nothing in the policy says so.
  public let reason: Texts?
  /// Only a person can tell: the policy does not say it.
  public let isToJudge: Bool
}

extension PrivacyPolicy {
  /// Every criterion of both lists, in their order.
  public var assessmentCriteria: [AssessmentCriterion] { nineCriteria + authorityKinds }

  /// The ids of all of them.
  public static let assessmentCriterionIDs: [String] = {
    let house = Organisation(name: "", address: "", contact: "")
    return PrivacyPolicy(version: 0, organisation: house, languages: []).assessmentCriteria.map(\.id)
  }()

  /// Whether a DPIA is due before anything is done by this policy.
  ///
  /// - Law: Art. 35(1), (3)(b) and (4) GDPR; WP248 rev.01 (two or more of nine).
  public var needsAssessment: Bool {
    let hits = assessmentCriteria.filter { $0.reason != nil }
    return hits.contains { $0.list == .authority } || hits.count >= 2 || fields.contains(where: \.category.isSpecial)
  }

  private var nineCriteria: [AssessmentCriterion] {
    [
      nine("scoring", "beoordelen of scores geven", "evaluation or scoring", profiles),
      nine(
        "automated-decisions", "automatisch besluiten met gevolgen", "automated decisions with effects", nil,
        judge: profiles != nil),
      nine("monitoring", "stelselmatig volgen", "systematic monitoring", purchases),
      nine("sensitive", "gevoelige gegevens", "sensitive data", special),
      nine("large-scale", "op grote schaal", "large scale", nil, judge: true),
      nine("matching", "verzamelingen koppelen", "matching of data sets", partners),
      nine("vulnerable", "kwetsbare mensen", "vulnerable people", nil, judge: true),
      nine("new-technology", "nieuwe techniek", "new technology", nil, judge: true),
      nine(
        "excluding", "houdt iemand van een recht of dienst af", "keeps somebody from a right or a service", nil,
        judge: true),
    ]
  }

  private var authorityKinds: [AssessmentCriterion] {
    [
      kind("covert-research", "heimelijk onderzoek", "covert research"),
      kind("blacklists", "zwarte lijsten", "blacklists", judge: true),
      kind("fraud", "fraudebestrijding", "fighting fraud", judge: true),
      kind("credit-scores", "creditscores", "credit scores"),
      kind(
        "financial-situation", "financiële situatie, ook uit wat iemand koopt",
        "financial situation, also from what is bought", purchases),
      kind("genetic", "genetische gegevens", "genetic data", of(.genetic)),
      kind("health", "gezondheidsgegevens", "health data", of(.health)),
      kind("collaborations", "samenwerkingsverbanden", "collaborations", jointAndSensitive, judge: joint != nil),
      kind("cameras", "cameratoezicht", "camera surveillance"),
      kind("flexible-cameras", "flexibel cameratoezicht", "flexible camera surveillance"),
      kind("staff", "controle van werknemers", "monitoring of staff", judge: true),
      kind("location", "locatiegegevens", "location data"),
      kind("communication", "communicatiegegevens", "communication data"),
      kind("internet-of-things", "internet of things", "internet of things"),
      kind("profiling", "profilering", "profiling", profiles),
      kind("influencing", "observeren en beïnvloeden van gedrag", "observing and influencing behaviour", influence),
      kind("biometric", "biometrische gegevens", "biometric data", of(.biometric)),
    ]
  }

  private func nine(_ id: String, _ nl: String, _ en: String, _ reason: Texts?, judge: Bool = false)
    -> AssessmentCriterion
  {
    AssessmentCriterion(
      id: "wp248.\(id)", list: .nineCriteria, title: Texts(nl: nl, en: en), reason: reason,
      isToJudge: judge)
  }

  private func kind(_ id: String, _ nl: String, _ en: String, _ reason: Texts? = nil, judge: Bool = false)
    -> AssessmentCriterion
  {
    AssessmentCriterion(
      id: "ap.\(id)", list: .authority, title: Texts(nl: nl, en: en), reason: reason,
      isToJudge: judge)
  }

  private var profiles: Texts? { named("doel", "purpose", purposes.filter(\.profiling).map(\.id)) }
  private var purchases: Texts? { named("veld", "field", fields.filter { $0.type == .purchaseLines }.map(\.id)) }
  private var special: Texts? { named("veld", "field", fields.filter(\.category.isSpecial).map(\.id)) }
  private var partners: Texts? { named("veld", "field", fields.filter { $0.source == .partner }.map(\.id)) }
  private var joint: Texts? { named("partij", "party", parties.filter { $0.role == .jointController }.map(\.id)) }
  /// The list means those in which sensitive data is exchanged.
  private var jointAndSensitive: Texts? {
    let shared = parties.filter { party in
      party.role == .jointController
        && party.fields.contains { field($0).map { $0.category.isSpecial || $0.type == .purchaseLines } ?? false }
    }
    return named("partij", "party", shared.map(\.id))
  }
  private var influence: Texts? { purchases == nil ? nil : profiles }

  private func of(_ category: DataCategory) -> Texts? {
    named("veld", "field", fields.filter { $0.category == category }.map(\.id))
  }

  private func named(_ nl: String, _ en: String, _ ids: [String]) -> Texts? {
    if ids.isEmpty { return nil }
    let list = ids.map { "`\($0)`" }.joined(separator: ", ")
    return Texts(nl: "\(nl) \(list)", en: "\(en) \(list)")
  }
}
