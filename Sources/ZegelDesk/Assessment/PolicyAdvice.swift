public import ZegelDomain

/// What to think of before applying a privacy file that the law has nothing against, in the order of the file: that a DPIA
/// is due, that its signature no longer goes into the file, and texts that are hard to read. Empty for a file with problems.
public func policyAdvice(_ text: String, on day: CalendarDay) -> [FileProblem] {
  let read = ReadPolicy(text, on: day)
  guard let policy = read.policy else { return [] }
  let log = ProblemLog(lines: SourceFile.lines(of: text))
  for advice in policy.assessmentAdvice + policy.readingAdvice(on: day) {
    log.report(advice, at: read.places.nearest(to: advice.path))
  }
  return log.sorted
}

extension PrivacyPolicy {
  fileprivate var assessmentAdvice: [PolicyProblem] {
    var found = PolicyProblems()
    if assessment != nil {
      found.add(
        "dpia", "Art. 35(1) GDPR", nl: "een handtekening in dit bestand telt niet meer",
        en: "a signature in this file no longer counts",
        doNL: "haal `dpia` weg, en teken met `zegel privacy dpia sign`",
        doEN: "remove `dpia`, and sign with `zegel privacy dpia sign`")
    }
    guard needsAssessment else { return found.all }
    let criteria = assessmentCriteria.filter { $0.reason != nil }.map(\.id).joined(separator: ", ")
    found.add(
      "purposes", "Art. 35(1) and (4) GDPR", nl: "dit beleid vraagt een getekende DPIA: \(criteria)",
      en: "this policy needs a signed DPIA: \(criteria)",
      doNL: "doe `zegel privacy dpia begin`, en teken met `zegel privacy dpia sign`, vóór `zegel privacy apply`",
      doEN: "do `zegel privacy dpia begin`, and sign with `zegel privacy dpia sign`, before `zegel privacy apply`")
    return found.all
  }
}
