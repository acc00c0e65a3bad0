extension ImpactAssessment {
  /// All that keeps it from being signed for a policy on a day; empty when nothing does.
  ///
  /// - Parameter content: SHA-256 of the policy's `assessedContent`, in hexadecimal.
  /// - Law: Art. 35(2), (7), (9) and (11) GDPR.
  public func problems(for policy: PrivacyPolicy, content: String, on day: CalendarDay) -> [PolicyProblem] {
    var found = PolicyProblems()
    checkAbout(content, &found)
    checkAnswers(policy, &found)
    for (place, risk) in risks.enumerated() where risk.measures.isEmpty {
      found.add(
        "risks[\(place)].measures", "Art. 35(7)(d) GDPR", nl: "tegen dit risico staat geen maatregel",
        en: "there is no measure against this risk", doNL: "schrijf wat ertegen gebeurt, of noem een van `zegel.…`",
        doEN: "write what is done about it, or name one of `zegel.…`")
    }
    checkAdvice(policy, day, &found)
    if case .asked(let on, _, _) = view, on > day {
      found.add(
        "people.asked_on", "Art. 35(9) GDPR", nl: "deze dag komt nog", en: "this day is still to come",
        doNL: "vraag het mensen eerst", doEN: "ask people first")
    }
    return found.all
  }

  private func checkAbout(_ content: String, _ found: inout PolicyProblems) {
    if about == content { return }
    found.add(
      "about", "Art. 35(11) GDPR",
      nl: "doelen, velden of partijen van dit beleid zijn anders dan waar deze DPIA over gaat",
      en: "purposes, fields or parties of this policy are not those that this DPIA is about",
      doNL: "loop elk risico na op wat er veranderde, en schrijf dan `about: \(content)`",
      doEN: "go through each risk for what changed, then write `about: \(content)`")
  }

  private func checkAnswers(_ policy: PrivacyPolicy, _ found: inout PolicyProblems) {
    let answered = Dictionary(answers.enumerated().map { ($1.criterion, $0) }) { first, _ in first }
    for criterion in policy.criteriaToAnswer {
      let name = criterion.title
      guard let place = answered[criterion.id] else {
        found.add(
          "criteria", criterion.law, nl: "`\(criterion.id)` (\(name.nl)) is niet beantwoord",
          en: "`\(criterion.id)` (\(name.en)) is not answered",
          doNL: "voeg toe: `{id: \(criterion.id), applies: …, why: …}`",
          doEN: "add `{id: \(criterion.id), applies: …, why: …}`")
        continue
      }
      if let reason = criterion.reason, !answers[place].applies {
        found.add(
          "criteria[\(place)].applies", criterion.law,
          nl: "dit beleid raakt dit criterium: \(reason.nl)", en: "this policy hits this criterion: \(reason.en)",
          doNL: "schrijf `applies: yes`, en bij `why` hoe erg het is",
          doEN: "write `applies: yes`, and at `why` how bad it is")
      }
    }
    let faced = Set(risks.flatMap(\.criteria))
    for (place, answer) in answers.enumerated() where answer.applies && !faced.contains(answer.criterion) {
      found.add(
        "criteria[\(place)]", "Art. 35(7)(c) GDPR", nl: "geen risico gaat hierover", en: "no risk is about this",
        doNL: "zet `\(answer.criterion)` bij `from` van het risico dat erbij hoort, of schrijf dat risico",
        doEN: "put `\(answer.criterion)` at `from` of the risk that belongs to it, or write that risk")
    }
  }

  private func checkAdvice(_ policy: PrivacyPolicy, _ day: CalendarDay, _ found: inout PolicyProblems) {
    if let advice, advice.on > day {
      found.add(
        "advice.on", "Art. 35(2) GDPR", nl: "deze dag komt nog", en: "this day is still to come",
        doNL: "vraag het advies eerst", doEN: "ask for the advice first")
    }
    if policy.dpo != nil && advice == nil {
      found.add(
        "advice", "Art. 35(2) GDPR", nl: "het advies van de functionaris ontbreekt",
        en: "the advice of the data protection officer is missing",
        doNL: "voeg toe: `advice: {on: 2026-12-01, text: …, followed: yes}`",
        doEN: "add `advice: {on: 2026-12-01, text: …, followed: yes}`")
    }
  }
}

extension AssessmentCriterion {
  fileprivate var law: String {
    switch list {
    case .nineCriteria: "Art. 35(1) GDPR; WP248"
    case .authority: "Art. 35(4) GDPR; Stcrt. 2019, 64418"
    }
  }
}
