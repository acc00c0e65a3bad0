public import ZegelDomain
import ZegelStore
import ZegelVault

/// How somebody decided.
public struct ConsentAct: Sendable {
  public var purpose: String
  public var decision: ConsentDecision
  public var route: JoinRoute
  /// In which they read the purpose's text.
  public var language: Language
  public var isYoung: Bool
  public var byGuardian: Bool
  public var store: String?

  public init(
    purpose: String, decision: ConsentDecision, route: JoinRoute, language: Language, isYoung: Bool = false,
    byGuardian: Bool = false, store: String? = nil
  ) {
    self.purpose = purpose
    self.decision = decision
    self.route = route
    self.language = language
    self.isYoung = isYoung
    self.byGuardian = byGuardian
    self.store = store
  }
}

extension Desk {
  /// Writes down what a member decided about one purpose. It holds from the next read on.
  ///
  /// - Law: Art. 7(1), 7(3), 21(2) and (3) GDPR.
  public func decide(_ act: ConsentAct, by member: MemberID, entered actor: Actor) async throws {
    try await decide(act, by: member, entered: actor, isPassedOn: false)
  }

  /// - Parameter isPassedOn: a party says what the member told it: whose role the policy lets take it down does not matter
  ///   then.
  func decide(_ act: ConsentAct, by member: MemberID, entered actor: Actor, isPassedOn: Bool) async throws {
    let (policies, vault, now, id) = (self.policies, self.vault, self.now, surroundings.random(16))
    guard act.decision != .suspended else { throw Refusal(.inputMalformed, field: "decision") }
    try actor.mustBe(member)
    guard actor.works(in: actor.place(act.store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    try await store.write { session in
      let applied = try policies.inForce(in: session)
      if !isPassedOn { try applied.policy.mayAct(for: .consent, actor) }
      guard let purpose = applied.policy.purposes.first(where: { $0.id == act.purpose }) else {
        throw Refusal(.purposeUnknown, field: "purpose")
      }
      if act.decision == .given, act.isYoung, !act.byGuardian {
        let age = LegalRules.number(.ageOfConsent, on: now.lawDay)
        throw Refusal(.guardianNeeded, field: "guardian", String(age))
      }
      let rows = try session.rows(of: member)
      if let refusal = act.decision.refusal(after: rows.standing(purpose.id), for: purpose) { throw refusal }
      try session.decide(
        ConsentOrder(
          id: id, member: member, trail: try vault.trail(of: rows.member, for: .decide), purpose: purpose,
          decision: act.decision,
          route: act.route, actor: actor, byGuardian: act.byGuardian, notice: try applied.notice(in: act.language),
          before: rows.standing(purpose.id)?.decision),
        at: now)
      try session.leaveMember(member, at: now)
    }
  }
}

/// A decision that was found to be possible.
struct ConsentOrder {
  let id: [UInt8]
  let member: MemberID
  let trail: TrailID
  let purpose: Purpose
  let decision: ConsentDecision
  let route: JoinRoute
  let actor: Actor
  let byGuardian: Bool
  let notice: NoticeRow
  /// The words that were agreed to, where they were others than the policy's.
  var agreedTo: String?
  var before: ConsentDecision?
}

extension SQLSession {
  /// The decision, and where the member stands by now; the caller leaves the member in the trail.
  func decide(_ order: ConsentOrder, at now: Instant) throws {
    try leave(at: now) { _ = try decide(order, at: now, &$0) }
    // Whose yes it was to save with others does not, once it is taken back.
    if order.purpose.id == Household.purpose, order.decision == .withdrawn || order.decision == .objected {
      try leaveHouseholdPlainly(order.member, isErased: false, at: now)
    }
  }

  /// - Parameter book: takes the decision's leaf; the caller writes it.
  func decide(_ order: ConsentOrder, at now: Instant, _ book: inout LeafBook) throws -> ConsentStateRow {
    if let refusal = order.decision.refusal(
      after: order.before.map { ConsentState(decision: $0, since: now) }, for: order.purpose)
    {
      throw refusal
    }
    let language = Language(rawValue: order.notice.language) ?? .en
    let row = ConsentRow(
      id: order.id, trail: order.trail, purpose: order.purpose.id, decision: order.decision, before: order.before,
      at: now, route: order.route.rawValue, actor: order.actor.name, byGuardian: order.byGuardian,
      policyVersion: order.notice.version, language: order.notice.language,
      noticeHash: order.agreedTo.map(Digest256.of) ?? order.notice.hash,
      textHash: Digest256.of(order.agreedTo ?? order.purpose.text[language]))
    try insert(row)
    let state = ConsentStateRow(
      member: order.member, purpose: order.purpose.id, state: ConsentState(decision: order.decision, since: now),
      policyVersion: order.notice.version, language: order.notice.language)
    try put(state)
    book.add(row)
    // Who joins has been handed to nobody.
    let isFirst = order.before == nil && order.decision == .refused
    if let stop = order.decision.stop, !isFirst {
      try tellParties(stop, of: order.member, for: order.purpose.id, at: now)
    }
    return state
  }
}
