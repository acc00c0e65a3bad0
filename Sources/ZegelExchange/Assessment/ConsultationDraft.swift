public import ZegelDesk
public import ZegelDomain

/// What the authority is sent where a high risk remains: the file of Art. 36(3), part by part, as Markdown.
///
/// - Law: Art. 36(3)(a) to (f) GDPR.
public enum ConsultationDraft {
  public static func markdown(_ request: ConsultationRequest, in language: Language) -> [String] {
    let draft = Draft(request: request, language: language)
    return draft.head + draft.responsible + draft.means + draft.measures + draft.officer + draft.assessment + draft.more
  }
}

private struct Draft {
  let request: ConsultationRequest
  let language: Language

  private var policy: PrivacyPolicy { request.policy }

  var head: [String] {
    let version = request.version
    return [
      "# \(say("Voorafgaande raadpleging (artikel 36 AVG)", "Prior consultation (Article 36 GDPR)"))", "",
      say(
        "Over DPIA \(version.number), getekend op \(version.signedAt.rfc3339), SHA-256 `\(version.hash)`.",
        "About DPIA \(version.number), signed at \(version.signedAt.rfc3339), SHA-256 `\(version.hash)`."), "",
    ]
  }

  /// - Law: Art. 36(3)(a) GDPR.
  var responsible: [String] {
    let house = policy.organisation
    let whole = [house.name, house.address, house.contact, house.registration].compactMap { $0 }
    return ["## a. \(say("Wie waarvoor verantwoordelijk is", "Who is responsible for what"))", ""]
      + ["- \(say("verantwoordelijke", "controller")): \(plain(whole.joined(separator: ", ")))"]
      + policy.parties.map { party in
        let purposes = party.purposes.map { "`\($0)`" }.joined(separator: ", ")
        return "- \(party.role.title[language]): \(plain(party.name)) (\(party.country)); \(purposes)"
      } + [""]
  }

  /// - Law: Art. 36(3)(b) GDPR.
  var means: [String] {
    ["## b. \(say("Doelen en middelen", "Purposes and means"))", ""]
      + policy.purposes.map { purpose in
        let fields = policy.fields.filter { $0.purposes.contains(purpose.id) }.map { field in
          "\(plain(field.title[language])) (\(field.period.months) \(say("maanden", "months")))"
        }
        return "- `\(purpose.id)`, \(purpose.basis.title[language]): \(plain(purpose.text[language])) "
          + fields.joined(separator: ", ")
      }
      + [
        "",
        say(
          "Middel: het spaarprogramma Zegel, in eigen beheer; gegevens verzegeld per lid, met een spoor van elke handeling.",
          "Means: the loyalty programme Zegel, run by the house itself; data sealed for each member, with a trail of every act."
        ), "",
      ]
  }

  /// - Law: Art. 36(3)(c) GDPR.
  var measures: [String] {
    ["## c. \(say("Maatregelen en waarborgen", "Measures and safeguards"))", ""]
      + request.assessment.risks.flatMap(lines) + [""]
  }

  private func lines(of risk: ImpactAssessment.Risk) -> [String] {
    let levels = [
      "\(say("kans", "likelihood")) \(risk.likelihood.title[language])",
      "\(say("ernst", "severity")) \(risk.severity.title[language])",
      "\(say("wat overblijft", "what remains")): \(risk.remaining.title[language])",
    ]
    let head = "- \(plain(risk.text)) (\(levels.joined(separator: ", ")))"
    return [head] + risk.measures.map { "  - \(text(of: $0))" }
  }

  /// - Law: Art. 36(3)(d) GDPR.
  var officer: [String] {
    [
      "## d. \(say("Functionaris gegevensbescherming", "Data protection officer"))", "",
      policy.dpo.map { plain("\($0.name), \($0.contact)") }
        ?? say(
          "Die is er niet, en is niet verplicht (artikel 37 AVG).", "There is none, and none is due (Article 37 GDPR)."),
      "",
    ]
  }

  /// - Law: Art. 36(3)(e) GDPR.
  var assessment: [String] {
    let all = Dictionary(policy.assessmentCriteria.map { ($0.id, $0.title[language]) }) { first, _ in first }
    let answers = request.assessment.answers.map { answer in
      "- \(all[answer.criterion] ?? answer.criterion): "
        + "\(answer.applies ? say("ja", "yes") : say("nee", "no")). \(plain(answer.why))"
    }
    return ["## e. \(say("De DPIA", "The DPIA"))", ""] + answers
      + ["", "\(say("Noodzaak", "Necessity")): \(plain(request.assessment.necessity))", ""] + advice + [view, ""]
      + ["```yaml"] + request.version.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + ["```", ""]
  }

  private var advice: [String] {
    guard let advice = request.assessment.advice else { return [] }
    let notFollowed = advice.whyNotFollowed.map { " \(say("Niet gevolgd", "Not followed")): \(plain($0))" } ?? ""
    return ["\(say("Advies", "Advice")), \(advice.on): \(plain(advice.text))\(notFollowed)", ""]
  }

  private var view: String {
    switch request.assessment.view {
    case .asked(let on, let how, let said):
      "\(say("Wat leden vinden", "What members think")), \(on), \(plain(how)): \(plain(said))"
    case .notAsked(let why): "\(say("Leden zijn niet gevraagd", "Members were not asked")): \(plain(why))"
    }
  }

  /// - Law: Art. 36(3)(f) GDPR.
  var more: [String] {
    [
      "## f. \(say("Wat u verder vraagt", "What else you ask for"))", "",
      say(
        "Register, verklaring en spoor kunnen op verzoek mee: `zegel privacy register`, `zegel privacy notice`.",
        "Register, notice and trail can come along on request: `zegel privacy register`, `zegel privacy notice`."),
    ]
  }

  private func text(of measure: ImpactAssessment.Measure) -> String {
    switch measure {
    case .builtIn(let built): "\(built.title[language]) (Zegel, \(built.page))"
    case .own(let text): plain(text)
    }
  }

  /// On one line, and no HTML.
  private func plain(_ text: String) -> String { text.replacing("\n", with: " ").replacing("<", with: "&lt;") }

  private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
