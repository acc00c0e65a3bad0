public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// A member goes their own way: their cards save on the account that they had before. The points stay in the household,
  /// but for an agreed share; who leaves last takes them all, and then there is no household any more.
  ///
  /// - Parameter share: points that go along, as who stays agreed; that takes service, owner or privacy officer.
  /// - Refuses: `household-unknown`; `balance-too-low`; `account-not-linked` for points and no card to have them.
  public func leaveHousehold(_ id: MemberID, share: Points? = nil, by actor: Actor, in store: String? = nil)
    async throws
  {
    if share != nil { try mayDecideForMembers(actor) }
    try await letGo(id, "household-left", share: share, by: actor, in: store)
  }

  /// The house takes a member out of a household, as after a row; like leaving, and on record as that.
  public func removeFromHousehold(_ id: MemberID, by actor: Actor, in store: String? = nil) async throws {
    try mayDecideForMembers(actor)
    try await letGo(id, "household-removed", share: nil, by: actor, in: store)
  }

  /// Everybody leaves a member's household, the member last and with the points.
  public func endHousehold(of id: MemberID, by actor: Actor, in store: String? = nil) async throws {
    try mayDecideForMembers(actor)
    let act = try householdAct(by: actor, in: store)
    let entries = (0..<Household.mostMembers).map { _ in surroundings.random(16) }
    try await self.store.write { session in
      try act.mayLetGo(in: session)
      let household = try session.household(of: try session.rows(of: id))
      let others = try session.members(of: household.id).map(\.member).filter { $0 != id }
      for (place, member) in (others + [id]).enumerated() {
        try act.letGo(try session.rows(of: member), "household-ended", share: nil, entry: entries[place], in: session)
      }
    }
  }

  private func letGo(_ id: MemberID, _ what: String, share: Points?, by actor: Actor, in store: String?) async throws {
    let act = try householdAct(by: actor, in: store)
    try await self.store.write { session in
      try act.mayLetGo(in: session)
      try act.letGo(try session.rows(of: id), what, share: share, entry: act.entry, in: session)
    }
  }
}

extension HouseholdAct {
  fileprivate func letGo(
    _ rows: MemberRows, _ what: String, share: Points?, entry: [UInt8], in session: any SQLSession
  ) throws {
    let household = try session.household(of: rows)
    let links = try session.allAccounts(of: rows.member.id)
    try session.deleteHouseholdMember(rows.member.id)
    try session.takeCardsBack(to: links, at: now)
    let isLast = try session.members(of: household.id).isEmpty
    // Another key for each who leaves within one act.
    let batch = try batch(session)
    if let own = links.first?.account {
      let move = PointsMove(batch: batch, from: household.account, to: own, key: entry, number: 0)
      if isLast { try move.moveAll() } else if let share { try move.move(share) }
    } else if isLast {
      try session.link(household.account, to: rows.member.id, at: now, historyFrom: now)
    } else if share != nil {
      throw Refusal(.accountNotLinked, field: "points")
    }
    try batch.write()
    if isLast { try session.end(household) }
    try leave(what, rows, id: entry, in: session)
    for member in Set(links.map(\.member)) where member != rows.member.id { try session.leaveMember(member, at: now) }
  }
}

extension SQLSession {
  /// The cards that came from these accounts save on them again.
  func takeCardsBack(to links: [MemberAccountRow], at now: Instant) throws {
    var moved: [CardID] = []
    for link in links {
      for row in try householdCards(from: link.account) {
        try deleteHouseholdCard(row.card)
        try move(row.card, to: link.account)
        moved.append(row.card)
      }
    }
    if !moved.isEmpty { try leaveCards(moved, at: now) }
  }

  /// Nobody is in it any more. Its account stays where something was saved on it, or a card is.
  func end(_ household: HouseholdRow) throws {
    try deleteHousehold(household.id)
    guard try cards(of: household.account).isEmpty, try owner(of: household.account) == nil else { return }
    try closeUnusedAccount(household.account)
  }

  /// Lets somebody go with nothing but their cards, where they take back their yes or are erased: the household goes on
  /// without them. The last one's cards stay where the points are, and the account is theirs, unless they are erased.
  func leaveHouseholdPlainly(_ id: MemberID, isErased: Bool, at now: Instant) throws {
    guard let row = try householdMember(id), let household = try household(row.household) else { return }
    let links = try allAccounts(of: id)
    try deleteHouseholdMember(id)
    if try members(of: row.household).isEmpty {
      for link in links {
        for card in try householdCards(from: link.account) { try deleteHouseholdCard(card.card) }
        // Nobody's and without a card, it would be of no use to anybody.
        if isErased, try cards(of: link.account).isEmpty { try closeUnusedAccount(link.account) }
      }
      if !isErased { try link(household.account, to: id, at: now, historyFrom: now) }
      try end(household)
    } else {
      try takeCardsBack(to: links, at: now)
    }
    for member in Set(links.map(\.member)) where member != id { try leaveMember(member, at: now) }
  }
}
