import Synchronization
import ZegelDomain
import ZegelStore

/// The privacy policy in force, read once and kept; read again as soon as the house has a new one.
final class Policies: Sendable {
  private let kept = Mutex<AppliedPolicy?>(nil)

  /// The newest version as this transaction sees it; nil where none was applied, which means anonymous cards only.
  func newest(in session: any SQLSession) throws -> AppliedPolicy? {
    let count = try session.policyCount()
    if count == 0 { return nil }
    if let known = kept.withLock({ $0 }), Int64(known.policy.version) == count { return known }
    guard let row = try session.policies().last else { return nil }
    let (policy, notices) = (try readApplied(row), try session.notices(of: row.number))
    let applied = AppliedPolicy(policy: policy, notices: notices, untold: policy.firstUntold(in: notices))
    kept.withLock { $0 = applied }
    return applied
  }

  /// Refuses `policy-missing`: without one, nothing may be kept of anybody; and `notice-incomplete`.
  func inForce(in session: any SQLSession) throws -> AppliedPolicy {
    guard let applied = try newest(in: session) else { throw Refusal(.policyMissing, field: "privacy") }
    try applied.mustBeTold()
    return applied
  }
}

/// A policy with the notices that people are shown of it.
struct AppliedPolicy: Sendable {
  let policy: PrivacyPolicy
  let notices: [NoticeRow]
  /// The first part that a notice leaves out; nil when all is told.
  let untold: String?

  /// Refuses `notice-missing` for a language that the policy does not have.
  func notice(in language: Language) throws(Refusal) -> NoticeRow {
    guard let notice = notices.first(where: { $0.language == language.rawValue }) else {
      throw Refusal(.noticeMissing, field: "language")
    }
    return notice
  }
}

/// A version as it was applied. It was judged then, and is not judged again: a later rule does not unmake it.
func readApplied(_ row: PolicyRow) throws -> PrivacyPolicy {
  let log = ProblemLog(lines: SourceFile.lines(of: row.text))
  guard let root = SourceFile(row.text, log: log).root(),
    let policy = PolicyReader(log: log).policy(root, version: row.number)
  else { throw Fault("privacy version \(row.number) can no longer be read") }
  return policy
}
