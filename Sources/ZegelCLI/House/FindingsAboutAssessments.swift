import ZegelDesk
import ZegelDomain

extension Finding {
  /// Whether a signed DPIA covers what is done, and would be done by the file; and until when the authority has.
  static func assessment(_ health: HouseHealth) -> [Finding] {
    let assessment = health.assessment
    return [assessment.inForce.flatMap(inForce), clock(assessment.consultation, today: health.today)].compactMap { $0 }
      + (health.privacyFileIsApplied == true ? [] : [assessment.file.flatMap(ofFile)].compactMap { $0 })
  }

  private static func inForce(_ coverage: AssessmentCoverage) -> Finding? {
    switch coverage {
    case .notDue: nil
    case .signed(let number):
      Finding(
        level: .ok, about: "dpia",
        what: Texts(nl: "\(number) gaat over het beleid dat geldt", en: "\(number) is about the policy in force"),
        remedy: nil)
    case .goesOn, .missing, .reopened, .waits, .forbidden:
      Finding(
        level: .warn, about: "dpia",
        what: Texts(
          nl: "voor het beleid dat geldt is er hier geen getekend; het werd ingevoerd voordat dat moest",
          en: "none is signed here for the policy in force; it was applied before that was asked"),
        remedy: Texts(
          nl: "Doe `zegel privacy dpia begin`, vul in, en teken met `zegel privacy dpia sign`.",
          en: "Do `zegel privacy dpia begin`, fill it in, and sign with `zegel privacy dpia sign`."))
    }
  }

  private static func ofFile(_ coverage: AssessmentCoverage) -> Finding? {
    guard let refusal = coverage.refusal else { return nil }
    return Finding(
      level: .warn, about: "dpia",
      what: Texts(nl: "privacy.yaml: \(refusal.message.nl)", en: "privacy.yaml: \(refusal.message.en)"),
      remedy: refusal.remedy)
  }

  private static func clock(_ consultation: Consultation?, today: CalendarDay) -> Finding? {
    guard let consultation, consultation.answeredOn == nil else { return nil }
    let due = consultation.dueOn
    let isLate = due < today
    return Finding(
      level: isLate ? .warn : .ok, about: "dpia",
      what: isLate
        ? Texts(
          nl: "de toezichthouder had tot en met \(due), en er is geen antwoord vastgelegd",
          en: "the authority had until \(due), and no answer is recorded")
        : Texts(nl: "de toezichthouder heeft tot en met \(due)", en: "the authority has until \(due)"),
      remedy: isLate
        ? Texts(
          nl: "Vraag het na, en leg vast wat zij zei met `zegel privacy dpia consult --record …`.",
          en: "Ask after it, and record what it said with `zegel privacy dpia consult --record …`.") : nil)
  }
}
