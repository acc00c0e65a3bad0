import ZegelDomain
import ZegelStore

extension PrivacyPolicy {
  /// What lives and is not told in the text that people are shown: paths of purposes, fields and parties, in order.
  ///
  /// - Law: Art. 13(1) and (2), 14(1) and (2) GDPR.
  func untold(in text: String, _ language: Language) -> [String] {
    let parts =
      purposes.map { ("purposes.\($0.id)", $0.text[language]) }
      + fields.map { ("fields.\($0.id)", $0.title[language]) } + parties.map { ("parties.\($0.id)", $0.name) }
    return parts.filter { !text.contains($0.1) }.map(\.0)
  }

  /// The first thing that some notice of this version leaves out; nil when all of them tell all.
  func firstUntold(in notices: [NoticeRow]) -> String? {
    for language in languages {
      guard let notice = notices.first(where: { $0.language == language.rawValue }) else {
        return "notice.\(language.rawValue)"
      }
      if let path = untold(in: notice.text, language).first { return path }
    }
    return nil
  }
}

extension Desk {
  /// Asked by a server before it begins to listen.
  ///
  /// - Refuses: `notice-incomplete` when a purpose, field or party of the policy in force is not in the notice that
  ///   people are shown. A house without a policy passes.
  public func checkShownNotice() async throws {
    let policies = self.policies
    try await store.read { session in try policies.newest(in: session)?.mustBeTold() }
  }
}

extension AppliedPolicy {
  /// Refuses `notice-incomplete`: what is not told is not done.
  func mustBeTold() throws(Refusal) {
    if let untold { throw Refusal(.noticeIncomplete, field: untold, String(policy.version), untold) }
  }
}
