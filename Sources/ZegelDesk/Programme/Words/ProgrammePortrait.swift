import ZegelDomain

/// A programme in words, cut into parts that can be laid beside those of another version.
struct ProgrammePortrait {
  enum Chapter: CaseIterable { case programme, units, rules, rewards }

  struct Section {
    let chapter: Chapter
    /// `rules.euro`; the same in each version.
    let path: String
    let title: Texts
    let facets: [Facet]
  }

  /// One sentence on one subject.
  struct Facet {
    let subject: String
    let sentence: Texts
  }

  let sections: [Section]

  init(_ programme: Programme) {
    let words = ProgrammeWords(programme)
    sections =
      [Section(chapter: .programme, path: "programme", title: same(programme.name), facets: words.general())]
      + programme.units.map { unit in
        Section(
          chapter: .units, path: unit.number == EarnedUnit.pointsNumber ? "points" : "stamp_cards.\(unit.id)",
          title: unit.name, facets: words.facets(of: unit))
      }
      + programme.rules.map { rule in
        Section(chapter: .rules, path: "rules.\(rule.id)", title: rule.title, facets: words.facets(of: rule))
      }
      + programme.rewards.map { reward in
        Section(chapter: .rewards, path: "rewards.\(reward.id)", title: reward.title, facets: words.facets(of: reward))
      }
  }
}

/// The same in both languages.
func same(_ text: String) -> Texts { Texts(nl: text, en: text) }
