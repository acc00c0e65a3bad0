import ZegelDomain

/// Reads a DPIA's file, section by section; every section is read even when an earlier one has problems.
struct AssessmentReader {
  static let keys = ["zegel", "about", "language", "criteria", "necessity", "risks", "advice", "people"]
  private static let roles: [StaffRole] = [
    .owner, .privacyOfficer, .systemKeeper, .service, .marketer, .cashier,
  ]

  let log: ProblemLog

  /// Nil when there is any problem in how it is written; then the log has it.
  func assessment(_ root: SourceNode) -> ImpactAssessment? {
    guard let file = Fields(Field(node: root, path: "", log: log), known: Self.keys) else { return nil }
    header(file)
    let about = file.required("about", example: "…")?.digest()
    let language = file.required("language", example: "nl")?.choice(Language.self)
    let answers = file.required("criteria", example: "[…]")?.each(most: 40, answer) ?? []
    let necessity = file.required("necessity", example: "…")?.passage()
    let risks = file.required("risks", example: "[…]")?.each(most: 100, risk) ?? []
    let advice = file["advice"].flatMap(advice)
    let view = file.required("people", example: "{not_asked: …}").flatMap(view)
    refuseRepeats(file["criteria"], answers.map(\.criterion))
    refuseRepeats(file["risks"], risks.map(\.id))
    guard log.problems.isEmpty, let about, let language, let necessity, let view else { return nil }
    return ImpactAssessment(
      about: about, language: language, answers: answers, necessity: necessity, risks: risks, advice: advice,
      view: view)
  }

  private func header(_ file: Fields) {
    guard let field = file.required("zegel", example: "dpia/1"), let text = field.text(example: "dpia/1"),
      text != "dpia/1"
    else { return }
    let _: String? = field.refuse(
      text, nl: "geen soort die hier hoort", en: "not a kind that belongs here", example: "dpia/1")
  }

  private func answer(_ field: Field) -> ImpactAssessment.Answer? {
    guard let fields = Fields(field, known: ["id", "applies", "why"]) else { return nil }
    let id = fields.required("id", example: "wp248.scoring")?.choice(AssessmentReader.criteria)
    let applies = fields.required("applies", example: "no")?.decided { $0.yesOrNo() }
    let why = fields.required("why", example: "…")?.passage()
    guard let id, let applies, let why else { return nil }
    return ImpactAssessment.Answer(criterion: id, applies: applies, why: why)
  }

  private func risk(_ field: Field) -> ImpactAssessment.Risk? {
    let known = ["id", "from", "risk", "likelihood", "severity", "measures", "who", "remaining"]
    guard let fields = Fields(field, known: known) else { return nil }
    let id = fields.required("id", example: "stolen")?.id()
    let criteria = fields["from"]?.each(most: 40) { $0.choice(AssessmentReader.criteria) } ?? []
    let text = fields.required("risk", example: "…")?.passage()
    let likelihood = fields.required("likelihood", example: "low")?.level()
    let severity = fields.required("severity", example: "medium")?.level()
    let measures = fields.required("measures", example: "[zegel.sealing]")?.each(most: 20, measure) ?? []
    let who = fields.required("who", example: "privacy-officer")?.decided { field in
      field.choice(Self.roles.map(\.rawValue)).flatMap(StaffRole.init(rawValue:))
    }
    let remaining = fields.required("remaining", example: "low")?.level()
    guard let id, let text, let likelihood, let severity, let who, let remaining else { return nil }
    return ImpactAssessment.Risk(
      id: id, criteria: criteria, text: text, likelihood: likelihood, severity: severity, measures: measures, who: who,
      remaining: remaining)
  }

  private func measure(_ field: Field) -> ImpactAssessment.Measure? {
    guard let text = field.passage() else { return nil }
    if !text.hasPrefix("zegel.") { return .own(text) }
    return field.choice(BuiltInMeasure.self).map(ImpactAssessment.Measure.builtIn)
  }

  private func advice(_ field: Field) -> ImpactAssessment.Advice? {
    guard let fields = Fields(field, known: ["on", "text", "followed", "why_not"]) else { return nil }
    let on = fields.required("on", example: "2026-12-01")?.decided { $0.day() }
    let text = fields.required("text", example: "…")?.passage()
    let followed = fields.required("followed", example: "yes")?.decided { $0.yesOrNo() }
    let whyNot = followed == false ? fields.required("why_not", example: "…")?.passage() : nil
    guard let on, let text, let followed, followed || whyNot != nil else { return nil }
    return ImpactAssessment.Advice(on: on, text: text, whyNotFollowed: whyNot)
  }

  private func view(_ field: Field) -> ImpactAssessment.View? {
    guard let fields = Fields(field, known: ["asked_on", "how", "said", "not_asked"]),
      let way = fields.one(of: ["asked_on", "not_asked"], example: "not_asked: …")
    else { return nil }
    if way == "not_asked" { return fields["not_asked"]?.passage().map(ImpactAssessment.View.notAsked(why:)) }
    let on = fields["asked_on"]?.decided { $0.day() }
    let how = fields.required("how", example: "…")?.passage()
    let said = fields.required("said", example: "…")?.passage()
    guard let on, let how, let said else { return nil }
    return .asked(on: on, how: how, said: said)
  }

  private func refuseRepeats(_ list: Field?, _ ids: [String]) { PolicyReader(log: log).refuseRepeats(list, ids) }

  /// Every one there is; which of them ask for an answer is the policy's.
  static let criteria = PrivacyPolicy.assessmentCriterionIDs
}

extension Field {
  private static let mostPassageCharacters = 2000

  /// What people wrote in their own words; no more than 2000 characters.
  fileprivate func passage() -> String? {
    decided { field in
      guard let text = field.text(example: "…") else { return nil }
      guard text.count <= Self.mostPassageCharacters, text.utf8.count <= 4 * Self.mostPassageCharacters else {
        field.report(
          Texts(nl: "deze tekst is langer dan 2000 tekens", en: "this text is longer than 2000 characters"),
          Texts(nl: "maak hem korter", en: "make it shorter"))
        return nil
      }
      return text
    }
  }

  fileprivate func level() -> ImpactAssessment.Level? { decided { $0.choice(ImpactAssessment.Level.self) } }

  /// What `read` makes of it, once something else stands there than the mark of what is to be filled in.
  fileprivate func decided<Value>(_ read: (Field) -> Value?) -> Value? {
    guard case .text(let text) = node.content, text.contains("…") || text.contains("...") else { return read(self) }
    report(
      Texts(nl: "dit is nog niet ingevuld", en: "this is not filled in yet"),
      Texts(nl: "schrijf het in plaats van `…`", en: "write it in place of `…`"))
    return nil
  }

  /// SHA-256 in hexadecimal.
  fileprivate func digest() -> String? {
    guard let text = text(example: "…") else { return nil }
    if text.utf8.count == 64, text.utf8.allSatisfy({ isDigit($0) || (97...102).contains($0) }) { return text }
    return refuse(
      text, nl: "geen SHA-256: 64 tekens 0-9 en a-f", en: "not a SHA-256: 64 characters 0-9 and a-f",
      example: "zegel privacy dpia begin")
  }
}
