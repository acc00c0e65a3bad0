public import ZegelDomain
import ZegelStore
import ZegelVault

/// A notice in the words that people were, or would be, shown.
public struct ShownNotice: Sendable {
  /// Of the house; nil when it is of a file that may not be applied yet.
  public let version: Int32?
  public let language: Language
  public let text: String
  /// SHA-256 of the text, in hexadecimal.
  public let hash: String
  /// Whose notice it is.
  public let controller: String
  /// Nil when it is of a file.
  public let appliedAt: Instant?
  /// The same, section by section; nil when this Zegel would word that version in another way than people saw it.
  public let notice: Notice?

  /// The first line of the text.
  public var title: String { text.split(separator: "\n").first.map(String.init) ?? "" }

  init(
    version: Int32, language: Language, text: String, hash: String, rendered: Notice, controller: String,
    appliedAt: Instant
  ) {
    (self.version, self.language, self.text, self.hash) = (version, language, text, hash)
    (self.controller, self.appliedAt) = (controller, appliedAt)
    notice = rendered.plainText == text ? rendered : nil
  }

  /// Of a file.
  public init(_ notice: Notice, of controller: String) {
    (version, language, text, self.notice) = (nil, notice.language, notice.plainText, notice)
    (self.controller, appliedAt) = (controller, nil)
    hash = hex(Digest256.of(notice.plainText))
  }
}

extension Desk {
  /// The short notice of an applied version, for the till and for paper, in today's words: only the whole one is kept.
  ///
  /// - Refuses: as the whole one.
  /// - Source: WP260, layered notices.
  public func shortNotice(of choice: VersionChoice, in language: Language) async throws -> ShownNotice {
    let row = try await store.read { try $0.policy(choice) }
    let policy = try readApplied(row)
    guard policy.languages.contains(language) else { throw Refusal(.noticeMissing, field: "language") }
    let notice = policy.shortNotice(in: language, on: row.appliedAt.lawDay)
    return ShownNotice(
      version: row.number, language: language, text: notice.plainText, hash: hex(Digest256.of(notice.plainText)),
      rendered: notice, controller: policy.organisation.name, appliedAt: row.appliedAt)
  }

  /// The notice of an applied version: the text is the one that was kept then, whatever would be written today.
  ///
  /// - Refuses: `policy-missing`, `version-unknown`, `notice-missing` for a language that the version does not have.
  /// - Law: Art. 5(2), 7(1), 13 GDPR.
  public func shownNotice(of choice: VersionChoice, in language: Language) async throws -> ShownNotice {
    try await store.read { session in
      let row = try session.policy(choice)
      guard let kept = try session.notices(of: row.number).first(where: { $0.language == language.rawValue }) else {
        throw Refusal(.noticeMissing, field: "language")
      }
      let policy = try readApplied(row)
      return ShownNotice(
        version: row.number, language: language, text: kept.text, hash: hex(kept.hash),
        rendered: policy.notice(in: language, on: row.appliedAt.lawDay), controller: policy.organisation.name,
        appliedAt: row.appliedAt)
    }
  }
}
