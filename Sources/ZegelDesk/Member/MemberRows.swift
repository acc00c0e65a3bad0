import ZegelDomain
import ZegelStore
import ZegelVault

/// A member with all that hangs on them, sealed as it lies there.
struct MemberRows: Sendable {
  let member: MemberRow
  let values: [MemberValueRow]
  let accounts: [MemberAccountRow]
  let states: [ConsentStateRow]

  func standing(_ purpose: String) -> ConsentState? { states.first { $0.purpose == purpose }?.state }

  /// The newest version of each field; taken away is none.
  var newest: [String: MemberValueRow] {
    var newest: [String: MemberValueRow] = [:]
    for value in values { newest[value.field] = value }
    return newest.filter { $0.value.sealed != nil }
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
    MemberRows(
      member: member, values: try values(of: member.id), accounts: try accounts(of: member.id),
      states: try consentStates(of: member.id))
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
    try leave(at: now) { book in
      book.add(.member, id.bits) { $0.add(rows.member, rows.values, rows.accounts, rows.states) }
    }
  }

  /// Refuses `account-taken`.
  func link(_ account: AccountID, to member: MemberID, at now: Instant, historyFrom: Instant) throws {
    let row = MemberAccountRow(account: account, member: member, linkedAt: now, historyFrom: historyFrom)
    guard try insert(row) else { throw Refusal(.accountTaken, field: "card") }
  }
}
