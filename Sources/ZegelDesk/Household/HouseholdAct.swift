import ZegelDomain
import ZegelStore
import ZegelVault

/// Something a member does about a household, in one transaction and on record with them. All that chance and clock have
/// to say is settled before.
struct HouseholdAct: Sendable {
  let actor: Actor
  let store: String?
  let now: Instant
  /// Of the entry.
  let entry: [UInt8]
  /// Of the keys of facts that move points.
  let key: [UInt8]
  let vault: Vault
  let policies: Policies
  let programmes: Programmes
}

extension Desk {
  func householdAct(by actor: Actor, in store: String?) throws(Refusal) -> HouseholdAct {
    let place = actor.place(store)
    guard actor.works(in: place) else { throw Refusal(.storeNotAllowed, field: "store") }
    return HouseholdAct(
      actor: actor, store: place, now: now, entry: surroundings.random(16), key: surroundings.random(16), vault: vault,
      policies: policies, programmes: programmes)
  }
}

extension HouseholdAct {
  /// What takes somebody in needs the purpose, and a role for it. What lets somebody go needs neither: like every
  /// request of theirs it is done for the law, also when the policy knows no households any more.
  func policy(in session: any SQLSession) throws -> (applied: AppliedPolicy, purpose: Purpose) {
    let applied = try policies.inForce(in: session)
    guard let purpose = applied.policy.purposes.first(where: { $0.id == Household.purpose }) else {
      throw Refusal(.purposeUnknown, field: "purpose", Household.purpose)
    }
    guard !actor.roles.isDisjoint(with: purpose.roles) else {
      throw Refusal(.roleNotAllowed, field: "purpose", purpose.id)
    }
    return (applied, purpose)
  }

  func mayLetGo(in session: any SQLSession) throws {
    try policies.inForce(in: session).policy.mayAct(for: .requests, actor)
  }

  func leave(_ what: String, _ rows: MemberRows, id: [UInt8]? = nil, in session: any SQLSession) throws {
    try session.leaveChange(
      what, "", of: rows.member, by: actor, in: store, vault, at: now, id: id ?? entry)
    try session.leaveMember(rows.member.id, at: now)
  }

  func batch(_ session: any SQLSession) throws -> PostBatch {
    PostBatch(session, now: now, book: try programmes.book(in: session))
  }
}

extension SQLSession {
  /// Refuses `household-unknown` to who is in none.
  func household(of rows: MemberRows) throws -> HouseholdRow {
    guard let row = rows.household, let household = try household(row.household) else {
      throw Refusal(.householdUnknown, field: "member")
    }
    return household
  }
}
