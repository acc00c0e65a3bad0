public import ZegelDomain
import ZegelStore

extension Desk {
  /// Whether a member's data may be used for a purpose at this moment: what is asked before each use, such as an offer of
  /// their own at a till. It tells nothing of a decision, opens no value and leaves no entry.
  ///
  /// - Refuses: a purpose that the policy does not have; a member who is not there, was erased or merged.
  /// - Law: Art. 6, 7(3), 18, 21 GDPR.
  public func mayUse(_ id: MemberID, for purposeID: String) async throws -> Bool {
    let policies = self.policies
    return try await store.read { session in
      guard let purpose = try policies.inForce(in: session).policy.purpose(purposeID) else {
        throw Refusal(.purposeUnknown, field: "purpose")
      }
      guard let member = try session.member(id) else { throw Refusal(.memberUnknown, field: "member") }
      if member.state == .erased { throw Refusal(.memberErased, field: "member") }
      if let other = member.mergedInto { throw Refusal(.memberMerged, field: "member", "\(other)") }
      if member.isRestricted { return false }
      let decision = try session.consentStates(of: id).first { $0.purpose == purposeID }?.state.decision
      return purpose.basis == .consent ? decision == .given : !(decision?.endsUse ?? false)
    }
  }
}

extension ConsentDecision {
  /// Where no consent is needed.
  fileprivate var endsUse: Bool { self == .objected || self == .withdrawn || self == .refused }
}
