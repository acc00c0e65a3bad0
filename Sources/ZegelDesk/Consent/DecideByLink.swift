public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Stops what a link is about: takes a consent back, or objects. Needs nobody's leave: whatever roles the policy has,
  /// stopping is the member's. What is stopped already stays so, without a decision more.
  ///
  /// - Parameters:
  ///   - purposeID: one that the link is about; nil where the link is about one only.
  ///   - route: `page`, or `mail` for what a mail program does by itself.
  ///   - language: in which they read the page; another than the policy's becomes its first.
  /// - Returns: the purpose that was stopped.
  /// - Refuses: `link-unknown`; `purpose-unknown` for what the link is not about.
  /// - Law: Art. 7(3), 21(2) and (3) GDPR; RFC 8058.
  @discardableResult public func stop(
    _ purposeID: String?, with token: LinkToken, route: JoinRoute, language: Language
  ) async throws -> String {
    try await decide(purposeID, with: token, route: route, language: language, byGuardian: false) { purpose, state in
      // Where nothing runs, there is nothing to stop; whoever presses twice is told the same twice.
      guard let purpose, let stop = purpose.stop else { return nil }
      return stop.refusal(after: state, for: purpose) == nil ? stop : nil
    }
  }

  /// Says yes to a purpose whose whole text was shown.
  ///
  /// - Parameter byGuardian: a parent or guardian says it, for somebody below the age.
  /// - Refuses: `link-unknown`, `purpose-unknown`, `consent-not-asked`; what else `decide` refuses.
  /// - Law: Art. 4(11), 7, 8 GDPR.
  @discardableResult public func agree(
    to purposeID: String, with token: LinkToken, byGuardian: Bool, language: Language
  ) async throws -> String {
    let holder = try await holder(of: token)
    try await mayAct(for: .consent, .member(holder.member))
    return try await decide(purposeID, with: token, route: .page, language: language, byGuardian: byGuardian) {
      guard let purpose = $0 else { throw Refusal(.purposeUnknown, field: "purpose") }
      if let refusal = ConsentDecision.given.refusal(after: nil, for: purpose) { throw refusal }
      return $1?.decision == .given ? nil : .given
    }
  }

  private func decide(
    _ purposeID: String?, with token: LinkToken, route: JoinRoute, language: Language, byGuardian: Bool,
    _ decision: @escaping @Sendable (Purpose?, ConsentState?) throws -> ConsentDecision?
  ) async throws -> String {
    let (policies, vault, keyring, now, id) =
      (self.policies, self.vault, self.keyring, self.now, surroundings.random(16))
    return try await store.write { session in
      let holder = try session.holder(of: token, keyring, at: now)
      let applied = try policies.inForce(in: session)
      guard let wanted = purposeID ?? holder.purpose, holder.purpose == nil || holder.purpose == wanted else {
        throw Refusal(.purposeUnknown, field: "purpose")
      }
      guard let purpose = applied.policy.purposes.first(where: { $0.id == wanted }), purpose.choiceKind != nil else {
        // What a link was about may have ended since, with the policy that had it.
        if holder.purpose == wanted, try decision(nil, nil) == nil { return wanted }
        throw Refusal(.purposeUnknown, field: "purpose")
      }
      let rows = try session.rows(of: holder.member)
      let state = rows.standing(purpose.id)
      guard let decided = try decision(purpose, state) else { return purpose.id }
      try session.decide(
        ConsentOrder(
          id: id, member: holder.member, trail: try vault.trail(of: rows.member, for: .decide), purpose: purpose,
          decision: decided,
          route: route, actor: .member(holder.member), byGuardian: byGuardian,
          notice: try applied.notice(in: applied.policy.spoken(language)), before: state?.decision),
        at: now)
      try session.leaveMember(holder.member, at: now)
      return purpose.id
    }
  }
}
