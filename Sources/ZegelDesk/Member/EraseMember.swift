public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Erases a member: key, values, what they were found by and the links to their cards. The cards go on, of nobody.
  ///
  /// It goes on the list of erasures first, so that a backup put back between the two erases them again, and a program
  /// killed between the two is finished by a round.
  ///
  /// - Law: Art. 17 GDPR.
  public func eraseMember(_ id: MemberID, by actor: Actor) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    try mayDecideForMembers(actor)
    try actor.mustBe(id)
    try await store.read { _ = try $0.rowsToErase(id) }
    try ErasureList(path: paths.erasureList).append(Erasure(at: now, kind: "member", subject: "\(id)"))
    // A round may have seen it on the list and been first.
    _ = try await store.write { try $0.eraseNow(id, by: actor, vault, at: now, entry: entry) }
  }
}

extension SQLSession {
  fileprivate func rowsToErase(_ id: MemberID) throws -> MemberRow {
    guard let member = try member(id) else { throw Refusal(.memberUnknown, field: "member") }
    if member.state == .erased { throw Refusal(.memberErased, field: "member") }
    return member
  }
}

/// Erases again who is in a backup that is older than their erasure.
struct MemberErasure: ErasureHandler {
  let kind = "member"

  func replay(_ erasure: Erasure, in session: any SQLSession) throws {
    guard let id = MemberID(erasure.subject), let member = try session.member(id), member.state != .erased else {
      return
    }
    try session.leaveHouseholdPlainly(id, isErased: true, at: erasure.at)
    try session.tellParties(.erased, of: id, at: erasure.at)
    try session.erase(id, at: erasure.at)
    try session.leaveMember(id, at: erasure.at)
  }
}
