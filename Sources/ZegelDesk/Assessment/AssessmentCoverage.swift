public import ZegelDomain
import ZegelStore

/// Whether a signed DPIA covers what a policy does.
public enum AssessmentCoverage: Sendable, Hashable {
  /// Nothing in the policy asks for one.
  case notDue
  case signed(Int32)
  /// The policy in force does the very same; it was applied before DPIAs were signed in the house.
  case goesOn
  /// None was signed; the criteria that ask for it.
  case missing([String])
  /// The newest one is about something else.
  case reopened(Int32)
  /// A high risk remains, and the authority did not answer yet.
  case waits(Int32)
  /// The authority said no.
  case forbidden(Int32)
}

extension SQLSession {
  /// - Parameter applied: the policy in force, where the one that is asked about would follow it.
  /// - Law: Art. 35(1) and (11), 36(1) and (2) GDPR.
  func coverage(of policy: PrivacyPolicy, after applied: PrivacyPolicy?) throws -> AssessmentCoverage {
    guard policy.needsAssessment else { return .notDue }
    let all = try assessments()
    if let row = all.last(where: { $0.contentHash == policy.assessedHash }) {
      guard row.remainsHigh else { return .signed(row.number) }
      switch Consultation(try consultations(of: row.number))?.outcome {
      case .mayProceed: return .signed(row.number)
      case .mayNot: return .forbidden(row.number)
      case nil: return .waits(row.number)
      }
    }
    if let applied, applied.assessedContent == policy.assessedContent { return .goesOn }
    if let newest = all.last { return .reopened(newest.number) }
    return .missing(policy.assessmentCriteria.filter { $0.reason != nil }.map(\.id))
  }
}

extension AssessmentCoverage {
  /// Why a policy cannot be applied; nil when it can.
  public var refusal: Refusal? {
    switch self {
    case .notDue, .signed, .goesOn: nil
    case .missing(let criteria): Refusal(.dpiaMissing, field: "dpia", criteria.joined(separator: ", "))
    case .reopened(let number): Refusal(.dpiaReopened, field: "dpia", String(number))
    case .waits(let number): Refusal(.consultationMissing, field: "dpia", String(number))
    case .forbidden(let number): Refusal(.consultationRefused, field: "dpia", String(number))
    }
  }
}

/// How a house stands with its DPIAs.
public struct AssessmentHealth: Sendable {
  /// Of the policy in force; nil while there is none.
  public let inForce: AssessmentCoverage?
  /// Of the privacy file in the house's directory, were it applied now; nil without one, or when it cannot be applied.
  public let file: AssessmentCoverage?
  /// Of the newest DPIA, where the authority is to be asked or was.
  public let consultation: Consultation?
}

extension SQLSession {
  func assessmentHealth(_ inForce: PrivacyPolicy?, file text: String?, on day: CalendarDay) throws -> AssessmentHealth {
    let file = text.flatMap { ReadPolicy($0, on: day).policy }
    let newest = try assessments().last
    return AssessmentHealth(
      inForce: try inForce.map { try coverage(of: $0, after: nil) },
      file: try file.map { try coverage(of: $0, after: inForce) },
      consultation: try newest.flatMap { Consultation(try consultations(of: $0.number)) })
  }
}
