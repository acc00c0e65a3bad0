public import ZegelDomain

/// What the page of choices shows; nothing of who somebody is.
public struct ChoicesModel: Sendable {
  public var language: Language
  public var organisation: String
  /// Where questions go, as the privacy policy has it.
  public var contact: String
  /// Of this page, such as `/m/0…`; forms go below it.
  public var address: String
  public var choices: [Choice]
  /// What was done just now, by its purpose.
  public var done: String?
  /// The other language that the policy has, if any.
  public var otherLanguage: Language?
  /// Below this age a parent or guardian says yes.
  public var ageOfConsent: Int

  public init(
    language: Language, organisation: String, contact: String, address: String, choices: [Choice], done: String? = nil,
    otherLanguage: Language? = nil, ageOfConsent: Int
  ) {
    self.language = language
    self.organisation = organisation
    self.contact = contact
    self.address = address
    self.choices = choices
    self.done = done
    self.otherLanguage = otherLanguage
    self.ageOfConsent = ageOfConsent
  }

  public struct Choice: Sendable {
    public var purpose: String
    /// What it is for, in the language of the page: the whole text that is agreed to.
    public var text: String
    public var kind: ChoiceKind
    public var channel: ContactChannel?
    public var profiling: Bool
    public var decision: ConsentDecision?
    public var since: CalendarDay?

    public init(
      purpose: String, text: String, kind: ChoiceKind, channel: ContactChannel? = nil, profiling: Bool = false,
      decision: ConsentDecision? = nil, since: CalendarDay? = nil
    ) {
      self.purpose = purpose
      self.text = text
      self.kind = kind
      self.channel = channel
      self.profiling = profiling
      self.decision = decision
      self.since = since
    }

    /// Whether it goes on now.
    public var isOn: Bool { kind == .consent ? decision == .given : decision != .objected }
  }
}
