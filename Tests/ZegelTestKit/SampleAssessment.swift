package import ZegelDesk
package import ZegelDomain

/// A DPIA of a policy, filled in by somebody who had an easy answer to everything.
package func filledAssessment(
  of policy: String, remaining: String = "low", on day: CalendarDay, language: Language = .nl
) throws -> String {
  let begun = try assessmentToBegin(policy, in: language, on: day)
  return
    begun
    .replacing("who: …", with: "who: privacy-officer").replacing("remaining: …", with: "remaining: \(remaining)")
    .replacing("advice: {on: …", with: "advice: {on: \(day)").replacing("followed: …", with: "followed: yes")
    .replacing("applies: …", with: "applies: no").replacing("\"…\"", with: "\"Dat is bij ons klein.\"")
    .replacing(
      "risks: […]",
      with: "risks: [{id: none, risk: Klein., likelihood: low, severity: low, "
        + "measures: [zegel.keys], who: owner, remaining: \(remaining)}]")
}

extension PeopleHouse {
  /// Signs a DPIA for a policy, as an owner does who has thought it through.
  @discardableResult package func assess(_ policy: String, remaining: String = "low") async throws -> AssessmentVersion
  {
    let text = try filledAssessment(of: policy, remaining: remaining, on: desk.now.greenwichDay)
    return try await desk.signAssessment(text, of: policy, by: owner)
  }
}

extension Instant {
  /// By the clock of Greenwich; near enough to noon for every test.
  var greenwichDay: CalendarDay { CalendarDay(dayNumber: Int32(milliseconds / 86_400_000)) }
}
