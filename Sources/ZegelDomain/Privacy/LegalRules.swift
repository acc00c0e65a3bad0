/// Numbers and lists that the law sets and changes. A change is a new dated row; yesterday's cases keep yesterday's rule.
///
/// `rules/` in the project shows the same rows as a table.
public struct LegalNumberRule: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Months that any field may be kept, unless the law orders longer.
    case mostKeepingMonths = "keeping.most-months"
    /// Months that what somebody bought may be kept to profile them.
    case mostProfilingMonths = "profiling.most-months"
    /// Months that what somebody bought may be kept to write to them.
    case mostMarketingMonths = "marketing.most-months"
    /// Below this many years a guardian consents.
    case ageOfConsent = "consent.age"
    /// Months before somebody who said no is asked again.
    case pauseAfterRefusal = "consent.pause-months"
    /// Months to answer a request.
    case answerMonths = "request.months"
    /// Months that it is kept who saw or changed what of a member.
    case openingMonths = "openings.months"
    /// Weeks in which the authority answers who asked beforehand, and those it may add.
    case consultationWeeks = "consultation.weeks"
    case consultationExtraWeeks = "consultation.more-weeks"
    /// Words in a sentence, on average, that people read with ease.
    case sentenceWords = "reading.sentence-words"
    /// The score from which a text is plain.
    case readingEase = "reading.ease"
    /// 1 while own customers may be called without consent, 0 after.
    case phoneToOwnCustomers = "phone.own-customers"
  }

  public let kind: Kind
  public let value: Int
  /// Nil: since before any house of Zegel.
  public let from: CalendarDay?
  public let source: String
}

/// A country whose protection the Commission found adequate.
///
/// - Law: Art. 45 GDPR.
public struct AdequacyRule: Sendable, Hashable {
  /// ISO 3166-1 alpha-2.
  public let country: String
  public let from: CalendarDay?
  /// The last day; nil when no end is set.
  public let until: CalendarDay?
  /// For whom only; nil is for everybody.
  public let only: Texts?
  public let source: String
}

public enum LegalRules {
  public static let numbers: [LegalNumberRule] = [
    row(.mostKeepingMonths, 36, nil, "own limit; Freedelity (BE, 2024): 3 years after the last activity"),
    row(.mostProfilingMonths, 12, nil, "own limit; Garante 24-02-2005, doc. 1103045"),
    row(.mostMarketingMonths, 24, nil, "own limit; Garante 24-02-2005, doc. 1103045"),
    row(.ageOfConsent, 16, nil, "Art. 8(1) GDPR; Art. 5 UAVG"),
    row(.pauseAfterRefusal, 6, nil, "own limit; the Digital Omnibus proposal of 19-11-2025 has six months, not law"),
    row(.answerMonths, 1, nil, "Art. 12(3) GDPR"),
    row(.openingMonths, 24, nil, "own choice; OWASP ASVS 5.0 V16 asks for a period of one's own"),
    row(.consultationWeeks, 8, nil, "Art. 36(2) GDPR"),
    row(.consultationExtraWeeks, 6, nil, "Art. 36(2) GDPR"),
    row(.sentenceWords, 20, nil, "own choice; WP260 rev.01 asks for short sentences, and names no number"),
    row(.readingEase, 60, nil, "Flesch (1948) and Douma (1960): 60 and more is standard language"),
    row(.phoneToOwnCustomers, 1, nil, "Art. 11.7 Tw, as it stood until 1 July 2026"),
    row(.phoneToOwnCustomers, 0, "2026-07-01", "Art. 11.7 Tw, as changed on 1 July 2026"),
  ]

  public static let adequate: [AdequacyRule] =
    ["AD", "AR", "FO", "GG", "IM", "IL", "JP", "JE", "NZ", "KR", "CH", "UY"].map { known($0) } + [
      known("CA", only: Texts(nl: "bedrijven onder PIPEDA", en: "companies under PIPEDA")),
      known(
        "US",
        only: Texts(nl: "wie het Data Privacy Framework voert", en: "those certified under the Data Privacy Framework")),
      AdequacyRule(
        country: "GB", from: nil, until: CalendarDay("2031-12-27"), only: nil,
        source: "Commission decisions of 28-06-2021, renewed 19-12-2025"),
      AdequacyRule(
        country: "BR", from: CalendarDay("2026-01-26"), until: nil, only: nil, source: "Decision (EU) 2026/179"),
    ]

  /// The European Economic Area: no transfer at all.
  public static let area: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
  ]

  /// The number that holds on a day.
  public static func number(_ kind: LegalNumberRule.Kind, on day: CalendarDay) -> Int {
    let rows = numbers.filter { $0.kind == kind && ($0.from.map { $0 <= day } ?? true) }
    let newest = rows.max { ($0.from ?? .distantPast) < ($1.from ?? .distantPast) }
    precondition(newest != nil, "a legal number without a row")
    return newest!.value
  }

  public static func adequacy(of country: String, on day: CalendarDay) -> AdequacyRule? {
    adequate.first { rule in
      rule.country == country && (rule.from.map { $0 <= day } ?? true) && (rule.until.map { day <= $0 } ?? true)
    }
  }

  private static func row(_ kind: LegalNumberRule.Kind, _ value: Int, _ from: String?, _ source: String)
    -> LegalNumberRule
  {
    LegalNumberRule(kind: kind, value: value, from: from.flatMap { CalendarDay($0) }, source: source)
  }

  private static func known(_ country: String, only: Texts? = nil) -> AdequacyRule {
    AdequacyRule(country: country, from: nil, until: nil, only: only, source: "Art. 45 GDPR; list of February 2026")
  }
}

extension CalendarDay {
  fileprivate static let distantPast = CalendarDay(dayNumber: .min)
}
