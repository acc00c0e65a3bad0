public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Puts a right value in place of a wrong one, or takes a value away; what was there stays known as an older version,
  /// sealed, with who changed it and why.
  ///
  /// - Refuses: `member-exists` for what is somebody else's, who then has an entry of who tried.
  /// - Law: Art. 5(1)(d), 16 GDPR.
  public func changeValue(
    _ field: String, of id: MemberID, to raw: String?, reason: CorrectionReason, by actor: Actor,
    in store: String? = nil
  ) async throws {
    try await changeValue(field, of: id, to: raw, reason: reason, by: actor, in: store, isPassedOn: false)
  }

  /// - Parameter isPassedOn: a party says what the member told it.
  func changeValue(
    _ field: String, of id: MemberID, to raw: String?, reason: CorrectionReason, by actor: Actor, in store: String?,
    isPassedOn: Bool
  ) async throws {
    let (keyring, vault, now) = (self.keyring, self.vault, self.now)
    try await change(id, "changed", field, by: actor, in: store, isPassedOn: isPassedOn) { session, rows, policy in
      guard let field = policy.field(field) else { throw Refusal(.fieldUnknown, field: "field") }
      if !isPassedOn { try policy.mayKeep(field, actor) }
      guard let row = rows.member.key else { throw Refusal(.memberErased, field: "member") }
      if raw == nil, field.needed { throw Refusal(.valueMissing, field: field.id) }
      if raw == nil, rows.newest[field.id] == nil { throw Refusal(.valueUnchanged, field: field.id) }
      let value = try raw.map { try field.normal($0) }
      if value != nil {
        let given = rows.states.map { ($0.purpose, $0.state.decision == .given) }
        try policy.checkPurpose(of: field, Dictionary(uniqueKeysWithValues: given))
      }
      let version = (rows.values.last { $0.field == field.id }?.version ?? 0) + 1
      let key = try vault.epochs.personKey(row, for: .change)
      let hash = field.lookup ? value.map { keyring.lookupHash(field.id, $0.lookup) } : nil
      if let hash { try session.mustBeFree(field.id, hash, except: id) }
      try session.deleteLookups(field.id, of: id)
      if let hash { try session.insertLookup(field.id, hash, of: id) }
      try session.insert(
        MemberValueRow(
          member: id, field: field.id, version: version,
          sealed: try value.map { try vault.seal($0.shown, field.id, version: version, of: id, with: key) },
          givenAt: now, givenBy: actor.name, reason: reason.rawValue))
      try session.tellPartiesOfCorrection(of: field, id, by: policy, at: now)
    }
  }

  /// Lets a member's data lie still, or ends that.
  ///
  /// - Law: Art. 18 GDPR.
  public func restrictMember(_ id: MemberID, _ isRestricted: Bool, by actor: Actor) async throws {
    try mayDecideForMembers(actor)
    try await restrictMember(id, isRestricted, by: actor, isPassedOn: false)
  }

  /// - Parameter isPassedOn: a party that gave us their data says so.
  func restrictMember(_ id: MemberID, _ isRestricted: Bool, by actor: Actor, isPassedOn: Bool) async throws {
    let now = self.now
    let act = isRestricted ? "restricted" : "restriction-ended"
    try await change(id, act, by: actor, in: nil, isPassedOn: isPassedOn) { session, rows, _ in
      if rows.member.isRestricted == isRestricted { throw Refusal(.valueUnchanged, field: "restricted") }
      try session.restrict(id, isRestricted, at: now)
      // The next file that names them says that it is over.
      if isRestricted { try session.tellParties(.restricted, of: id, at: now) }
    }
  }

  /// Links a card's account to a member. What was saved on it before stays hidden unless its holder agrees, at the till
  /// or at the counter with the card in hand.
  ///
  /// A card that was used is linked only to somebody who proved, lately, that an address or number of theirs is theirs: a
  /// card number alone is no secret, and must not show one person another's purchases.
  ///
  /// - Refuses: `proof-missing`, `account-taken`; a member by themselves, to show the history.
  /// - Law: Art. 5(1)(f), 32 GDPR.
  public func linkCard(
    _ card: CardName, to id: MemberID, showsHistory: Bool, by actor: Actor, in store: String? = nil
  ) async throws {
    let (keyring, now, household) = (self.keyring, self.now, try householdAct(by: actor, in: store))
    if showsHistory, case .member = actor { throw Refusal(.roleNotAllowed, field: "staff", "history") }
    let act = showsHistory ? "card-linked-with-history" : "card-linked"
    try await change(id, act, by: actor, in: store) { session, rows, _ in
      let card = try session.find(card, keyring)
      if try session.isUsed(card.account), !rows.isProven(at: now) {
        throw Refusal(.proofMissing, field: "card", String(ContactProof.freshDays))
      }
      try session.link(card.account, to: id, at: now, historyFrom: showsHistory ? .distantPast : now)
      // Who saves with others does so with each of their cards.
      if let saving = rows.saving {
        try household.bring([try session.owner(of: card.account)].compactMap { $0 }, to: saving.household, in: session)
      }
    }
  }

  /// The card is nobody's again and goes on saving; what the member is can no longer be seen from it, nor the other way.
  public func unlinkCard(_ card: CardName, from id: MemberID, by actor: Actor, in store: String? = nil) async throws {
    let (keyring, now) = (self.keyring, self.now)
    try await change(id, "card-unlinked", by: actor, in: store) { session, _, _ in
      let card = try session.find(card, keyring)
      guard let link = try session.owner(of: card), try session.survivor(of: link.member) == id else {
        throw Refusal(.accountNotLinked, field: "card")
      }
      let owner = link.member
      try session.takeCardsBack(to: [link], at: now)
      guard try session.unlink(link.account, from: owner) else { throw Refusal(.accountNotLinked, field: "card") }
      if owner != id { try session.leaveMember(owner, at: now) }
    }
  }

  /// One person who was known twice: the second becomes part of the first. Nothing of either is lost, so that it can be
  /// undone. Cards go on to the first.
  ///
  /// - Refuses: `household-taken` while the second saves in a household.
  public func mergeMembers(_ id: MemberID, into first: MemberID, by actor: Actor) async throws {
    let now = self.now
    try mayDecideForMembers(actor)
    try actor.mustNotBeMember(for: "member merge")
    if id == first { throw Refusal(.memberExists, field: "into") }
    try await change(id, "merged", by: actor, in: nil) { session, rows, _ in
      // Each agreed for themselves to be in a household; another's yes is not carried over.
      if rows.household != nil { throw Refusal(.householdTaken, field: "member") }
      _ = try session.rows(of: first)
      try session.merge(id, into: first, at: now)
      try session.tellPartiesOfMerge(of: id, at: now)
    }
  }

  public func unmergeMember(_ id: MemberID, by actor: Actor) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    try mayDecideForMembers(actor)
    try actor.mustNotBeMember(for: "member unmerge")
    try await store.write { session in
      guard let member = try session.member(id), member.state == .merged else {
        throw Refusal(.memberUnknown, field: "member")
      }
      try session.merge(id, into: nil, at: now)
      try session.leaveChange("unmerged", "", of: member, by: actor, in: nil, vault, at: now, id: entry)
      try session.leaveMember(id, at: now)
    }
  }

  /// A change by who may look after members, in one transaction, left in the trail.
  private func change(
    _ id: MemberID, _ act: String, _ field: String = "", by actor: Actor, in store: String?, isPassedOn: Bool = false,
    _ body: @escaping @Sendable (any SQLSession, MemberRows, PrivacyPolicy) throws -> Void
  ) async throws {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    try actor.mustBe(id)
    guard actor.works(in: actor.place(store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    let place = actor.place(store)
    let entering = ValueEntry(actor: actor, store: place, now: now, id: entry, vault: vault)
    let refusal = try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      if !isPassedOn { try policy.mayAct(for: .requests, actor) }
      let rows = try session.rows(of: id)
      return try entering.meeting(policy, enters: !field.isEmpty, in: session) {
        try body(session, rows, policy)
        try session.leaveChange(act, field, of: rows.member, by: actor, in: place, vault, at: now, id: entry)
        try session.leaveMember(id, at: now)
      }
    }
    if let refusal { throw refusal }
  }

  /// Refuses `role-not-allowed` to whom the policy in force does not let act for a duty.
  func mayAct(for duty: LegalDuty, _ actor: Actor) async throws {
    let policies = self.policies
    try await store.read { try policies.inForce(in: $0).policy.mayAct(for: duty, actor) }
  }

  /// What cannot be taken back at the counter: restricting, merging, erasing.
  func mayDecideForMembers(_ actor: Actor) throws(Refusal) {
    let may: Set<StaffRole> = [.service, .owner, .privacyOfficer, .member]
    if actor.roles.isDisjoint(with: may) { throw Refusal(.roleNotAllowed, field: "staff", "member") }
  }
}

