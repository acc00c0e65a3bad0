public import ZegelDomain
import ZegelStore

/// A question of consent as it is put to somebody.
public struct ConsentQuestion: Sendable {
  public let purpose: String
  /// In the language asked for.
  public let text: String
  /// Whether they agreed before, under a notice that was not right.
  public let isAskedAgain: Bool
}

extension Desk {
  /// What a member may be asked now, in the policy's order; each is a question of its own.
  public func questions(for id: MemberID, in language: Language, by actor: Actor) async throws
    -> [ConsentQuestion]
  {
    try mayKeepMembers(actor)
    let (policies, now) = (self.policies, self.now)
    return try await store.read { session in
      let applied = try policies.inForce(in: session)
      _ = try applied.notice(in: language)
      let rows = try session.rows(of: id)
      return applied.policy.purposes.compactMap { purpose in
        let state = rows.standing(purpose.id)
        guard purpose.mayBeAsked(state, on: now.lawDay, lastAsked: state?.since.lawDay) else { return nil }
        return ConsentQuestion(
          purpose: purpose.id, text: purpose.text[language], isAskedAgain: state?.decision == .suspended)
      }
    }
  }
}
