public import ZegelDomain
import ZegelStore

/// What the authority is asked beforehand about.
public struct ConsultationRequest: Sendable {
  public let version: AssessmentVersion
  public let assessment: ImpactAssessment
  public let policy: PrivacyPolicy
}

extension Desk {
  /// What goes to the authority about a signed DPIA, with the policy's file that it is about.
  ///
  /// - Refuses: `dpia-unknown`; `consultation-not-due` when no high risk remains; `dpia-reopened` when the policy is not
  ///   what the DPIA is about.
  /// - Throws: `FileProblems` of the policy.
  /// - Law: Art. 36(1) and (3) GDPR.
  public func consultationRequest(_ number: Int32?, of policyText: String, in language: Language) async throws
    -> ConsultationRequest
  {
    let version = try await assessment(number)
    guard version.remainsHigh else { throw Refusal(.consultationNotDue, field: "dpia", String(version.number)) }
    let policy = try ReadPolicy(policyText, on: now.lawDay).policy(in: language)
    guard hex(policy.assessedHash) == version.contentHash else {
      throw Refusal(.dpiaReopened, field: "dpia", String(version.number))
    }
    return ConsultationRequest(version: version, assessment: try readSigned(version.text), policy: policy)
  }

  /// Records a step of asking the authority: that it was asked, that it takes longer, what it answered.
  ///
  /// - Parameters:
  ///   - number: of a signed DPIA; nil is the newest.
  ///   - reference: the authority's, such as a case number; never a name.
  ///   - outcome: with `answered`, and only then.
  /// - Refuses: who is neither owner nor privacy officer; `dpia-unknown`, `consultation-not-due`,
  ///   `consultation-out-of-order`, `text-out-of-range`.
  /// - Law: Art. 36(2) GDPR.
  public func recordConsultation(
    _ step: Consultation.Step, of number: Int32?, on day: CalendarDay, reference: String,
    outcome: Consultation.Outcome?, by actor: Actor
  ) async throws -> AssessmentVersion {
    try actor.mayAssess("privacy dpia consult")
    guard (1...60).contains(reference.count), reference.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else { throw Refusal(.textOutOfRange, field: "reference") }
    let now = self.now
    return try await store.write { session in
      let all = try session.assessments()
      guard let row = number.map({ number in all.first { $0.number == number } }) ?? all.last else {
        throw Refusal(.dpiaUnknown, field: "dpia")
      }
      guard row.remainsHigh else { throw Refusal(.consultationNotDue, field: "dpia", String(row.number)) }
      let before = Consultation(try session.consultations(of: row.number))
      guard (step == .answered) == (outcome != nil), before.accepts(step, on: day), day <= now.lawDay else {
        throw Refusal(.consultationOutOfOrder, field: "record")
      }
      try session.insert(
        ConsultationRow(
          number: row.number, step: step.rawValue, onDay: day.description, reference: reference,
          outcome: outcome?.rawValue, recordedBy: actor.name, recordedAt: now))
      try session.leaveAssessment(row, at: now)
      return AssessmentVersion(row, try session.consultations(of: row.number))
    }
  }
}

extension Consultation? {
  /// Whether a step can follow what is recorded.
  fileprivate func accepts(_ step: Consultation.Step, on day: CalendarDay) -> Bool {
    guard let consultation = self else { return step == .asked }
    guard consultation.answeredOn == nil, day >= consultation.extendedOn ?? consultation.askedOn else { return false }
    switch step {
    case .asked: return false
    case .extended: return consultation.extendedOn == nil
    case .answered: return true
    }
  }
}
