public import ZegelDomain
import ZegelStore
import ZegelVault

/// One line of what a member sees of their account.
public struct HistoryLine: Sendable {
  public let at: Instant
  /// `sale`, `return`, `redemption`, … of the ledger; `date` for what passed by itself; `carried` for what there was when
  /// the card became theirs, in one number.
  public let kind: String
  /// Nil for what no receipt brought.
  public let event: EventID?
  /// `points`, or the stamp card's id.
  public let unit: String
  /// Added, or below zero taken.
  public let points: Points
}

extension Desk {
  /// What happened on a member's accounts since these are theirs. What was before that stays hidden, unless who held the
  /// card agreed: then it shows only as what there was.
  ///
  /// - Refuses: as an opening; a purpose that does not serve the member.
  /// - Law: Art. 5(1)(f), 15(4) GDPR.
  public func history(of id: MemberID, for purpose: String, by actor: Actor, in store: String? = nil) async throws
    -> [HistoryLine]
  {
    let (policies, vault, programmes, now) = (self.policies, self.vault, self.programmes, self.now)
    try actor.mustBe(id)
    let (entry, seen) = (surroundings.random(16), surroundings.random(16))
    let (refusal, lines) = try await self.store.write { session -> (Refusal?, [HistoryLine]) in
      let policy = try policies.inForce(in: session).policy
      if let purpose = policy.purpose(purpose), !purpose.serves {
        return (Refusal(.fieldNotForPurpose, field: "purpose", "history", purpose.id), [])
      }
      let rows = try session.rows(of: id)
      let opening = Opening(purpose: purpose, fields: [], actor: actor, store: actor.place(store))
      let admission = try vault.admit(
        opening, for: .history, of: rows.member, by: policy, states: rows.states, values: [], in: session, at: now,
        id: entry)
      try session.leave(at: now) { $0.add(admission.entry) }
      if let refusal = admission.refusal { return (refusal, []) }
      try session.leaveChange(
        "history-shown", "", of: rows.member, by: actor, in: actor.place(store), vault, at: now, id: seen)
      let names = LedgerNames(try programmes.book(in: session))
      let lines = try session.allAccounts(of: id).flatMap { link in
        try session.ledgerLines(of: link.account, names).history(from: link.historyFrom)
      }
      return (nil, lines.sorted { $0.at < $1.at })
    }
    if let refusal { throw refusal }
    return lines
  }
}

extension [LedgerLine] {
  /// Moves between what is free, pending and set aside say nothing: counted is what came to the account and what left it.
  fileprivate func history(from: Instant) -> [HistoryLine] {
    var (carried, lines) = ([String: Points](), [HistoryLine]())
    for line in self {
      let points = (line.isInto ? line.points : 0) - (line.isOutOf ? line.points : 0)
      if points == 0 { continue }
      if line.at < from {
        carried[line.unit, default: 0] += points
      } else if let last = lines.last, last.at == line.at, last.event == line.event, last.unit == line.unit,
        last.kind == line.kind
      {
        lines[lines.count - 1] = HistoryLine(
          at: last.at, kind: last.kind, event: last.event, unit: last.unit, points: last.points + points)
      } else {
        lines.append(HistoryLine(at: line.at, kind: line.kind, event: line.event, unit: line.unit, points: points))
      }
    }
    let head = carried.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map {
      HistoryLine(at: from, kind: "carried", event: nil, unit: $0.key, points: $0.value)
    }
    return head + lines
  }
}

extension LedgerLine {
  private static let own: Set<String> = ["pending", "available", "held", "owed"]

  fileprivate var isInto: Bool { LedgerLine.own.contains(to) }
  fileprivate var isOutOf: Bool { LedgerLine.own.contains(from) }
}
