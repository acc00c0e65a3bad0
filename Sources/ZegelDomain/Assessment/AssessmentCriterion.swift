/// What makes a DPIA necessary: two or more of the nine criteria of WP248, or one kind of the authority's list.
///
/// - Law: Art. 35(1), (3) and (4) GDPR.
/// - Source: WP248 rev.01; AP list, Stcrt. 2019, 64418.
public struct AssessmentCriterion: Sendable, Hashable {
  public enum List: Sendable, Hashable { case nineCriteria, authority }

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

  private var nineCriteria: [AssessmentCriterion] {
    [
      nine("beoordelen of scores geven", "evaluation or scoring", profiles),
      nine("automatisch besluiten met gevolgen", "automated decisions with effects", nil, judge: profiles != nil),
      nine("stelselmatig volgen", "systematic monitoring", purchases),
      nine("gevoelige gegevens", "sensitive data", special),
      nine("op grote schaal", "large scale", nil, judge: true),
      nine("verzamelingen koppelen", "matching of data sets", partners),
      nine("kwetsbare mensen", "vulnerable people", nil, judge: true),
      nine("nieuwe techniek", "new technology", nil, judge: true),
      nine("houdt iemand van een recht of dienst af", "keeps somebody from a right or a service", nil, judge: true),
    ]
  }

  private var authorityKinds: [AssessmentCriterion] {
    [
      kind("heimelijk onderzoek", "covert research"), kind("zwarte lijsten", "blacklists", judge: true),
      kind("fraudebestrijding", "fighting fraud", judge: true), kind("creditscores", "credit scores"),
      kind("financiële situatie, ook uit wat iemand koopt", "financial situation, also from what is bought", purchases),
      kind("genetische gegevens", "genetic data", of(.genetic)),
      kind("gezondheidsgegevens", "health data", of(.health)),
      kind("samenwerkingsverbanden", "collaborations", joint),
      kind("cameratoezicht", "camera surveillance"), kind("flexibel cameratoezicht", "flexible camera surveillance"),
      kind("controle van werknemers", "monitoring of staff", judge: true), kind("locatiegegevens", "location data"),
      kind("communicatiegegevens", "communication data"), kind("internet of things", "internet of things"),
      kind("profilering", "profiling", profiles),
      kind("observeren en beïnvloeden van gedrag", "observing and influencing behaviour", influence),
      kind("biometrische gegevens", "biometric data", of(.biometric)),
    ]
  }

  private func nine(_ nl: String, _ en: String, _ reason: Texts?, judge: Bool = false) -> AssessmentCriterion {
    AssessmentCriterion(list: .nineCriteria, title: Texts(nl: nl, en: en), reason: reason, isToJudge: judge)
  }

  private func kind(_ nl: String, _ en: String, _ reason: Texts? = nil, judge: Bool = false) -> AssessmentCriterion {
    AssessmentCriterion(list: .authority, title: Texts(nl: nl, en: en), reason: reason, isToJudge: judge)
  }

  private var profiles: Texts? { named("doel", "purpose", purposes.filter(\.profiling).map(\.id)) }
  private var purchases: Texts? { named("veld", "field", fields.filter { $0.type == .purchaseLines }.map(\.id)) }
  private var special: Texts? { named("veld", "field", fields.filter(\.category.isSpecial).map(\.id)) }
  private var partners: Texts? { named("veld", "field", fields.filter { $0.source == .partner }.map(\.id)) }
  private var joint: Texts? { named("partij", "party", parties.filter { $0.role == .jointController }.map(\.id)) }
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
