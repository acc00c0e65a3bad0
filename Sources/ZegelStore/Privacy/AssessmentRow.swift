package import ZegelDomain

/// A DPIA as it was signed: its text is the truth, for ever.
package struct AssessmentRow: Sendable {
  package let number: Int32
  package let text: String
  /// SHA-256 of the text.
  package let hash: [UInt8]
  /// SHA-256 of what it is about.
  package let contentHash: [UInt8]
  /// SHA-256 of the policy file it was signed for.
  package let policyHash: [UInt8]
  /// The privacy version that was in force then; 0 for none.
  package let afterVersion: Int32
  package let remainsHigh: Bool
  package let signedBy: String
  package let signedAt: Instant

  package init(
    number: Int32, text: String, hash: [UInt8], contentHash: [UInt8], policyHash: [UInt8], afterVersion: Int32,
    remainsHigh: Bool, signedBy: String, signedAt: Instant
  ) {
    (self.number, self.text, self.hash, self.contentHash) = (number, text, hash, contentHash)
    (self.policyHash, self.afterVersion, self.remainsHigh) = (policyHash, afterVersion, remainsHigh)
    (self.signedBy, self.signedAt) = (signedBy, signedAt)
  }
}

extension SQLSession {
  /// In the order in which they were signed.
  package func assessments() throws -> [AssessmentRow] {
    try query(
      """
      SELECT number, text, hash, content_hash, policy_hash, after_version, remains_high, signed_by, signed_at
      FROM privacy_assessment ORDER BY number
      """, []
    ) {
      AssessmentRow(
        number: Int32(truncatingIfNeeded: $0.int(0)), text: $0.text(1), hash: $0.blob(2), contentHash: $0.blob(3),
        policyHash: $0.blob(4), afterVersion: Int32(truncatingIfNeeded: $0.int(5)), remainsHigh: $0.int(6) == 1,
        signedBy: $0.text(7), signedAt: Instant(milliseconds: $0.int(8)))
    }
  }

  package func insert(_ assessment: AssessmentRow) throws {
    _ = try execute(
      """
      INSERT INTO privacy_assessment
        (number, text, hash, content_hash, policy_hash, after_version, remains_high, signed_by, signed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .int(Int64(assessment.number)), .text(assessment.text), .blob(assessment.hash), .blob(assessment.contentHash),
        .blob(assessment.policyHash), .int(Int64(assessment.afterVersion)), .int(assessment.remainsHigh ? 1 : 0),
        .text(assessment.signedBy), .int(assessment.signedAt.milliseconds),
      ])
  }
}

/// A step of asking the authority about a signed DPIA.
package struct ConsultationRow: Sendable {
  package let number: Int32
  package let step: String
  package let onDay: String
  package let reference: String
  package let outcome: String?
  package let recordedBy: String
  package let recordedAt: Instant

  package init(
    number: Int32, step: String, onDay: String, reference: String, outcome: String?, recordedBy: String,
    recordedAt: Instant
  ) {
    (self.number, self.step, self.onDay, self.reference) = (number, step, onDay, reference)
    (self.outcome, self.recordedBy, self.recordedAt) = (outcome, recordedBy, recordedAt)
  }
}

extension SQLSession {
  package func consultations(of number: Int32) throws -> [ConsultationRow] {
    try query(
      """
      SELECT number, step, on_day, reference, outcome, recorded_by, recorded_at
      FROM privacy_consultation WHERE number = $1 ORDER BY step
      """, [.int(Int64(number))]
    ) {
      ConsultationRow(
        number: Int32(truncatingIfNeeded: $0.int(0)), step: $0.text(1), onDay: $0.text(2), reference: $0.text(3),
        outcome: $0.optionalText(4), recordedBy: $0.text(5), recordedAt: Instant(milliseconds: $0.int(6)))
    }
  }

  package func insert(_ consultation: ConsultationRow) throws {
    _ = try execute(
      """
      INSERT INTO privacy_consultation (number, step, on_day, reference, outcome, recorded_by, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .int(Int64(consultation.number)), .text(consultation.step), .text(consultation.onDay),
        .text(consultation.reference), SQLValue(consultation.outcome), .text(consultation.recordedBy),
        .int(consultation.recordedAt.milliseconds),
      ])
  }
}
