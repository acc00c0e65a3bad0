public import ZegelDomain
import ZegelStore
import ZegelVault

/// The register that a privacy file leads to.
///
/// - Throws: `FileProblems` when the file cannot be applied on that day, or has no texts in this language.
public func privacyRegister(_ text: String, in language: Language, on day: CalendarDay) throws(FileProblems)
  -> Register
{
  let policy = try ReadPolicy(text, on: day).policy(in: language)
  return policy.register(in: language, hash: hex(Digest256.of(text)), schema: .running)
}

/// The register of a processor that a privacy file leads to.
///
/// - Throws: `FileProblems` when the file cannot be applied on that day, or has no texts in this language.
public func processorRegister(_ text: String, in language: Language, on day: CalendarDay) throws(FileProblems)
  -> ProcessorRegister
{
  let policy = try ReadPolicy(text, on: day).policy(in: language)
  return policy.processorRegister(in: language, hash: hex(Digest256.of(text)))
}

extension Desk {
  /// The register of an applied version.
  ///
  /// - Refuses: `policy-missing`, `version-unknown`, `notice-missing` for a language that the version does not have.
  /// - Law: Art. 30(1), (3) and (4) GDPR.
  public func register(of choice: VersionChoice, in language: Language) async throws -> Register {
    let (policy, hash) = try await policy(of: choice, in: language)
    return policy.register(in: language, hash: hash, schema: .running)
  }

  /// The register of who this house works for, of an applied version; refuses as the other.
  ///
  /// - Law: Art. 30(2) GDPR.
  public func processorRegister(of choice: VersionChoice, in language: Language) async throws -> ProcessorRegister {
    let (policy, hash) = try await policy(of: choice, in: language)
    return policy.processorRegister(in: language, hash: hash)
  }

  /// An applied version and the hash of its text, to be told in one of its languages.
  public func policy(of choice: VersionChoice, in language: Language) async throws -> (
    policy: PrivacyPolicy, hash: String
  ) {
    let row = try await store.read { try $0.policy(choice) }
    let policy = try readApplied(row)
    guard policy.languages.contains(language) else { throw Refusal(.noticeMissing, field: "language") }
    return (policy, hex(row.hash))
  }
}

extension RegisteredSchema {
  /// Of the schema that this program runs: what was declared, which every migration is held to.
  public static let running = RegisteredSchema(
    hash: hash(of: StoredTable.all.names),
    tables: Dictionary(uniqueKeysWithValues: HouseRecord.allCases.map { ($0, StoredTable.all.tables(of: $0)) }))

  /// Of columns as a database has them; the same as that of the running schema, or it is another.
  static func hash(of columns: [ColumnName]) -> String { hex(Digest256.of(StoredTable.all.lines(of: columns))) }
}
