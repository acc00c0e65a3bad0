public import ZegelDomain
import ZegelStore
import ZegelVault

/// Where a member stood with one purpose.
public struct ConsentStanding: Sendable {
  public let purpose: String
  public let basis: LegalBasis?
  /// Nil where nothing was decided: not asked yet, or not objected.
  public let record: ConsentRecord?
}

extension Desk {
  /// Where a member stood at an instant, for each purpose that one can decide about: those of the policy that held
  /// then, and what was decided about before and has ended since. Folded from the decisions alone.
  ///
  /// - Law: Art. 7(1) GDPR.
  public func consentStandings(
    of id: MemberID, asOf: Instant? = nil, for purpose: String = LegalDuty.consent.rawValue, by actor: Actor,
    in store: String? = nil
  ) async throws -> [ConsentStanding] {
    let instant = asOf ?? self.now
    return try await look(at: .consents, of: id, for: purpose, by: actor, in: store) { session, seen in
      let newest = try session.consents(of: seen.trail).map { ConsentRecord($0) }.filter { $0.at <= instant }.newest
      let row = try session.policies().last { $0.appliedAt <= instant }
      let purposes = try row.map { try readApplied($0).purposes } ?? []
      let known = Set(purposes.map(\.id))
      let decidable = purposes.filter { $0.basis != .contract && $0.basis != .legalDuty }
      return decidable.map { purpose in
        ConsentStanding(
          purpose: purpose.id, basis: purpose.basis, record: newest.first { $0.purpose == purpose.id })
      }
        + newest.filter { !known.contains($0.purpose) }
        .map { ConsentStanding(purpose: $0.purpose, basis: nil, record: $0) }
    }
  }
}

extension [ConsentRecord] {
  /// Of each purpose the decision that stands, by purpose.
  ///
  /// Of decisions in the same millisecond it is the one that none of the others followed on.
  var newest: [ConsentRecord] {
    Dictionary(grouping: self, by: \.purpose).sorted { $0.key < $1.key }.compactMap { _, records in
      guard let last = records.map(\.at).max() else { return nil }
      let together = records.filter { $0.at == last }
      return together.first { one in !together.contains { $0.before == one.decision } } ?? together.last
    }
  }
}
