public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// A notice turns out not to have been right: everything that was agreed to under it stops counting, each with a
  /// decision of its own. A page a transaction; goes on where a killed one stopped.
  ///
  /// - Returns: how many consents it was.
  /// - Law: Art. 7(1) and (2) GDPR; jö Bonus Club (BVwG W256 2246230-1).
  public func suspendConsents(under version: Int32, by actor: Actor) async throws -> Int {
    guard !actor.roles.isDisjoint(with: [.owner, .privacyOfficer]) else {
      throw Refusal(.roleNotAllowed, field: "staff", "consent suspend")
    }
    let (vault, now) = (self.vault, self.now)
    try await store.write { session in
      guard let row = try session.policies().first(where: { $0.number == version }) else {
        throw Refusal(.versionUnknown, field: "version")
      }
      try session.suspendNotices(of: version, at: now)
      try session.leavePolicy(row, at: now)
    }
    var count = 0
    while true {
      let ids = (0..<Desk.suspendedAtOnce).map { _ in surroundings.random(16) }
      let done = try await store.write { session in
        let policy = try session.policies().first { $0.number == version }.map { try readApplied($0) }
        let notices = try session.notices(of: version)
        let states = try session.givenConsents(under: version, most: Desk.suspendedAtOnce)
        for (place, state) in states.enumerated() {
          guard let member = try session.member(state.member), member.state != .erased,
            let purpose = policy?.purpose(state.purpose),
            let notice = notices.first(where: { $0.language == state.language })
          else { throw Fault("a consent without its member, purpose or notice") }
          try session.decide(
            ConsentOrder(
              id: ids[place], member: state.member, trail: try vault.trail(of: member, for: .suspend), purpose: purpose,
              decision: .suspended, route: .staff, actor: actor, byGuardian: false, notice: notice, before: .given),
            at: now)
          try session.leaveMember(state.member, at: now)
        }
        return states.count
      }
      count += done
      if done < Desk.suspendedAtOnce { return count }
    }
  }

  private static let suspendedAtOnce = 200
}
