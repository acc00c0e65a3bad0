public import ZegelDomain
import ZegelStore

/// A programme file as a programme that is not applied. Throws all its problems.
public func programme(in text: String) throws(FileProblems) -> Programme {
  var numbering = Numbering()
  return try compileProgramme(text, version: 0, numbering: &numbering)
}

extension Desk {
  /// A version that was applied. Refuses `version-unknown`.
  public func programme(version: Int32) async throws -> Programme {
    let programmes = self.programmes
    return try await store.read { session in
      let book = try programmes.book(in: session)
      guard version >= 1, Int(version) <= book.count else { throw Refusal(.versionUnknown, field: "version") }
      return book[version]
    }
  }
}
