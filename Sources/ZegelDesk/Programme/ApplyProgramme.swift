public import ZegelDomain
import ZegelStore
import ZegelVault

/// A programme version as people see it.
public struct ProgrammeVersion: Sendable {
  public let number: Int32
  public let text: String
  /// SHA-256 of the text, in hexadecimal.
  public let hash: String
  public let startsAt: Instant
  public let appliedAt: Instant

  init(_ row: ProgrammeRow) {
    number = row.number
    text = row.text
    hash = row.hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    startsAt = row.startsAt
    appliedAt = row.appliedAt
  }
}

extension Desk {
  /// Makes a programme file the next version. What happened before it starts stays judged by the versions before.
  ///
  /// Refuses a file with problems or with sensitive goods, one that is the newest version already, and a start before now or before the start of
  /// the version before it.
  public func applyProgramme(_ text: String, startingAt: Instant? = nil) async throws -> ProgrammeVersion {
    let now = self.now
    let programmes = self.programmes
    return try await store.write { session in
      let book = try programmes.book(in: session)
      let start = startingAt ?? now
      let hash = Digest256.of(text)
      if try session.programmes().last?.hash == hash { throw Refusal(.programmeUnchanged, field: "programme") }
      if book.count > 0, start < now || start <= book.newestFrom ?? .distantPast {
        throw Refusal(.startsTooEarly, field: "from", max(now, book.newestFrom ?? now).rfc3339)
      }
      var numbering = try Numbering(rows: session.programmeNames())
      let number = Int32(book.count + 1)
      _ = try compileProgramme(text, version: number, numbering: &numbering)
      let sensitive = ReadProgramme(text).sensitiveProblems(on: nil)
      if !sensitive.isEmpty { throw FileProblems(sensitive) }
      for row in numbering.rows { try session.insertProgrammeName(kind: row.kind, number: row.number, id: row.id) }
      let row = ProgrammeRow(number: number, text: text, hash: hash, startsAt: start, appliedAt: now)
      try session.insert(row)
      guard let house = try session.house() else { throw Fault("a house without a row of itself") }
      try session.leave(at: now) { $0.add(row, of: house) }
      return ProgrammeVersion(row)
    }
  }

  public func programmeVersions() async throws -> [ProgrammeVersion] {
    try await store.read { try $0.programmes().map { ProgrammeVersion($0) } }
  }

  /// The version that judges what happens now.
  public func currentProgramme() async throws -> Programme {
    let (programmes, now) = (self.programmes, self.now)
    return try await store.read { try programmes.book(in: $0).inForce(at: now) }
  }
}
