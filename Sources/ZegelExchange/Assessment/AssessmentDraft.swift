import ZegelDesk
public import ZegelDomain

/// The part of a DPIA that follows from the policy, as Markdown; the rest is left open for who carries it out.
///
/// - Law: Art. 35(7)(a) and (b) GDPR; (c) and (d) are begun.
public enum AssessmentDraft {
  /// - Parameter hash: of the policy's text: a DPIA is of one policy, and is opened again when that changes.
  public static func markdown(_ policy: PrivacyPolicy, hash: String, in language: Language) -> [String] {
    let draft = Draft(policy: policy, hash: hash, language: language)
    return draft.head + draft.processing + draft.criteria + draft.necessity + draft.risks
  }
}

private struct Draft {
  let policy: PrivacyPolicy
  let hash: String
  let language: Language

  var head: [String] {
    [
      "# \(say("Effectbeoordeling (DPIA)", "Impact assessment (DPIA)")): \(cell(policy.organisation.name))", "",
      say(
        "Van privacyversie \(policy.version), SHA-256 `\(hash)`. "
          + "Verandert die, open deze beoordeling dan opnieuw (artikel 35(11) AVG).",
        "Of privacy version \(policy.version), SHA-256 `\(hash)`. "
          + "When that changes, open this assessment again (Article 35(11) GDPR)."
      ), "",
    ]
  }

  /// - Law: Art. 35(7)(a) GDPR.
  var processing: [String] {
    let purposes = policy.purposes.map {
      [
        "`\($0.id)`", $0.text[language], "\($0.basis.title[language]), \($0.basis.article)",
        $0.roles.map { $0.title[language] }.joined(separator: ", "),
      ]
    }
    let fields = policy.fields.map {
      [
        "`\($0.id)`", $0.title[language], $0.category.title[language], $0.source.title[language],
        "\($0.period.months) \(say("maanden na", "months after")) \($0.period.start.title[language])",
      ]
    }
    let parties = policy.parties.map {
      ["`\($0.id)`", $0.name, $0.role.title[language], $0.country, $0.fields.joined(separator: ", ")]
    }
    return ["## 1. \(say("Wat er gebeurt, en waarvoor", "What is done, and why"))", ""]
      + table([say("doel", "purpose"), say("tekst", "text"), say("grondslag", "basis"), say("wie", "who")], purposes)
      + table(
        [
          say("veld", "field"), say("naam", "name"), say("soort", "category"), say("van", "from"),
          say("termijn", "period"),
        ],
        fields)
      + table(
        [
          say("partij", "party"), say("naam", "name"), say("rol", "role"), say("land", "country"),
          say("velden", "fields"),
        ],
        parties)
  }

  var criteria: [String] {
    let all = policy.assessmentCriteria
    let nine = all.filter { $0.list == .nineCriteria }
    let hits = nine.filter { $0.reason != nil }.count
    return [
      "## 2. \(say("Moet het?", "Is it due?"))", "",
      say(
        "Bij twee of meer van de negen criteria van WP248, of een van de lijst van de AP, is een DPIA nodig. "
          + "Uit het beleid zelf volgen \(hits) van de negen.",
        "With two or more of the nine criteria of WP248, or one of the AP's list, a DPIA is due. "
          + "From the policy itself follow \(hits) of the nine."
      ), "",
    ] + table([say("WP248", "WP248"), say("geraakt", "hit"), say("waarom", "why")], nine.map(row))
      + table(
        [say("lijst van de AP", "AP's list"), say("geraakt", "hit"), say("waarom", "why")],
        all.filter { $0.list == .authority }.map(row))
  }

  /// - Law: Art. 35(7)(b), 5(1)(c) GDPR.
  var necessity: [String] {
    let rows = policy.purposes.flatMap { purpose in
      policy.fields.filter { $0.purposes.contains(purpose.id) }.map { field in
        [
          "`\(purpose.id)`", "`\(field.id)`", field.needed ? say("verplicht", "required") : say("vrij", "free"), "", "",
        ]
      }
    }
    return ["## 3. \(say("Is het nodig?", "Is it necessary?"))", ""]
      + table(
        [
          say("doel", "purpose"), say("veld", "field"), say("voor leden", "for members"),
          say("waarom nodig", "why necessary"), say("kan het met minder?", "could less do?"),
        ], rows)
      + policy.purposes.compactMap { purpose in
        purpose.balancingTest.map { "- `\(purpose.id)`: \(cell($0[language]))" }
      } + [""]
  }

  /// - Law: Art. 35(7)(c) and (d) GDPR.
  var risks: [String] {
    let measures = policy.register(in: language, hash: hash, schema: .running).measures
    return ["## 4. \(say("Risico's en maatregelen", "Risks and measures"))", ""]
      + table(
        [
          say("risico voor mensen", "risk to people"), say("kans", "likelihood"), say("ernst", "severity"),
          say("maatregel", "measure"), say("wat overblijft", "what remains"),
        ], [[String]](repeating: ["", "", "", "", ""], count: 3))
      + [say("Wat elk huis heeft:", "What every house has:"), ""] + measures.map { "- \($0)" }
      + [
        "",
        say(
          "Advies van de functionaris: … Getekend door: … op: …", "Advice of the officer: … Signed by: … on: …"),
      ]
  }

  private func row(_ criterion: AssessmentCriterion) -> [String] {
    let hit =
      criterion.reason != nil
      ? say("ja", "yes") : criterion.isToJudge ? say("zelf nagaan", "to judge") : say("nee", "no")
    return [criterion.title[language], hit, criterion.reason?[language] ?? ""]
  }

  private func table(_ head: [String], _ rows: [[String]]) -> [String] {
    if rows.isEmpty { return ["| \(head[0]) |", "| --- |", "| \(say("geen", "none")) |", ""] }
    let lines = ([head, head.map { _ in "---" }] + rows.map { $0.map(cell) })
    return lines.map { "| \($0.joined(separator: " | ")) |" } + [""]
  }

  /// A text that stays in its cell, and is no HTML.
  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;")
  }

  private func say(_ nl: String, _ en: String) -> String { language == .nl ? nl : en }
}
