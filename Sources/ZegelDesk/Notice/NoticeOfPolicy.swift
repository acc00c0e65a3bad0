import ZegelDomain

extension PrivacyPolicy {
  /// The whole notice in a language of the policy, by the law of a day.
  func notice(in language: Language, on day: CalendarDay) -> Notice {
    let words = NoticeWords(policy: self, language: language, day: day)
    return Notice(language: language, title: words.title, sections: NoticeItem.allCases.map(words.section))
  }

  /// What stands at the till and on paper: who, what for, that one may say no, and where the rest is.
  ///
  /// - Source: WP260, layered notices.
  func shortNotice(in language: Language, on day: CalendarDay) -> Notice {
    let words = NoticeWords(policy: self, language: language, day: day)
    return Notice(language: language, title: words.title, sections: words.shortSections)
  }
}
