public import ZegelDomain
import ZegelStore
public import ZegelVault

extension Desk {
  /// Opens everybody who may be in a delivery now, page by page, and hands their values to `body`.
  ///
  /// Each page is one transaction, in which it is asked who agreed and nothing of whom lies still, and written down that
  /// the party has them; who withdraws after it is told to the party.
  ///
  /// - Parameter pageDone: after each page, outside of the transaction; it may wait.
  /// - Returns: how many they were.
  /// - Law: Art. 6, 7, 18, 21 GDPR.
  public func handOver(
    _ delivery: BegunDelivery, _ body: (PartyReference, borrowing Opened) throws -> Void,
    pageDone: () async throws -> Void
  ) async throws -> Int64 {
    guard let handover = delivery.handover else { throw Fault("a delivery of no members") }
    let (vault, keyring) = (self.vault, self.keyring)
    var (count, last) = (Int64(0), [UInt8](repeating: 0, count: 16))
    while true {
      let (now, after) = (self.now, last)
      let page = try await store.write { session in
        try session.page(of: handover, after: after, keyring, at: now)
      }
      for member in page { try vault.open(member, in: handover) { try body(member.reference, $0) } }
      count += Int64(page.count)
      try await pageDone()
      guard let end = page.last, page.count == Desk.handedAtOnce else { return count }
      last = end.row.member.bytes
    }
  }

  /// Hands over what a delivery of stops has, in the order in which it happened.
  public func handOverStops(
    _ delivery: BegunDelivery, _ body: @Sendable @escaping (PartyReference, StopKind, String, Instant) throws -> Void
  ) async throws -> Int64 {
    let (channel, sequence) = (delivery.channel.id, delivery.sequence)
    return try await store.read { session in
      var count: Int64 = 0
      try session.stops(in: channel, sequence) { stop in
        count += 1
        try body(stop.reference, stop.kind, stop.purpose, stop.madeAt)
      }
      return count
    }
  }

  static let handedAtOnce = 2_000
}

extension SQLSession {
  fileprivate func page(of handover: Handover, after id: [UInt8], _ keyring: Keyring, at now: Instant) throws
    -> [HandedMember]
  {
    let (party, purpose) = (handover.party, handover.purpose)
    let rows =
      handover.byConsent
      ? try handedByConsent(to: party, for: purpose, after: id, most: Desk.handedAtOnce)
      : try handedByInterest(to: party, for: purpose, after: id, most: Desk.handedAtOnce)
    guard let first = rows.first, let last = rows.last else { return [] }
    var newest: [MemberID: [String: MemberValueRow]] = [:]
    try values(from: first.member, to: last.member) { newest[$0.member, default: [:]][$0.field] = $0 }
    return try rows.map { row in
      let reference = keyring.reference(of: row.member, for: party)
      if row.reference == nil {
        try put(
          DisclosureRow(
            member: row.member, party: party, purpose: purpose, reference: reference, since: now, endedAt: nil))
      }
      return HandedMember(row, reference, Array((newest[row.member] ?? [:]).values))
    }
  }
}
