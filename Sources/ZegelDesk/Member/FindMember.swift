public import ZegelDomain
import ZegelStore
import ZegelVault

/// By what a member is looked for.
public enum MemberName: Sendable {
  case card(CardName)
  /// An exact value, in any way it can be written.
  case value(field: String, String)
}

extension Desk {
  static let mostFound = 5

  /// Who has this card or this exact value; that it was looked for is written down for each who is found.
  ///
  /// There is no looking by part of a value and no list of people: those need a purpose and a limit of their own.
  ///
  /// - Refuses: a field that is not to be looked up by, or not for this purpose; a role that may not act for it;
  ///   `too-many-found` for more than five.
  public func findMembers(_ name: MemberName, for purpose: String, by actor: Actor, in store: String? = nil)
    async throws -> [MemberID]
  {
    let (policies, vault, keyring, now) = (self.policies, self.vault, self.keyring, self.now)
    try actor.mustNotBeMember(for: "member find")
    let entries = (0..<Desk.mostFound).map { _ in surroundings.random(16) }
    let (found, refusal): ([MemberID], Refusal?) = try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      let (ids, fields) = try session.find(name, policy, keyring)
      let opening = Opening(
        purpose: purpose, fields: fields, record: fields.isEmpty ? .card : nil, actor: actor, store: actor.place(store))
      // Who may not look is told so, also where nobody is found; where somebody is, it is on record.
      if ids.isEmpty, let purpose = policy.purpose(purpose), purpose.basis != .consent,
        let refusal = policy.refusal(of: opening, state: nil, isRestricted: false)
      {
        throw refusal
      }
      var (found, refusal) = ([MemberID](), Refusal?.none)
      for (place, id) in ids.enumerated() {
        let rows = try session.rows(of: id)
        let admission = try vault.admit(
          opening, for: .find, of: rows.member, by: policy, states: rows.states, values: [], in: session, at: now,
          id: entries[place])
        try session.leave(at: now) { $0.add(admission.entry) }
        if admission.refusal == nil { found.append(id) }
        // Not what is the matter with this one member: that alone would tell that there is one.
        refusal = refusal ?? policy.refusal(of: opening, state: nil, isRestricted: false)
      }
      return (found, policy.purpose(purpose)?.basis == .consent ? nil : refusal)
    }
    if let refusal { throw refusal }
    return found
  }
}

extension SQLSession {
  fileprivate func find(_ name: MemberName, _ policy: PrivacyPolicy, _ keyring: Keyring) throws -> (
    ids: [MemberID], fields: [String]
  ) {
    switch name {
    case .card(let name):
      let card = try find(name, keyring)
      return (try owner(of: card).map { [try survivor(of: $0.member)] } ?? [], [])
    case .value(let id, let raw):
      guard let field = policy.field(id) else { throw Refusal(.fieldUnknown, field: "field") }
      guard field.lookup else { throw Refusal(.lookupNotAllowed, field: id) }
      let hash = keyring.lookupHash(id, try field.normal(raw).lookup)
      let ids = try members(by: id, hash, most: Desk.mostFound + 1)
      if ids.count > Desk.mostFound { throw Refusal(.tooManyFound, field: id, String(Desk.mostFound)) }
      var found: [MemberID] = []
      for id in try ids.map({ try survivor(of: $0) }) where !found.contains(id) { found.append(id) }
      return (found, [id])
    }
  }
}

extension Desk {
  /// What a person may be asked for when they join, in the policy's order.
  public func joiningFields() async throws -> [PersonalField] {
    let policies = self.policies
    return try await store.read { try policies.inForce(in: $0).policy.fields.filter { $0.source == .person } }
  }
}
