package import ZegelDomain

/// A notice as people were shown it.
package struct NoticeRow: Sendable {
  package let version: Int32
  package let language: String
  /// SHA-256 of the text.
  package let hash: [UInt8]
  package let text: String
  /// When it was found not to be right, and what was agreed under it stopped counting.
  package let suspendedAt: Instant?

  package init(version: Int32, language: String, hash: [UInt8], text: String, suspendedAt: Instant? = nil) {
    self.version = version
    self.language = language
    self.hash = hash
    self.text = text
    self.suspendedAt = suspendedAt
  }
}

extension SQLSession {
  package func notices(of version: Int32) throws -> [NoticeRow] {
    try query(
      """
      SELECT version, language, hash, text, suspended_at FROM privacy_notice WHERE version = $1 ORDER BY language
      """, [.int(Int64(version))]
    ) {
      NoticeRow(
        version: Int32(truncatingIfNeeded: $0.int(0)), language: $0.text(1), hash: $0.blob(2), text: $0.text(3),
        suspendedAt: $0.optionalInt(4).map { Instant(milliseconds: $0) })
    }
  }

  package func insert(_ notice: NoticeRow) throws {
    _ = try execute(
      "INSERT INTO privacy_notice (version, language, hash, text) VALUES ($1, $2, $3, $4)",
      [.int(Int64(notice.version)), .text(notice.language), .blob(notice.hash), .text(notice.text)])
  }

  package func suspendNotices(of version: Int32, at now: Instant) throws {
    _ = try execute(
      "UPDATE privacy_notice SET suspended_at = $2 WHERE version = $1 AND suspended_at IS NULL",
      [.int(Int64(version)), .int(now.milliseconds)])
  }
}
