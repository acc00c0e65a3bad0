public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Erases a member: key, values, what they were found by and the links to their cards. The cards go on, of nobody.
  ///
  /// It goes on the list of erasures first, so that a backup put back between the two erases them again.
  ///
  /// - Law: Art. 17 GDPR.
  public func eraseMember(_ id: MemberID, by actor: Actor) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    try mayDecideForMembers(actor)
    try await store.read { _ = try $0.rowsToErase(id) }
    try ErasureList(path: paths.erasureList).append(Erasure(at: now, kind: "member", subject: "\(id)"))
    try await store.write { session in
      let member = try session.rowsToErase(id)
      try session.leaveChange("erased", "", of: member, by: actor, in: nil, vault, at: now, id: entry)
      try session.erase(id, at: now)
      try session.leaveMember(id, at: now)
    }
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
    try session.erase(id, at: erasure.at)
    try session.leaveMember(id, at: erasure.at)
  }
}
