public import ZegelDomain
import ZegelStore

/// A row of a customer file, as the mapping reads it.
public struct ImportedMember: Sendable {
  public let line: Int
  public let values: [String: String]
  /// Purposes that the row says yes to, with the day on which that was said; nil where the row has no such proof.
  public let yes: [String: CalendarDay?]
  public let card: CardName?
  /// The last day that they were a customer; from it the periods of their fields are held against today.
  public let activeOn: CalendarDay?

  public init(
    line: Int, values: [String: String], yes: [String: CalendarDay?], card: CardName?, activeOn: CalendarDay?
  ) {
    self.line = line
    self.values = values
    self.yes = yes
    self.card = card
    self.activeOn = activeOn
  }
}

/// What becomes of a yes without its proof.
public enum UnprovenConsent: String, Sendable, CaseIterable {
  /// The row is refused.
  case refuse
  /// They become a member, and the yes does not count.
  case joinWithout = "join-without"
}

public enum ImportOutcome: Sendable, Equatable {
  case joined(MemberID)
  /// As a member, without what could not be proven.
  case joinedWithout(MemberID)
  case refused(Refusal)
}

/// A page of a customer file, sealed and ready to be written.
public struct PreparedMembers: Sendable {
  fileprivate let rows: [PreparedRow]
}

private enum PreparedRow: Sendable {
  case joining(Joining, activeOn: CalendarDay?, isShort: Bool)
  case refused(Refusal)
}

extension Desk {
  /// Takes a page of a customer file in, in one transaction, each row by itself: what is wrong with one does not stop
  /// the others.
  ///
  /// A yes counts only with the day on which it was said and the words that were agreed to. Whose period is over, or
  /// whose file cannot tell, does not come in.
  ///
  /// - Law: Art. 5(1)(b) and (e), 6, 7(1), 14 GDPR.
  public func importMembers(
    _ members: [ImportedMember], agreedTo words: String?, language: Language, unproven: UnprovenConsent, by actor: Actor
  ) async throws -> [ImportOutcome] {
    try await importMembers(
      try await prepareMembers(members, agreedTo: words, language: language, unproven: unproven, by: actor))
  }

  /// Reads, seals and hashes a page, and writes nothing: so that one page is worked out while the one before it is
  /// written.
  public func prepareMembers(
    _ members: [ImportedMember], agreedTo words: String?, language: Language, unproven: UnprovenConsent, by actor: Actor
  ) async throws -> PreparedMembers {
    try actor.mustNotBeMember(for: "member import")
    let (policies, now) = (self.policies, self.now)
    let policy = try await store.read { try policies.inForce(in: $0).policy }
    let ids = PageOfIDs(surroundings)
    var rows: [PreparedRow] = []
    rows.reserveCapacity(members.count)
    for member in members {
      let proven = member.yes.filter { entry in entry.value.map { $0 <= now.lawDay } ?? false && words != nil }
      let isShort = proven.count < member.yes.count
      if isShort, unproven == .refuse {
        rows.append(.refused(Refusal(.consentUnproven, field: "consents")))
        continue
      }
      var application = MemberApplication(
        values: member.values, consents: proven.mapValues { _ in true }, route: .import, language: language,
        card: member.card)
      application.agreedTo = words
      var joining = try joining(application, by: actor, at: now, ids)
      joining.seal(by: policy)
      rows.append(.joining(joining, activeOn: member.activeOn, isShort: isShort))
    }
    return PreparedMembers(rows: rows)
  }

  /// Writes a page that was prepared; by a policy that is newer, where one was applied in between.
  public func importMembers(_ page: PreparedMembers) async throws -> [ImportOutcome] {
    let (policies, now) = (self.policies, self.now)
    return try await store.write { session in
      let applied = try policies.inForce(in: session)
      // One group of leaves for the page: a group for each member would be a row more for each.
      var book = LeafBook()
      let outcomes = try page.rows.map { try session.take($0, applied, &book) }
      try book.write(in: session, at: now)
      return outcomes
    }
  }
}

extension SQLSession {
  fileprivate func take(_ row: PreparedRow, _ applied: AppliedPolicy, _ book: inout LeafBook) throws -> ImportOutcome {
    switch row {
    case .refused(let refusal): return .refused(refusal)
    case .joining(let joining, let activeOn, let isShort):
      let fields = Array(joining.application.values.keys)
      if let refusal = applied.policy.refusal(keeping: fields, activeOn: activeOn, on: joining.now.lawDay) {
        return .refused(refusal)
      }
      do {
        let refusal = try joining.attempt(by: applied, in: self) { joining, applied, session in
          try book.savepoint { book in
            try session.savepoint { try joining.join(by: applied, in: session, &book) }
          }
        }
        if let refusal { return .refused(refusal) }
        return isShort ? .joinedWithout(joining.id) : .joined(joining.id)
      } catch let refusal as Refusal {
        return .refused(refusal)
      }
    }
  }
}
