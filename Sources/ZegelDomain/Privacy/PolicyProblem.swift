/// What the law, or Zegel's own limit, has against a policy: where, which article, and the way out.
public struct PolicyProblem: Sendable, Hashable {
  /// Such as `purposes[2].channel`; empty for the policy as a whole.
  public let path: String
  /// Such as `Art. 9(2) GDPR`.
  public let law: String
  public let message: Texts
  public let remedy: Texts

  /// Dutch readers know the regulation by its Dutch name.
  public var lawTexts: Texts {
    Texts(nl: law.replacing("GDPR", with: "AVG").replacing(" and ", with: " en "), en: law)
  }
}

extension PrivacyPolicy {
  /// All that stands in the way of running by this policy on a day, part by part; empty when nothing does.
  public func problems(on day: CalendarDay) -> [PolicyProblem] {
    var found = PolicyProblems()
    for (place, purpose) in purposes.enumerated() { check(purpose, "purposes[\(place)]", day, &found) }
    for (place, field) in fields.enumerated() { check(field, "fields[\(place)]", day, &found) }
    for (place, party) in parties.enumerated() { check(party, "parties[\(place)]", day, &found) }
    for (place, served) in controllers.enumerated() { check(served, "controllers[\(place)]", day, &found) }
    checkAssessment(day, &found)
    return found.all
  }
}

package struct PolicyProblems {
  package private(set) var all: [PolicyProblem] = []

  package init() {}

  package mutating func add(_ path: String, _ law: String, nl: String, en: String, doNL: String, doEN: String) {
    all.append(
      PolicyProblem(path: path, law: law, message: Texts(nl: nl, en: en), remedy: Texts(nl: doNL, en: doEN)))
  }
}
