public import ZegelDomain
import ZegelStore

/// That somebody put another value in place of one, or took it away; without either.
public struct Correction: Sendable {
  public let at: Instant
  public let actor: String
  public let member: MemberID
  public let field: String
  /// 2 is the first change.
  public let version: Int32
  /// Nil where an older Zegel took another word.
  public let reason: CorrectionReason?
  public let wasTakenAway: Bool
}

extension Desk {
  /// No list is longer; ask from a later day.
  public static let mostCorrections = 1000

  /// Who changed what of whom, newest first, without a value: for whoever watches over the staff. That it was asked is
  /// in the trail first.
  ///
  /// - Parameters:
  ///   - staff: only theirs; nil is everybody's.
  ///   - purpose: `law.oversight`.
  /// - Refuses: `policy-missing`, `purpose-unknown`, `field-not-for-purpose`, `role-not-allowed`.
  /// - Law: Art. 5(2), 24, 32(4) GDPR.
  public func corrections(
    by staff: StaffID? = nil, since: Instant, for purpose: String = LegalDuty.oversight.rawValue, seenBy actor: Actor
  ) async throws -> [Correction] {
    let policies = self.policies
    try actor.mustNotBeMember(for: "member changes")
    let policy = try await store.read { try policies.inForce(in: $0).policy }
    guard policy.purpose(purpose) != nil else { throw Refusal(.purposeUnknown, field: "purpose") }
    guard purpose == LegalDuty.oversight.rawValue else {
      throw Refusal(.fieldNotForPurpose, field: "purpose", "corrections", purpose)
    }
    let mayKnow = !actor.roles.isDisjoint(with: policy.duty(.oversight).roles)
    let outcome = mayKnow ? "opened" : Refusal.Code.roleNotAllowed.rawValue
    try await leaveNote(
      .administration,
      "member.corrections staff=\(staff.map { "\($0)" } ?? "all") for=\(purpose) outcome=\(outcome) by=\(actor.name)")
    guard mayKnow else { throw Refusal(.roleNotAllowed, field: "purpose", purpose) }
    return try await store.read { session in
      try session.changedValues(by: staff.map { "\($0)" }, since: since, most: Desk.mostCorrections).map { row in
        Correction(
          at: row.givenAt, actor: row.givenBy, member: row.member, field: row.field, version: row.version,
          reason: CorrectionReason(rawValue: row.reason), wasTakenAway: row.sealed == nil)
      }
    }
  }
}
