public import ZegelDomain
import ZegelStore
import ZegelVault

/// One thing that a member decides about, and where they stand.
public struct MemberChoice: Sendable {
  public let purpose: Purpose
  public let kind: ChoiceKind
  /// Nil where nothing was decided: not asked yet, or not objected.
  public let state: ConsentState?
  /// The day of that, by Dutch law.
  public let decidedOn: CalendarDay?

  /// Whether it goes on now.
  public var isOn: Bool { kind == .consent ? state?.decision == .given : state?.decision != .objected }
}

/// What a link shows: nothing of who they are, only what they decide about.
public struct MemberChoices: Sendable {
  public let organisation: Organisation
  /// That the policy has.
  public let languages: [Language]
  public let choices: [MemberChoice]
  /// Whether the link is about one purpose and not about all.
  public let isAboutOne: Bool
  /// Below this age a parent or guardian says yes.
  public let ageOfConsent: Int
}

extension Desk {
  /// What a member agreed to, by a link of theirs. It is a look of the member at themselves: for `law.consent`, and on
  /// record, so that they see it when somebody else has their link. Nothing else is written.
  ///
  /// - Refuses: `link-unknown`: unknown, over, of an erased member, or changed by hand; all alike.
  public func choices(with token: LinkToken) async throws -> MemberChoices {
    let holder = try await holder(of: token)
    return try await look(
      at: .consents, of: holder.member, for: LegalDuty.consent.rawValue, by: .member(holder.member), in: nil
    ) { [now] _, seen in
      let policy = seen.applied.policy
      let choices = policy.purposes.compactMap { purpose -> MemberChoice? in
        guard let kind = purpose.choiceKind, holder.purpose == nil || holder.purpose == purpose.id else { return nil }
        let state = seen.rows.standing(purpose.id)
        return MemberChoice(purpose: purpose, kind: kind, state: state, decidedOn: state?.since.lawDay)
      }
      return MemberChoices(
        organisation: policy.organisation, languages: policy.languages, choices: choices,
        isAboutOne: holder.purpose != nil, ageOfConsent: LegalRules.number(.ageOfConsent, on: now.lawDay))
    }
  }

  /// Whose link it is by now, and what it is about. Refuses `link-unknown`.
  func holder(of token: LinkToken) async throws -> LinkHolder {
    let (keyring, now) = (self.keyring, self.now)
    return try await store.read { try $0.holder(of: token, keyring, at: now) }
  }
}

struct LinkHolder: Sendable {
  let member: MemberID
  let purpose: String?
}

extension SQLSession {
  func holder(of token: LinkToken, _ keyring: Keyring, at now: Instant) throws -> LinkHolder {
    let unknown = Refusal(.linkUnknown)
    guard let row = try link(keyring.linkHash(token)), row.endsAt > now else { throw unknown }
    let binding = keyring.linkBinding(token, of: row.member, about: row.purpose, endsAt: row.endsAt)
    guard equalInConstantTime(row.binding, binding) else { throw unknown }
    let survivor = try survivor(of: row.member)
    guard let member = try member(survivor), member.key != nil else { throw unknown }
    return LinkHolder(member: survivor, purpose: row.purpose)
  }
}
