public import ZegelDomain

extension Notice {
  /// As plain text, to print or to read aloud.
  public var plainText: String {
    var lines = [title, String(repeating: "=", count: title.count)]
    for section in sections {
      lines +=
        section.heading == title ? [""] : ["", section.heading, String(repeating: "-", count: section.heading.count)]
      lines += section.paragraphs
      lines += section.points.map { "- \($0)" }
    }
    return lines.joined(separator: "\n")
  }
}

/// The notice that a privacy file leads to.
///
/// - Throws: `FileProblems` when the file cannot be applied on that day, or has no texts in this language.
public func privacyNotice(_ text: String, in language: Language, short: Bool, on day: CalendarDay)
  throws(FileProblems) -> Notice
{
  try shownNotice(text, in: language, short: short, on: day).notice
}

/// The same, as it would be shown; throws as the other.
public func privacyNoticeShown(_ text: String, in language: Language, short: Bool, on day: CalendarDay)
  throws(FileProblems) -> ShownNotice
{
  let (notice, controller) = try shownNotice(text, in: language, short: short, on: day)
  return ShownNotice(notice, of: controller)
}

private func shownNotice(_ text: String, in language: Language, short: Bool, on day: CalendarDay) throws(FileProblems)
  -> (notice: Notice, controller: String)
{
  let policy = try ReadPolicy(text, on: day).policy(in: language)
  let notice = short ? policy.shortNotice(in: language, on: day) : policy.notice(in: language, on: day)
  return (notice, policy.organisation.name)
}
