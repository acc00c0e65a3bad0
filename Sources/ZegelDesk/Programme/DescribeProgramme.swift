public import ZegelDomain

/// The programme in plain sentences, for people who never see the file.
public func describeProgramme(_ programme: Programme, in language: Language) -> String {
  let portrait = ProgrammePortrait(programme)
  let chapters = ProgrammePortrait.Chapter.allCases.compactMap { chapter -> String? in
    let sections = portrait.sections.filter { $0.chapter == chapter }
    guard !sections.isEmpty else { return nil }
    let body = sections.map { text(of: $0, in: language) }.joined(separator: "\n")
    return chapter.heading.map { "\($0[language])\n\(body)" } ?? body
  }
  return chapters.joined(separator: "\n\n") + "\n"
}

private func text(of section: ProgrammePortrait.Section, in language: Language) -> String {
  let sentences = section.facets.map { $0.sentence[language] }
  if section.chapter == .programme {
    return section.title[language] + "\n" + sentences.map { "  \($0)" }.joined(separator: "\n")
  }
  return "  \(section.title[language]): \(sentences.joined(separator: " "))"
}

extension ProgrammePortrait.Chapter {
  fileprivate var heading: Texts? {
    switch self {
    case .programme: nil
    case .units: Texts(nl: "Wat er gespaard wordt", en: "What is saved")
    case .rules: Texts(nl: "Sparen", en: "Earning")
    case .rewards: Texts(nl: "Beloningen", en: "Rewards")
    }
  }
}