extension SQLSession {
  /// Writes down, beside the openings, who changed what of a member.
  func leaveChange(
    _ act: String, _ field: String, of member: MemberRow, by actor: Actor, in store: String?, _ vault: Vault,
    at now: Instant, id: [UInt8]
  ) throws {
    let entry = OpeningRow(
      id: id, trail: try vault.trail(of: member, for: .change), at: now, actor: actor.name, store: store, purpose: "",
      fields: field,
      policyVersion: Int32(truncatingIfNeeded: try policyCount()), outcome: act)
    try insert(entry)
    try leave(at: now) { $0.add(entry) }
  }
}

extension PrivacyPolicy {
  /// Refuses `role-not-allowed` to whom the policy does not let act for a duty.
  func mayAct(for duty: LegalDuty, _ actor: Actor) throws(Refusal) {
    if actor.roles.isDisjoint(with: self.duty(duty).roles) {
      throw Refusal(.roleNotAllowed, field: "purpose", duty.rawValue)
    }
  }

  /// Whoever may act for one of the field's purposes may keep it right; owner and privacy officer always.
  fileprivate func mayKeep(_ field: PersonalField, _ actor: Actor) throws(Refusal) {
    let roles = field.purposes.compactMap(purpose).reduce(into: Set<StaffRole>([.owner, .privacyOfficer])) {
      $0.formUnion($1.roles)
    }
    if actor.roles.isDisjoint(with: roles) { throw Refusal(.roleNotAllowed, field: field.id, field.id) }
  }
}
