/// A DPIA as it is written in its file: what is thought of each criterion, the risks to people and what is done about
/// them, what the officer advised, and what the people concerned said.
///
/// - Law: Art. 35(2), (7) and (9) GDPR.
public struct ImpactAssessment: Sendable, Hashable {
  /// SHA-256 of what it is about, in hexadecimal; see `PrivacyPolicy.assessedContent`.
  public let about: String
  public let language: Language
  public let answers: [Answer]
  /// Why less would not do.
  public let necessity: String
  public let risks: [Risk]
  public let advice: Advice?
  public let view: View

  /// Of one of the criteria: whether it holds here, and why.
  public struct Answer: Sendable, Hashable {
    public let criterion: String
    public let applies: Bool
    public let why: String

    public init(criterion: String, applies: Bool, why: String) {
      (self.criterion, self.applies, self.why) = (criterion, applies, why)
    }
  }

  /// Something that can happen to people by it.
  public struct Risk: Sendable, Hashable {
    public let id: String
    /// Ids of the criteria it follows from.
    public let criteria: [String]
    public let text: String
    public let likelihood: Level
    public let severity: Level
    public let measures: [Measure]
    /// Who sees to the measures: a role, never a name.
    public let who: StaffRole
    /// What is left once the measures work.
    public let remaining: Level

    public init(
      id: String, criteria: [String], text: String, likelihood: Level, severity: Level, measures: [Measure],
      who: StaffRole, remaining: Level
    ) {
      (self.id, self.criteria, self.text) = (id, criteria, text)
      (self.likelihood, self.severity, self.remaining) = (likelihood, severity, remaining)
      (self.measures, self.who) = (measures, who)
    }
  }

  public enum Level: String, Sendable, Hashable, CaseIterable { case low, medium, high }

  public enum Measure: Sendable, Hashable {
    case builtIn(BuiltInMeasure)
    case own(String)
  }

  /// Of the data protection officer, where there is one.
  ///
  /// - Law: Art. 35(2), 39(1)(c) GDPR.
  public struct Advice: Sendable, Hashable {
    public let on: CalendarDay
    public let text: String
    /// Why it was not followed; nil when it was.
    public let whyNotFollowed: String?

    public init(on: CalendarDay, text: String, whyNotFollowed: String?) {
      (self.on, self.text, self.whyNotFollowed) = (on, text, whyNotFollowed)
    }
  }

  /// Of the people whose data it is.
  ///
  /// - Law: Art. 35(9) GDPR.
  public enum View: Sendable, Hashable {
    case asked(on: CalendarDay, how: String, said: String)
    case notAsked(why: String)
  }

  public init(
    about: String, language: Language, answers: [Answer], necessity: String, risks: [Risk], advice: Advice?, view: View
  ) {
    (self.about, self.language, self.answers, self.necessity) = (about, language, answers, necessity)
    (self.risks, self.advice, self.view) = (risks, advice, view)
  }

  /// Whether the authority is to be asked before anything begins.
  ///
  /// - Law: Art. 36(1) GDPR.
  public var remainsHigh: Bool { risks.contains { $0.remaining == .high } }
}

extension ImpactAssessment.Level {
  public var title: Texts {
    switch self {
    case .low: Texts(nl: "laag", en: "low")
    case .medium: Texts(nl: "midden", en: "medium")
    case .high: Texts(nl: "hoog", en: "high")
    }
  }
}
