import ZegelDomain
import ZegelStore

extension SQLSession {
  /// Notes, in the transaction of what happened, what every party that has somebody's data must be told.
  ///
  /// - Parameter purpose: nil is whatever they have it for.
  /// - Law: Art. 7(3), 19, 21 GDPR.
  func tellParties(_ kind: StopKind, of member: MemberID, for purpose: String? = nil, at now: Instant) throws {
    for disclosure in try disclosures(of: member) {
      // Who was told before that it ended may still hold what there was: to erase is told once more.
      guard kind == .erased || disclosure.endedAt == nil, purpose == nil || disclosure.purpose == purpose else {
        continue
      }
      try tell(disclosure, kind, purpose ?? "", at: now)
    }
    if kind.ends { try tellSources(kind, of: member, for: purpose, at: now) }
  }

  /// Who gave us their data would give it again: it is told what ended here.
  private func tellSources(_ kind: StopKind, of member: MemberID, for purpose: String?, at now: Instant) throws {
    for source in try received(member) {
      try insert(
        StopRow(party: source.party, madeAt: now, reference: source.reference, kind: kind, purpose: purpose ?? ""))
    }
  }

  /// To whom this field of theirs was handed.
  func tellPartiesOfCorrection(of field: PersonalField, _ member: MemberID, by policy: PrivacyPolicy, at now: Instant)
    throws
  {
    for disclosure in try disclosures(of: member) where disclosure.endedAt == nil {
      guard field.purposes.contains(disclosure.purpose),
        policy.party(disclosure.party)?.fields.contains(field.id) ?? true
      else { continue }
      try tell(disclosure, .corrected, disclosure.purpose, at: now)
    }
  }

  /// Who became part of somebody else is in no file any more.
  func tellPartiesOfMerge(of member: MemberID, at now: Instant) throws {
    for disclosure in try disclosures(of: member) where disclosure.endedAt == nil {
      try tell(disclosure, .withdrawn, disclosure.purpose, at: now)
    }
  }

  private func tell(_ disclosure: DisclosureRow, _ kind: StopKind, _ purpose: String, at now: Instant) throws {
    try insert(
      StopRow(party: disclosure.party, madeAt: now, reference: disclosure.reference, kind: kind, purpose: purpose))
    guard kind.ends else { return }
    try endDisclosure(of: disclosure.member, to: disclosure.party, for: disclosure.purpose, at: now)
  }
}

extension ConsentDecision {
  /// What parties are told of it.
  var stop: StopKind? {
    switch self {
    case .given: nil
    case .objected: .objected
    case .refused, .withdrawn, .suspended: .withdrawn
    }
  }
}
