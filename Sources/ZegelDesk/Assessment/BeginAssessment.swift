public import ZegelDomain
import ZegelVault

/// The file of a DPIA to begin from: every criterion to answer, and the risks that follow from the policy with what Zegel
/// does against them. What only people can say stands open as `…`.
///
/// - Throws: `FileProblems` when the policy cannot be applied on that day, or has no texts in this language.
/// - Law: Art. 35(7) GDPR.
public func assessmentToBegin(_ policyText: String, in language: Language, on day: CalendarDay) throws(FileProblems)
  -> String
{
  let policy = try ReadPolicy(policyText, on: day).policy(in: language)
  return AssessmentWriter(policy: policy, language: language).text
}

extension PrivacyPolicy {
  /// SHA-256 of what a DPIA is about.
  var assessedHash: [UInt8] { Digest256.of(assessedContent) }
}

private struct AssessmentWriter {
  let policy: PrivacyPolicy
  let language: Language

  var text: String {
    (head + criteria + necessity + risks + advice + people).joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      say(
        "# DPIA (artikel 35 AVG). Vul in waar `…` staat; schrijf geen namen, dit blijft voor altijd.",
        "# DPIA (Article 35 GDPR). Fill in where `…` stands; write no names, this is kept for ever."),
      say(
        "# Kijk na met `zegel privacy dpia check`, teken met `zegel privacy dpia sign`.",
        "# Check it with `zegel privacy dpia check`, sign it with `zegel privacy dpia sign`."),
      "zegel: dpia/1",
      say(
        "# Waar dit over gaat: de SHA-256 van doelen, velden en partijen.",
        "# What this is about: the SHA-256 of purposes, fields and parties."),
      "about: \(hex(policy.assessedHash))", "language: \(language.rawValue)", "",
    ]
  }

  private var criteria: [String] {
    [
      say(
        "# Wat een DPIA nodig maakt: WP248 en de lijst van de AP. Waarom geldt het hier, of niet?",
        "# What makes a DPIA due: WP248 and the AP's list. Why does it hold here, or not?"), "criteria:",
    ]
      + policy.criteriaToAnswer.flatMap { criterion in
        [
          "  # \(criterion.title[language])\(criterion.reason.map { ": \($0[language])" } ?? "")",
          "  - {id: \(criterion.id), applies: \(criterion.reason == nil ? "…" : "yes"), why: \"…\"}",
        ]
      } + [""]
  }

  private var necessity: [String] {
    [
      say(
        "# Waarom kan het niet met minder? Bij elk doel en veld; `zegel privacy dpia` schrijft ze op.",
        "# Why would less not do? For each purpose and field; `zegel privacy dpia` lists them."), "necessity: \"…\"",
      "",
    ]
  }

  private var risks: [String] {
    let words = Set(policy.proposedRisks.flatMap(\.measures))
    return [
      say(
        "# Risico's voor mensen. likelihood, severity, remaining: low, medium of high. who: een rol.",
        "# Risks to people. likelihood, severity, remaining: low, medium or high. who: a role."),
      say("# Wat Zegel al doet, en waar het staat:", "# What Zegel does already, and where it is described:"),
    ]
      + BuiltInMeasure.allCases.filter(words.contains).map { "#   \($0.rawValue): \($0.title[language]) (\($0.page))" }
      + [policy.proposedRisks.isEmpty ? "risks: […]" : "risks:"] + policy.proposedRisks.flatMap(risk) + [""]
  }

  private func risk(_ risk: ProposedRisk) -> [String] {
    let from = risk.criteria.isEmpty ? [] : ["    from: [\(risk.criteria.joined(separator: ", "))]"]
    return ["  - id: \(risk.id)"] + from + [
      "    risk: \(quoted(risk.text[language]))", "    likelihood: \(risk.likelihood.rawValue)",
      "    severity: \(risk.severity.rawValue)",
      "    measures: [\(risk.measures.map(\.rawValue).joined(separator: ", "))]", "    who: …", "    remaining: …",
    ]
  }

  private var advice: [String] {
    let line = "advice: {on: …, text: \"…\", followed: …}"
    if policy.dpo != nil {
      return [
        say(
          "# Het advies van de functionaris; met `followed: no` ook `why_not`.",
          "# The data protection officer's advice; with `followed: no` also `why_not`."), line, "",
      ]
    }
    return [
      say(
        "# Er is geen functionaris; advies van een ander kan hier.", "# There is no officer; other advice can go here."),
      "# \(line)", "",
    ]
  }

  private var people: [String] {
    [
      say(
        "# Wat leden er zelf van vinden: `{asked_on: …, how: …, said: …}`, of waarom het niet is gevraagd (35(9)).",
        "# What members think of it: `{asked_on: …, how: …, said: …}`, or why they were not asked (35(9))."),
      "people: {not_asked: \"…\"}",
    ]
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
