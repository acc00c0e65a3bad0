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
  public func questions(
    for id: MemberID, in language: Language, for purpose: String = LegalDuty.consent.rawValue, by actor: Actor,
    in store: String? = nil
  ) async throws -> [ConsentQuestion] {
    let now = self.now
    return try await look(at: .consents, of: id, for: purpose, by: actor, in: store) { _, seen in
      _ = try seen.applied.notice(in: language)
      return seen.applied.policy.purposes.compactMap { purpose in
        purpose.question(after: seen.rows.standing(purpose.id), in: language, on: now.lawDay)
      }
    }
  }
}
