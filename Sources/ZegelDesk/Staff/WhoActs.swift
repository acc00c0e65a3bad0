public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Whose act it is, by their key. In a house that has named nobody yet it is the keeper of the machine; in any other,
  /// no key is refused.
  ///
  /// - Refuses: `staff-key-missing`; `staff-key-unknown` for a wrong key and one of somebody who left.
  public func actor(withKey key: String?) async throws -> Actor {
    let rows = try await store.read { try $0.staff() }.filter { $0.endedAt == nil }
    guard let key else {
      if rows.isEmpty { return .keeper }
      throw Refusal(.staffKeyMissing, field: "staff")
    }
    let hash = keyring.staffKeyHash(key)
    // Looks at every key, so that the time tells nothing about any of them.
    var found: StaffRow?
    for row in rows where equalInConstantTime(row.keyHash, hash) { found = row }
    guard let found else { throw Refusal(.staffKeyUnknown, field: "staff") }
    return .staff(found.member)
  }

  /// Leaves in the trail whose an act was that has no place for it in its own rows.
  public func leaveAct(_ act: String, by actor: Actor) async throws {
    guard case .staff = actor else { return }
    try await leaveNote(.administration, "\(act) by=\(actor.name)")
  }
}
