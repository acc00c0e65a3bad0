public import ZegelDomain
import ZegelStore
import ZegelVault

/// Where a member stands after deciding at a till.
public struct DecidedPurpose: Sendable {
  public let purpose: String
  public let decision: ConsentDecision
  public let since: Instant
  /// False when they stood there already: a retry, or the same said twice.
  public let isNew: Bool
}

/// What somebody said at a till, of one or more purposes.
public struct CounterDecisions: Sendable {
  /// By purpose.
  public var decisions: [String: ConsentDecision]
  public var route: JoinRoute
  public var language: Language
  /// The notice that they read; only taking something back needs none.
  public var shown: ShownVersion?
  public var isYoung: Bool
  public var byGuardian: Bool

  public init(
    _ decisions: [String: ConsentDecision], route: JoinRoute, language: Language, shown: ShownVersion?,
    isYoung: Bool = false, byGuardian: Bool = false
  ) {
    self.decisions = decisions
    self.route = route
    self.language = language
    self.shown = shown
    self.isYoung = isYoung
    self.byGuardian = byGuardian
  }

  /// Whether an answer to a question is among them, and not only a step back.
  fileprivate var answersQuestion: Bool { decisions.values.contains { $0 == .given || $0 == .refused } }
}

extension Desk {
  static let mostDecisions = 50

  /// Writes down what a member decided at a till: all of it or nothing. What stands already is left as it stands.
  ///
  /// - Refuses: as `decide`; `notice-outdated` for an answer to a question of another notice than the one in force.
  ///   Withdrawing and objecting are never held back by that.
  /// - Law: Art. 7(1), 7(3), 21 GDPR.
  public func decide(_ told: CounterDecisions, by who: CounterMember, at counter: Counter) async throws -> (
    member: MemberID, purposes: [DecidedPurpose]
  ) {
    guard (1...Desk.mostDecisions).contains(told.decisions.count), !told.decisions.values.contains(.suspended) else {
      throw Refusal(.inputMalformed, field: "decisions")
    }
    let id = try await member(who, for: .consent, at: counter)
    let (policies, vault, now) = (self.policies, self.vault, self.now)
    let ids = told.decisions.mapValues { _ in surroundings.random(16) }
    let purposes = try await store.write { session in
      let applied = try policies.inForce(in: session)
      try applied.policy.mayAct(for: .consent, counter.actor)
      if told.answersQuestion {
        guard let shown = told.shown else { throw Refusal(.inputMalformed, field: "notice_version") }
        try applied.mustBeShown(shown, in: told.language)
      }
      let rows = try session.rows(of: id)
      let deciding = Deciding(applied: applied, rows: rows, counter: counter, told: told, vault: vault, now: now)
      let decided = try told.decisions.sorted { $0.key < $1.key }.map { purpose, decision in
        try deciding.decide(decision, purpose, id: ids[purpose]!, in: session)
      }
      if decided.contains(where: \.isNew) { try session.leaveMember(id, at: now) }
      return decided
    }
    return (id, purposes)
  }
}

private struct Deciding {
  let applied: AppliedPolicy
  let rows: MemberRows
  let counter: Counter
  let told: CounterDecisions
  let vault: Vault
  let now: Instant

  func decide(_ decision: ConsentDecision, _ purposeID: String, id: [UInt8], in session: any SQLSession) throws
    -> DecidedPurpose
  {
    guard let purpose = applied.policy.purposes.first(where: { $0.id == purposeID }) else {
      throw Refusal(.purposeUnknown, field: "decisions")
    }
    let standing = rows.standing(purpose.id)
    if let standing, standing.decision == decision {
      return DecidedPurpose(purpose: purpose.id, decision: decision, since: standing.since, isNew: false)
    }
    if decision == .given, told.isYoung, !told.byGuardian {
      throw Refusal(.guardianNeeded, field: "guardian", String(LegalRules.number(.ageOfConsent, on: now.lawDay)))
    }
    try session.decide(
      ConsentOrder(
        id: id, member: rows.member.id, trail: try vault.trail(of: rows.member, for: .decide), purpose: purpose,
        decision: decision,
        route: told.route, actor: counter.actor, byGuardian: told.byGuardian,
        notice: try applied.notice(in: told.language), before: standing?.decision), at: now)
    return DecidedPurpose(purpose: purpose.id, decision: decision, since: now, isNew: true)
  }
}
