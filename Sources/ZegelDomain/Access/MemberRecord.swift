/// What is kept about a member besides what they gave. Seen like their values: for a purpose, and on record.
public enum MemberRecord: String, Sendable, CaseIterable {
  /// What they decided, where they stand, and what they may be asked.
  case consents
  /// Who saw or changed what.
  case openings
  /// Whose a card is.
  case card
  /// That they save with others, and what there is together.
  case household

  /// As an entry tells it: no field can be called so.
  public var entryName: String { "zegel:\(rawValue)" }

  /// Whose a card is can be asked for every purpose that has members at all; the others are for duties alone.
  public func mayBeSeen(for purpose: String) -> Bool {
    switch self {
    case .consents: [.consent, .access, .oversight].contains(LegalDuty(rawValue: purpose))
    case .openings: [.access, .oversight].contains(LegalDuty(rawValue: purpose))
    case .card: true
    case .household:
      purpose == Household.purpose || [.access, .oversight].contains(LegalDuty(rawValue: purpose))
    }
  }
}
