public import ZegelDomain

/// One thing that changes for customers from one version of a programme to the next.
public struct Difference: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case added, removed, changed }

  public let kind: Kind
  /// `rules.euro`, or `rules.euro.caps.day` for one sentence of it.
  public let path: String
  public let text: Texts
}

/// What changes for customers, in words; other spacing, order of keys or comments change nothing.
///
/// In the order of the new file, then what is gone.
public func programmeDifferences(from old: Programme, to new: Programme) -> [Difference] {
  let (before, after) = (ProgrammePortrait(old).sections, ProgrammePortrait(new).sections)
  var differences: [Difference] = []
  for section in after {
    if let earlier = before.first(where: { $0.path == section.path }) {
      differences += changes(from: earlier, to: section)
    } else {
      differences.append(whole(section, .added, Texts(nl: "nieuw", en: "new")))
    }
  }
  for section in before where !after.contains(where: { $0.path == section.path }) {
    differences.append(whole(section, .removed, Texts(nl: "verdwijnt", en: "goes")))
  }
  return differences + order(old, new)
}

/// The same for two files; a file that cannot be applied is refused with its problems, the old one's first.
public func programmeDifferences(from old: String, to new: String) throws(FileProblems) -> [Difference] {
  var numbering = Numbering()
  let before = try compileProgramme(old, version: 0, numbering: &numbering)
  let after = try compileProgramme(new, version: 0, numbering: &numbering)
  return programmeDifferences(from: before, to: after)
}

private func whole(_ section: ProgrammePortrait.Section, _ kind: Difference.Kind, _ word: Texts) -> Difference {
  let nl = section.facets.map(\.sentence.nl).joined(separator: " ")
  let en = section.facets.map(\.sentence.en).joined(separator: " ")
  return Difference(
    kind: kind, path: section.path,
    text: Texts(nl: "\(section.title.nl) \(word.nl): \(nl)", en: "\(section.title.en) \(word.en): \(en)"))
}

private func changes(from old: ProgrammePortrait.Section, to new: ProgrammePortrait.Section) -> [Difference] {
  var differences: [Difference] = []
  if old.title != new.title {
    differences.append(
      Difference(
        kind: .changed, path: "\(new.path).title",
        text: Texts(
          nl: "\(old.title.nl) heet nu: \(new.title.nl)", en: "\(old.title.en) is now called: \(new.title.en)")))
  }
  for facet in new.facets {
    let earlier = old.facets.first { $0.subject == facet.subject }
    guard earlier?.sentence != facet.sentence else { continue }
    let nl = earlier.map { "\($0.sentence.nl) → \(facet.sentence.nl)" } ?? "erbij: \(facet.sentence.nl)"
    let en = earlier.map { "\($0.sentence.en) → \(facet.sentence.en)" } ?? "added: \(facet.sentence.en)"
    differences.append(
      Difference(
        kind: earlier == nil ? .added : .changed, path: "\(new.path).\(facet.subject)",
        text: Texts(nl: "\(new.title.nl): \(nl)", en: "\(new.title.en): \(en)")))
  }
  for facet in old.facets where !new.facets.contains(where: { $0.subject == facet.subject }) {
    differences.append(
      Difference(
        kind: .removed, path: "\(new.path).\(facet.subject)",
        text: Texts(
          nl: "\(new.title.nl): niet meer: \(facet.sentence.nl)", en: "\(new.title.en): no longer: \(facet.sentence.en)"
        )))
  }
  return differences
}

/// The order decides which of equal rules wins, and which one a shared cap cuts.
private func order(_ old: Programme, _ new: Programme) -> [Difference] {
  let before = old.rules.map(\.id)
  let after = new.rules.map(\.id)
  let kept = before.filter(after.contains)
  let now = after.filter(before.contains)
  guard kept != now, new.conflict == .best || !new.caps.isEmpty else { return [] }
  let list = after.joined(separator: ", ")
  return [
    Difference(
      kind: .changed, path: "rules",
      text: Texts(nl: "De volgorde van de regels wordt: \(list)", en: "The order of the rules becomes: \(list)"))
  ]
}
