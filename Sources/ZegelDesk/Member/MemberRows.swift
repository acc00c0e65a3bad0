import ZegelDomain
import ZegelStore
import ZegelVault

/// A member with all that hangs on them, sealed as it lies there.
struct MemberRows: Sendable {
  let member: MemberRow
  let values: [MemberValueRow]
  let accounts: [MemberAccountRow]
  let states: [ConsentStateRow]
  let proofs: [ProofRow]
  /// That they save with others, with the household itself.
  let saving: (own: HouseholdMemberRow, household: HouseholdRow)?
  let householdCards: [HouseholdCardRow]

  var household: HouseholdMemberRow? { saving?.own }

  func standing(_ purpose: String) -> ConsentState? { states.first { $0.purpose == purpose }?.state }

  /// The newest version of each field; taken away is none.
  var newest: [String: MemberValueRow] {
    var newest: [String: MemberValueRow] = [:]
    for value in values { newest[value.field] = value }
    return newest.filter { $0.value.sealed != nil }
  }

  /// Of the values that are there now; what was changed since has none.
  var standingProofs: [ContactProof] {
    let newest = newest
    return proofs.map(\.proof).filter { newest[$0.field]?.version == $0.version }
  }
}

extension SQLSession {
  /// Refuses `member-unknown`, `member-erased` and `member-merged`.
  func rows(of id: MemberID) throws -> MemberRows {
    guard let member = try member(id) else { throw Refusal(.memberUnknown, field: "member") }
    if member.state == .erased { throw Refusal(.memberErased, field: "member") }
    if let other = member.mergedInto { throw Refusal(.memberMerged, field: "member", "\(other)") }
    return try everything(of: member)
  }

  func everything(of member: MemberRow) throws -> MemberRows {
    var saving: (own: HouseholdMemberRow, household: HouseholdRow)?
    if let own = try householdMember(member.id), let household = try household(own.household) {
      saving = (own, household)
    }
    return MemberRows(
      member: member, values: try values(of: member.id), accounts: try accounts(of: member.id),
      states: try consentStates(of: member.id), proofs: try proofs(of: member.id), saving: saving,
      householdCards: try householdCards(of: member.id))
  }

  /// The member that somebody is by now: themselves, or whom they became part of.
  func survivor(of id: MemberID) throws -> MemberID {
    var current = id
    // Nobody is merged this often; a loop made by hand ends as well.
    for _ in 0..<16 {
      guard let next = try member(current)?.mergedInto else { return current }
      current = next
    }
    throw Refusal(.memberUnknown, field: "member")
  }

  /// The accounts of a member and of everybody who became part of them.
  func allAccounts(of id: MemberID) throws -> [MemberAccountRow] {
    var (found, waiting, seen) = ([MemberAccountRow](), [id], Set([id]))
    while let next = waiting.popLast() {
      found += try accounts(of: next)
      waiting += try members(mergedInto: next).filter { seen.insert($0).inserted }
    }
    return found
  }

  /// Leaves a member in the trail, as their rows are by now.
  func leaveMember(_ id: MemberID, at now: Instant) throws {
    guard let member = try member(id) else { throw Fault("a member that was written is not there") }
    let rows = try everything(of: member)
    try leave(at: now) { $0.add(rows) }
  }

  /// Whether anything was ever saved, spent or set on it.
  func isUsed(_ account: AccountID) throws -> Bool { try self.account(account).map { $0.factCount > 0 } ?? false }

  /// Refuses `account-taken`.
  @discardableResult
  func link(_ account: AccountID, to member: MemberID, at now: Instant, historyFrom: Instant) throws -> MemberAccountRow
  {
    let row = MemberAccountRow(account: account, member: member, linkedAt: now, historyFrom: historyFrom)
    guard try insert(row) else { throw Refusal(.accountTaken, field: "card") }
    return row
  }
}

extension LeafBook {
  /// A member with all that hangs on them.
  mutating func add(_ rows: MemberRows) {
    add(.member, rows.member.id.bits) { $0.add(rows) }
  }
}

extension CanonicalBytes {
  mutating func add(_ rows: MemberRows) {
    add(
      rows.member, rows.values, rows.accounts, rows.states, rows.proofs,
      rows.saving.map { ($0.own, $0.household) }, rows.householdCards)
  }
}
