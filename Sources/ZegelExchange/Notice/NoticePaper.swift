public import ZegelDesk
public import ZegelDomain

/// A notice on paper: the very sentences of its text, with the hash of that text below.
public enum NoticePaper {
  /// - Parameter now: stands in it when the notice is of a file, and of no version.
  public static func paper(_ shown: ShownNotice, now: Instant) -> Paper {
    let title = shown.notice?.title ?? shown.title
    let dutch = shown.language == .nl
    let version = shown.version.map { "\(dutch ? "Versie" : "Version") \($0). " } ?? ""
    return Paper(
      title: title, author: shown.controller, language: shown.language, madeAt: shown.appliedAt ?? now,
      pieces: [.title(title)] + pieces(shown, title)
        + [.note("\(version)\(dutch ? "SHA-256 van de tekst" : "SHA-256 of the text"): \(shown.hash)")])
  }

  private static func pieces(_ shown: ShownNotice, _ title: String) -> [Paper.Piece] {
    guard let notice = shown.notice else {
      return shown.text.split(separator: "\n").dropFirst().map { .text(String($0)) }
    }
    return notice.sections.flatMap { section -> [Paper.Piece] in
      let heading: [Paper.Piece] = section.heading == title ? [] : [.heading(section.heading)]
      return heading + section.paragraphs.map { .text($0) } + section.points.map { .point($0) }
    }
  }
}
