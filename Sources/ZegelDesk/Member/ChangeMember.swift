public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Puts a right value in place of a wrong one, or takes a value away; what was there stays known as an older version,
  /// sealed, with who changed it and why.
  ///
  /// - Parameter reason: a word such as `corrected`: letters, digits and dashes.
  /// - Law: Art. 5(1)(d), 16 GDPR.
  public func changeValue(
    _ field: String, of id: MemberID, to raw: String?, reason: String, by actor: Actor, in store: String? = nil
  ) async throws {
    guard (1...40).contains(reason.utf8.count), reason.utf8.allSatisfy({ isLower($0) || isDigit($0) || $0 == 45 })
    else { throw Refusal(.textOutOfRange, field: "reason") }
    let (keyring, vault, now) = (self.keyring, self.vault, self.now)
    try await change(id, "changed", field, by: actor, in: store) { session, rows, policy in
      guard let field = policy.field(field) else { throw Refusal(.fieldUnknown, field: "field") }
      try policy.mayKeep(field, actor)
      guard let row = rows.member.key else { throw Refusal(.memberErased, field: "member") }
      if raw == nil, field.needed { throw Refusal(.valueMissing, field: field.id) }
      if raw == nil, rows.newest[field.id] == nil { throw Refusal(.valueUnchanged, field: field.id) }
      let value = try raw.map { try field.normal($0) }
      if value != nil {
        let given = rows.states.map { ($0.purpose, $0.state.decision == .given) }
        try policy.checkPurpose(of: field, Dictionary(uniqueKeysWithValues: given))
      }
      let version = (rows.values.last { $0.field == field.id }?.version ?? 0) + 1
      let key = try vault.epochs.personKey(row)
      try session.deleteLookups(field.id, of: id)
      if let value, field.lookup {
        let hash = keyring.lookupHash(field.id, value.lookup)
        if try !session.members(by: field.id, hash, most: 1).isEmpty { throw Refusal(.memberExists, field: field.id) }
        try session.insertLookup(field.id, hash, of: id)
      }
      try session.insert(
        MemberValueRow(
          member: id, field: field.id, version: version,
          sealed: try value.map { try vault.seal($0.shown, field.id, version: version, of: id, with: key) },
          givenAt: now, givenBy: actor.name, reason: reason))
    }
  }

  /// Lets a member's data lie still, or ends that.
  ///
  /// - Law: Art. 18 GDPR.
  public func restrictMember(_ id: MemberID, _ isRestricted: Bool, by actor: Actor) async throws {
    let now = self.now
    try mayDecideForMembers(actor)
    try await change(id, isRestricted ? "restricted" : "restriction-ended", by: actor, in: nil) { session, rows, _ in
      if rows.member.isRestricted == isRestricted { throw Refusal(.valueUnchanged, field: "restricted") }
      try session.restrict(id, isRestricted, at: now)
    }
  }

  /// Links a card's account to a member. What was saved on it before stays hidden unless its holder agrees.
  public func linkCard(
    _ card: CardName, to id: MemberID, showsHistory: Bool, by actor: Actor, in store: String? = nil
  ) async throws {
    let (keyring, now) = (self.keyring, self.now)
    try await change(id, "card-linked", by: actor, in: store) { session, _, _ in
      let card = try session.find(card, keyring)
      try session.link(card.account, to: id, at: now, historyFrom: showsHistory ? .distantPast : now)
    }
  }

  /// The card is nobody's again and goes on saving; what the member is can no longer be seen from it, nor the other way.
  public func unlinkCard(_ card: CardName, from id: MemberID, by actor: Actor, in store: String? = nil) async throws {
    let (keyring, now) = (self.keyring, self.now)
    try await change(id, "card-unlinked", by: actor, in: store) { session, _, _ in
      let card = try session.find(card, keyring)
      guard let owner = try session.owner(of: card.account)?.member, try session.survivor(of: owner) == id,
        try session.unlink(card.account, from: owner)
      else { throw Refusal(.accountNotLinked, field: "card") }
      if owner != id { try session.leaveMember(owner, at: now) }
    }
  }

  /// One person who was known twice: the second becomes part of the first. Nothing of either is lost, so that it can be
  /// undone. Cards go on to the first.
  public func mergeMembers(_ id: MemberID, into first: MemberID, by actor: Actor) async throws {
    let now = self.now
    try mayDecideForMembers(actor)
    if id == first { throw Refusal(.memberExists, field: "into") }
    try await change(id, "merged", by: actor, in: nil) { session, _, _ in
      _ = try session.rows(of: first)
      try session.merge(id, into: first, at: now)
    }
  }

  public func unmergeMember(_ id: MemberID, by actor: Actor) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    try mayDecideForMembers(actor)
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
    _ id: MemberID, _ act: String, _ field: String = "", by actor: Actor, in store: String?,
    _ body: @escaping @Sendable (any SQLSession, MemberRows, PrivacyPolicy) throws -> Void
  ) async throws {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    try mayKeepMembers(actor)
    guard actor.works(in: actor.place(store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      let rows = try session.rows(of: id)
      try body(session, rows, policy)
      try session.leaveChange(
        act, field, of: rows.member, by: actor, in: actor.place(store), vault, at: now, id: entry)
      try session.leaveMember(id, at: now)
    }
  }

  /// What cannot be taken back at the counter: restricting, merging, erasing.
  func mayDecideForMembers(_ actor: Actor) throws(Refusal) {
    let may: Set<StaffRole> = [.service, .owner, .privacyOfficer, .member]
    if actor.roles.isDisjoint(with: may) { throw Refusal(.roleNotAllowed, field: "staff", "member") }
  }

  func mayKeepMembers(_ actor: Actor) throws(Refusal) {
    let may: Set<StaffRole> = [.cashier, .service, .owner, .privacyOfficer, .member]
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
      id: id, trail: try vault.trail(of: member), at: now, actor: actor.name, store: store, purpose: "", fields: field,
      policyVersion: Int32(truncatingIfNeeded: try policyCount()), outcome: act)
    try insert(entry)
    try leave(at: now) { $0.add(entry) }
  }
}

extension PrivacyPolicy {
  /// Whoever may act for one of the field's purposes may keep it right; owner and privacy officer always.
  fileprivate func mayKeep(_ field: PersonalField, _ actor: Actor) throws(Refusal) {
    let roles = field.purposes.compactMap(purpose).reduce(into: Set<StaffRole>([.owner, .privacyOfficer])) {
      $0.formUnion($1.roles)
    }
    if actor.roles.isDisjoint(with: roles) { throw Refusal(.roleNotAllowed, field: field.id, field.id) }
  }
}
