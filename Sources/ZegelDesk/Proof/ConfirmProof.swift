public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Takes a code that was told back: then the address or number that it went to is proven.
  ///
  /// - Parameter typed: as somebody types it, of `OneTimeCode`.
  /// - Refuses: `code-unknown` when none waits, it is over, used or tried too often, or the value was changed since;
  ///   `code-wrong`.
  public func confirmProof(of id: MemberID, code typed: String, acting actor: Actor, in store: String? = nil)
    async throws -> ContactProof
  {
    let (keyring, vault, now, entry) = (self.keyring, self.vault, self.now, surroundings.random(16))
    try actor.mustBe(id)
    try await mayAct(for: .requests, actor)
    guard actor.works(in: actor.place(store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    // A try counts as well when it is wrong, so the transaction that takes it is not undone by a refusal.
    let outcome = try await self.store.write { session in
      let rows = try session.rows(of: id)
      let (tried, proof) = try session.tryCode(OneTimeCode(typed), rows, keyring, at: now)
      guard tried else { return ProofOutcome.unknown }
      if let proof { try session.put(ProofRow(member: id, proof: proof, by: actor.name)) }
      try session.leaveChange(
        proof == nil ? "code-wrong" : "proved-by-code", proof?.field ?? "", of: rows.member, by: actor,
        in: actor.place(store), vault, at: now, id: entry)
      if proof != nil { try session.leaveMember(id, at: now) }
      return proof.map { .proven($0) } ?? .wrong
    }
    switch outcome {
    case .proven(let proof): return proof
    case .wrong: throw Refusal(.codeWrong, field: "code")
    case .unknown: throw Refusal(.codeUnknown, field: "code")
    }
  }

  /// Somebody of the staff saw that an address or number is the member's: the mail box, or the phone that rings, in their
  /// hand. Written down as that, and as whose word it is.
  ///
  /// - Refuses: who is not of the staff, or has no role for a purpose that serves the member with it; `contact-missing`.
  public func proveSeen(of id: MemberID, by contact: String, acting actor: Actor, in store: String? = nil) async throws
    -> ContactProof
  {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    guard case .staff = actor else { throw Refusal(.roleNotAllowed, field: "staff", "member prove seen") }
    return try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      try policy.mayAct(for: .requests, actor)
      let rows = try session.rows(of: id)
      let field = try policy.contactField(contact)
      guard let purpose = policy.servicePurpose(of: field) else {
        throw Refusal(.messageNotAllowed, field: field.id, field.id)
      }
      let wish = Opening(purpose: purpose.id, fields: [field.id], actor: actor, store: actor.place(store))
      if let refusal = policy.refusal(
        of: wish, state: rows.standing(purpose.id), isRestricted: rows.member.isRestricted)
      {
        throw refusal
      }
      guard let value = rows.newest[field.id] else { throw Refusal(.contactMissing, field: field.id) }
      let proof = ContactProof(field: field.id, version: value.version, way: .seen, at: now)
      try session.put(ProofRow(member: id, proof: proof, by: actor.name))
      try session.leaveChange(
        "proved-by-sight", field.id, of: rows.member, by: actor, in: actor.place(store), vault, at: now, id: entry)
      try session.leaveMember(id, at: now)
      return proof
    }
  }
}

private enum ProofOutcome: Sendable {
  case proven(ContactProof)
  case wrong, unknown
}

extension SQLSession {
  /// Takes a try of each code that waits for this member. The one that is right is used up.
  fileprivate func tryCode(_ code: OneTimeCode?, _ rows: MemberRows, _ keyring: Keyring, at now: Instant) throws -> (
    tried: Bool, proof: ContactProof?
  ) {
    let newest = rows.newest
    var tried = false
    for row in try codes(of: rows.member.id) where row.endsAt > now && newest[row.field]?.version == row.version {
      guard try takeTry(row.field, of: row.member, most: OneTimeCode.mostTries) else { continue }
      tried = true
      guard let code,
        equalInConstantTime(row.hash, keyring.codeHash(code, of: row.member, row.field, version: row.version)),
        try deleteCode(row.field, of: row.member)
      else { continue }
      return (true, ContactProof(field: row.field, version: row.version, way: .code, at: now))
    }
    return (tried, nil)
  }
}

extension MemberRows {
  /// Whether they showed, lately enough, that they can be reached where they say.
  func isProven(at now: Instant) -> Bool { standingProofs.contains { $0.isFresh(at: now) } }
}
