/// Whose act it is. Every act is somebody's, or a named till's or round's.
public enum Actor: Sendable, Hashable {
  case staff(StaffMember)
  case till(TillID, store: String)
  /// What runs by itself, by its name.
  case round(String)
  /// The person whose data it is, who acts for themselves and for nobody else.
  case member(MemberID)
  /// Whoever keeps the machine, in a house that has named nobody yet.
  case keeper

  public var roles: Set<StaffRole> {
    switch self {
    case .staff(let staff): staff.roles
    case .till: [.cashier]
    case .round: [.system]
    case .member: [.member]
    case .keeper: [.systemKeeper]
    }
  }

  /// As it is written down: names nobody. A member's id never stands there: what they did is found by their trail id.
  public var name: String {
    switch self {
    case .staff(let staff): "\(staff.id)"
    case .till(let id, _): "\(id)"
    case .round(let name): "round:\(name)"
    case .member: "member"
    case .keeper: "keeper"
    }
  }

  /// Refuses `role-not-allowed` to a member who acts on somebody else.
  public func mustBe(_ id: MemberID) throws(Refusal) {
    if case .member(let own) = self, own != id { throw Refusal(.roleNotAllowed, field: "member", "another member") }
  }

  /// Refuses `role-not-allowed` to a member: what is done with many people, or with somebody still to be found.
  public func mustNotBeMember(for act: String) throws(Refusal) {
    if case .member = self { throw Refusal(.roleNotAllowed, field: "member", act) }
  }

  /// Where the act is done: what was told, else the one store where somebody works.
  public func place(_ told: String?) -> String? {
    guard told == nil, case .staff(let staff) = self, staff.stores.count == 1 else { return told }
    return staff.stores.first
  }

  /// Whether the act may be done there. Who works in some stores only has to tell which.
  public func works(in store: String?) -> Bool {
    switch self {
    case .staff(let staff): staff.stores.isEmpty || store.map(staff.stores.contains) ?? false
    case .till(_, let own): own == store
    case .round, .member, .keeper: true
    }
  }
}

/// Somebody of the staff, as far as decisions need it.
public struct StaffMember: Sendable, Hashable {
  public let id: StaffID
  public let roles: Set<StaffRole>
  /// Where they work; empty is everywhere.
  public let stores: Set<String>

  public init(id: StaffID, roles: Set<StaffRole>, stores: Set<String>) {
    self.id = id
    self.roles = roles
    self.stores = stores
  }
}
