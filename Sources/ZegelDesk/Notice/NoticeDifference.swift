public import ZegelDomain
import ZegelStore

/// What people read in one version of a notice and not in another, section by section, in the words they were shown.
public struct NoticeDifference: Sendable, Hashable {
  public struct Section: Sendable, Hashable {
    public let heading: String
    public let added: [String]
    public let removed: [String]
  }

  public let from: Int32
  public let to: Int32
  public let language: Language
  /// Only those in which something changed; in the order of the newer one, then what it no longer has.
  public let sections: [Section]

  init(from: Int32, _ old: String, to: Int32, _ new: String, in language: Language) {
    (self.from, self.to, self.language) = (from, to, language)
    let (before, after) = (NoticeSections(old), NoticeSections(new))
    let headings = after.headings + before.headings.filter { !after.headings.contains($0) }
    sections = headings.compactMap { heading in
      let (old, new) = (before.lines[heading] ?? [], after.lines[heading] ?? [])
      let section = Section(
        heading: heading, added: new.filter { !old.contains($0) }, removed: old.filter { !new.contains($0) })
      return section.added.isEmpty && section.removed.isEmpty ? nil : section
    }
  }
}

/// A notice's text, taken apart at its underlined headings.
private struct NoticeSections {
  private(set) var headings: [String] = []
  private(set) var lines: [String: [String]] = [:]

  init(_ text: String) {
    let all = text.split(separator: "\n").map(String.init)
    var heading = ""
    for (place, line) in all.enumerated() {
      if line.isUnderline { continue }
      if place + 1 < all.count, all[place + 1].isUnderline {
        heading = line
        headings.append(line)
      } else {
        lines[heading, default: []].append(line.hasPrefix("- ") ? String(line.dropFirst(2)) : line)
      }
    }
  }
}

extension String {
  fileprivate var isUnderline: Bool { !isEmpty && (allSatisfy { $0 == "-" } || allSatisfy { $0 == "=" }) }
}

extension Desk {
  /// What changed for the reader between two applied versions.
  ///
  /// - Refuses: `version-unknown`; `notice-missing` for a language that one of them does not have.
  /// - Law: Art. 13(3), 14(4) GDPR; WP260 rev.01 (changes are told as changes).
  public func noticeDifference(from old: Int32, to new: Int32, in language: Language) async throws -> NoticeDifference {
    let before = try await shownNotice(of: .number(old), in: language)
    let after = try await shownNotice(of: .number(new), in: language)
    return NoticeDifference(from: old, before.text, to: new, after.text, in: language)
  }
}
