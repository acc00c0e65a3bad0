/// What people are told about their data, made of the policy that runs, and of what every house keeps of a card.
///
/// - Law: Art. 12, 13 and 14 GDPR.
public struct Notice: Sendable, Hashable {
  public let language: Language
  public let title: String
  public let sections: [Section]

  package init(language: Language, title: String, sections: [Section]) {
    self.language = language
    self.title = title
    self.sections = sections
  }

  public struct Section: Sendable, Hashable {
    public let item: NoticeItem
    public let heading: String
    public let paragraphs: [String]
    public let points: [String]

    package init(_ item: NoticeItem, _ heading: String, _ paragraphs: [String] = [], points: [String] = []) {
      self.item = item
      self.heading = heading
      self.paragraphs = paragraphs
      self.points = points
    }
  }
}

/// What a notice must say; every one of them has a section.
///
/// - Law: Art. 13(1) and (2), 14(1) and (2) GDPR.
public enum NoticeItem: String, Sendable, Hashable, CaseIterable {
  case controller, dpo, purposes, interests, recipients, transfers, periods, rights, withdrawal, complaint, duty
  case automation, categories, source
}
