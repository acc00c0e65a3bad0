public import ZegelDomain
import ZegelStore
import ZegelVault

/// How somebody agreed to save in a household: of their own, or by who has parental responsibility for them.
public struct HouseholdAgreement: Sendable {
  public var isAgreed: Bool
  public var route: JoinRoute
  /// In which they read the notice.
  public var language: Language
  public var isYoung: Bool
  public var byGuardian: Bool

  public init(
    isAgreed: Bool, route: JoinRoute = .till, language: Language, isYoung: Bool = false, byGuardian: Bool = false
  ) {
    self.isAgreed = isAgreed
    self.route = route
    self.language = language
    self.isYoung = isYoung
    self.byGuardian = byGuardian
  }
}

extension Desk {
  /// Begins a household: an account of nobody, on which a member's cards save from now on, with what they had.
  ///
  /// - Refuses: `purpose-unknown` where the policy has no purpose `household`; `agreement-missing`, `guardian-needed`,
  ///   `household-taken`; what the member's decisions or a restriction have against the purpose.
  /// - Law: Art. 6(1)(a) or (b), 7(1), 8 GDPR.
  public func makeHousehold(
    of id: MemberID, _ agreement: HouseholdAgreement, by actor: Actor, in store: String? = nil
  ) async throws -> HouseholdID {
    let act = try householdAct(by: actor, in: store)
    let row = HouseholdRow(id: surroundings.newID(), account: surroundings.newID(), madeAt: act.now)
    return try await self.store.write { session in
      let rows = try session.rows(of: id)
      _ = try session.openAccount(row.account, act.now)
      try session.insert(row)
      try act.takeIn(rows, to: row, agreement, in: session)
      try act.leave("household-made", try session.rows(of: id), in: session)
      return row.id
    }
  }

  /// A code by which one person can come into a member's household within two weeks. Who has it is not asked: the member
  /// hands it on.
  ///
  /// - Refuses: `household-unknown`; `household-full` when members and invitations are as many as there may be members.
  public func inviteToHousehold(of id: MemberID, by actor: Actor, in store: String? = nil) async throws -> String {
    let act = try householdAct(by: actor, in: store)
    let (code, keyring) = (OneTimeCode(bytes: surroundings.random(5)), self.keyring)
    try await self.store.write { session in
      _ = try act.policy(in: session)
      let rows = try session.rows(of: id)
      let household = try session.household(of: rows)
      for invitation in try session.invitations(to: household.id) where invitation.endsAt <= act.now {
        _ = try session.deleteInvitation(invitation.codeHash)
      }
      let taken = try session.members(of: household.id).count + session.invitations(to: household.id).count
      guard taken < Household.mostMembers else {
        throw Refusal(.householdFull, field: "household", String(Household.mostMembers))
      }
      try session.insert(
        InvitationRow(
          codeHash: keyring.invitationHash(code), household: household.id, member: id,
          endsAt: act.now.adding(milliseconds: Int64(Household.invitationDays) * 86_400_000)))
      try act.leave("household-invited", rows, in: session)
    }
    return code.shown
  }

  /// Takes a member into the household that a code is from. It is their own act: their yes, their card or proof, and
  /// nobody else's word. From then on their cards save there, with what they had; what was before stays theirs to see.
  ///
  /// - Refuses: as `makeHousehold`; `invitation-unknown`, also when who invited has left; `household-full`;
  ///   `proof-missing` for a member with points and no proof of the last 30 days: a card number is no secret, and must not
  ///   bring somebody's points into the hands of others.
  public func joinHousehold(
    with code: String, _ id: MemberID, _ agreement: HouseholdAgreement, by actor: Actor, in store: String? = nil
  ) async throws -> HouseholdID {
    let act = try householdAct(by: actor, in: store)
    guard let code = OneTimeCode(code) else { throw Refusal(.invitationUnknown, field: "code") }
    let hash = keyring.invitationHash(code)
    return try await self.store.write { session in
      let rows = try session.rows(of: id)
      guard let invitation = try session.invitation(hash), invitation.endsAt > act.now,
        try session.householdMember(invitation.member)?.household == invitation.household,
        let household = try session.household(invitation.household)
      else { throw Refusal(.invitationUnknown, field: "code") }
      if try rows.accounts.contains(where: { try session.isUsed($0.account) }), !rows.isProven(at: act.now) {
        throw Refusal(.proofMissing, field: "member", String(ContactProof.freshDays))
      }
      try act.takeIn(rows, to: household, agreement, in: session)
      guard try session.deleteInvitation(hash) else { throw Refusal(.invitationUnknown, field: "code") }
      try act.leave("household-joined", try session.rows(of: id), in: session)
      return household.id
    }
  }
}

extension HouseholdAct {
  /// Checks what a member agreed to, writes it down, and lets their cards save there.
  fileprivate func takeIn(
    _ rows: MemberRows, to household: HouseholdRow, _ agreement: HouseholdAgreement, in session: any SQLSession
  ) throws {
    let (applied, purpose) = try policy(in: session)
    let notice = try applied.notice(in: agreement.language)
    guard agreement.isAgreed else { throw Refusal(.agreementMissing, field: "agreed") }
    if agreement.isYoung, !agreement.byGuardian {
      throw Refusal(.guardianNeeded, field: "guardian", String(LegalRules.number(.ageOfConsent, on: now.lawDay)))
    }
    if rows.household != nil { throw Refusal(.householdTaken, field: "member") }
    if let refusal = applied.policy.refusal(
      to: purpose, state: rows.standing(purpose.id), isRestricted: rows.member.isRestricted)
    {
      throw refusal
    }
    guard try session.members(of: household.id).count < Household.mostMembers else {
      throw Refusal(.householdFull, field: "household", String(Household.mostMembers))
    }
    let row = HouseholdMemberRow(
      member: rows.member.id, household: household.id, joinedAt: now, enteredBy: actor.name,
      route: agreement.route.rawValue, byGuardian: agreement.byGuardian, policyVersion: notice.version,
      language: notice.language, noticeHash: notice.hash)
    guard try session.insert(row) else { throw Refusal(.householdTaken, field: "member") }
    try bring(try session.allAccounts(of: rows.member.id), to: household, in: session)
  }

  /// Lets the cards of these accounts save in a household, with what the accounts have.
  func bring(_ links: [MemberAccountRow], to household: HouseholdRow, in session: any SQLSession) throws {
    let batch = try batch(session)
    var moved: [CardID] = []
    for (number, link) in links.enumerated() {
      for card in try session.cards(of: link.account) {
        try session.insert(HouseholdCardRow(card: card.id, account: link.account))
        try session.move(card.id, to: household.account)
        moved.append(card.id)
      }
      try PointsMove(batch: batch, from: link.account, to: household.account, key: key, number: number).moveAll()
    }
    try batch.write()
    try session.leaveCards(moved, at: now)
    for member in Set(links.map(\.member)) { try session.leaveMember(member, at: now) }
  }
}

extension Keyring {
  fileprivate func invitationHash(_ code: OneTimeCode) -> [UInt8] {
    lookupHash("household invitation", code.characters)
  }
}
