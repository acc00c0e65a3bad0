public import ZegelDomain
import ZegelStore
import ZegelVault

/// Somebody who works for the house, as lists show them: without their name.
public struct ListedStaff: Sendable {
  public let staff: StaffMember
  public let addedAt: Instant
  public let addedBy: String
  public let endedAt: Instant?
}

extension Desk {
  /// Names somebody of the staff and gives them a key: 256 random bits, shown this once and kept only as a keyed hash.
  ///
  /// The first must be an owner; after that, owners add the others.
  ///
  /// - Refuses: `value-missing` without a role, `role-not-allowed`, `store-unknown`.
  public func addStaff(name: String, roles: Set<StaffRole>, stores: Set<String>, by actor: Actor) async throws
    -> (id: StaffID, key: String)
  {
    let name = try normalValue(name, as: .name, field: "name").shown
    guard !roles.isEmpty, roles.isDisjoint(with: [.member, .system]) else {
      throw Refusal(.valueMissing, field: "role")
    }
    if !stores.isEmpty {
      let known = try await currentProgramme().stores
      for store in stores where !known.contains(store) { throw Refusal(.storeUnknown, field: "store") }
    }
    let (id, secret, now) = (surroundings.newID(StaffID.self), newStaffKey(), self.now)
    let (key, wrapped) = try vault.epochs.makePersonKey(at: now)
    let row = StaffRow(
      id: id, roles: StaffRow.list(roles.map(\.rawValue)), stores: StaffRow.list(stores),
      keyHash: keyring.staffKeyHash(secret), key: wrapped,
      nameSealed: try key.seal(name.utf8, at: vault.staffPlace(id)), addedAt: now, addedBy: actor.name)
    try await store.write { session in
      let all = try session.staff()
      if all.contains(where: { $0.endedAt == nil }) {
        try all.mayManage(actor)
      } else if !roles.contains(.owner) {
        throw Refusal(.staffFirst, field: "role")
      }
      try session.insert(row)
      try session.leave(at: now) { $0.add(row) }
    }
    return (id, secret)
  }

  /// Gives somebody other roles and stores.
  public func changeStaff(_ id: StaffID, roles: Set<StaffRole>, stores: Set<String>, by actor: Actor) async throws {
    guard !roles.isEmpty, roles.isDisjoint(with: [.member, .system]) else {
      throw Refusal(.valueMissing, field: "role")
    }
    try await changeStaff(id, by: actor) { session, all, _ in
      if !roles.contains(.owner) { try all.mustKeepAnOwner(without: id) }
      try session.change(id, roles: StaffRow.list(roles.map(\.rawValue)), stores: StaffRow.list(stores))
    }
  }

  /// They no longer work here: their key no longer opens anything, and their name is gone.
  public func endStaff(_ id: StaffID, by actor: Actor) async throws {
    let now = self.now
    try await changeStaff(id, by: actor) { session, all, _ in
      try all.mustKeepAnOwner(without: id)
      try session.end(id, at: now)
    }
  }

  /// A new key in place of the old one, shown this once. Everybody may renew their own.
  public func renewStaffKey(_ id: StaffID, by actor: Actor) async throws -> String {
    let secret = newStaffKey()
    let hash = keyring.staffKeyHash(secret)
    try await changeStaff(id, by: actor, orSelf: true) { session, _, _ in try session.renewKey(of: id, to: hash) }
    return secret
  }

  public func staff() async throws -> [ListedStaff] {
    try await store.read { try $0.staff() }.map {
      ListedStaff(staff: $0.member, addedAt: $0.addedAt, addedBy: $0.addedBy, endedAt: $0.endedAt)
    }
  }

  /// What somebody of the staff is called, for a purpose; who asked is in the trail first, also who may not know.
  ///
  /// - Parameter purpose: `law.oversight`; a house without a policy has it as well.
  /// - Refuses: `purpose-unknown`, `field-not-for-purpose`, `role-not-allowed`, `staff-unknown`.
  /// - Law: Art. 5(2), 32 GDPR.
  public func staffName(_ id: StaffID, for purpose: String = LegalDuty.oversight.rawValue, by actor: Actor) async throws
    -> String
  {
    let policies = self.policies
    let (rows, policy) = try await store.read { (try $0.staff(), try policies.newest(in: $0)?.policy) }
    guard let duty = LegalDuty(rawValue: purpose) else { throw Refusal(.purposeUnknown, field: "purpose") }
    guard duty == .oversight else { throw Refusal(.fieldNotForPurpose, field: "purpose", "staff-name", purpose) }
    guard let row = rows.first(where: { $0.id == id && $0.endedAt == nil }) else {
      throw Refusal(.staffUnknown, field: "staff")
    }
    let roles = policy?.duty(duty).roles ?? duty.purpose.roles
    let mayKnow = !actor.roles.isDisjoint(with: roles)
    let outcome = mayKnow ? "opened" : Refusal.Code.roleNotAllowed.rawValue
    try await leaveNote(
      .administration, "staff.name staff=\(id) for=\(purpose) outcome=\(outcome) by=\(actor.name)")
    guard mayKnow else { throw Refusal(.roleNotAllowed, field: "purpose", purpose) }
    return try vault.staffName(row)
  }

  private func changeStaff(
    _ id: StaffID, by actor: Actor, orSelf: Bool = false,
    _ body: @escaping @Sendable (any SQLSession, [StaffRow], StaffRow) throws -> Void
  ) async throws {
    let now = self.now
    try await store.write { session in
      let all = try session.staff()
      guard let row = all.first(where: { $0.id == id && $0.endedAt == nil }) else {
        throw Refusal(.staffUnknown, field: "staff")
      }
      if !orSelf || actor.name != "\(id)" { try all.mayManage(actor) }
      try body(session, all, row)
      guard let after = try session.staff().first(where: { $0.id == id }) else { throw Fault("staff went missing") }
      try session.leave(at: now) { $0.add(after) }
    }
  }

  private func newStaffKey() -> String { "zs_" + hex(surroundings.random(32)) }
}

extension [StaffRow] {
  fileprivate func mayManage(_ actor: Actor) throws(Refusal) {
    guard case .staff(let staff) = actor, contains(where: { $0.id == staff.id && $0.endedAt == nil }) else {
      throw Refusal(.staffKeyMissing, field: "staff")
    }
    guard staff.roles.contains(.owner) else { throw Refusal(.roleNotAllowed, field: "staff", "staff") }
  }

  fileprivate func mustKeepAnOwner(without id: StaffID) throws(Refusal) {
    guard contains(where: { $0.id != id && $0.endedAt == nil && $0.member.roles.contains(.owner) }) else {
      throw Refusal(.staffLast, field: "staff")
    }
  }
}

extension StaffRow {
  static func list(_ items: some Sequence<String>) -> String { items.sorted().joined(separator: ",") }

  var member: StaffMember {
    StaffMember(
      id: id, roles: Set(roles.split(separator: ",").compactMap { StaffRole(rawValue: String($0)) }),
      stores: Set(stores.split(separator: ",").map(String.init)))
  }
}

extension LeafBook {
  mutating func add(_ staff: StaffRow) { add(.staff, staff.id.bits) { $0.add(staff) } }
}
