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
  /// The same, section by section; nil when this Zegel would word that version in another way than people saw it.
  public let notice: Notice?

  /// The first line of the text.
  public var title: String { text.split(separator: "\n").first.map(String.init) ?? "" }

  init(version: Int32, language: Language, text: String, hash: String, rendered: Notice) {
    (self.version, self.language, self.text, self.hash) = (version, language, text, hash)
    notice = rendered.plainText == text ? rendered : nil
  }

  /// Of a file.
  public init(_ notice: Notice) {
    (version, language, text, self.notice) = (nil, notice.language, notice.plainText, notice)
    hash = hex(Digest256.of(notice.plainText))
  }
}

extension Desk {
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
      return ShownNotice(
        version: row.number, language: language, text: kept.text, hash: hex(kept.hash),
        rendered: try readApplied(row).notice(in: language, on: row.appliedAt.lawDay))
    }
  }
}
