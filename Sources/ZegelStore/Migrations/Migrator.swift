package import ZegelDomain

extension SQLStore {
  /// Brings the schema up to `migrations`, each in a transaction of its own. Safe when two start at once.
  ///
  /// A schema that is up to date is only read.
  /// - Parameter declared: what every column is about; a migration that makes another one fails. Nil asks nothing.
  /// - Returns: the numbers that were applied by this call.
  /// - Throws: Refusal `house-newer` when the database knows a migration this program does not; Fault when one that
  ///   was applied has been edited since.
  @discardableResult
  package func migrate(
    _ migrations: [Migration] = allMigrations, declared: [StoredTable]? = nil, now: Instant
  ) async throws -> [Int64] {
    let plan = try MigrationPlan(migrations, declared: declared)
    let pending = try await read { session in try plan.pending(in: session) }
    var applied: [Int64] = []
    for migration in pending where try await writeLocking({ try plan.apply(migration, now: now, in: $0) }) {
      applied.append(migration.number)
    }
    return applied
  }
}

/// An ordered list of migrations, against what a database says it has had.
struct MigrationPlan: Sendable {
  private let migrations: [Migration]
  private let declared: [StoredTable]?

  init(_ migrations: [Migration], declared: [StoredTable]? = nil) throws {
    guard zip(migrations, migrations.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
      throw Fault("migrations are not in ascending order")
    }
    self.migrations = migrations
    self.declared = declared
  }

  func pending(in session: any SQLSession) throws -> [Migration] {
    let had = try checksums(in: session)
    let known = Set(migrations.map(\.number))
    if let newer = had.keys.filter({ !known.contains($0) }).max() {
      throw Refusal(.houseNewer, String(newer))
    }
    for migration in migrations {
      if let checksum = had[migration.number], checksum != migration.checksum(in: session.dialect) {
        throw Fault("migration \(migration.number) \(migration.name) was edited after it was applied")
      }
    }
    return migrations.filter { had[$0.number] == nil }
  }

  /// False when somebody else applied it since it was found pending.
  func apply(_ migration: Migration, now: Instant, in session: any SQLSession) throws -> Bool {
    if session.dialect == .postgresql {
      // Two may start at once. Kept until the end of the transaction; the number is "Zegl".
      _ = try session.query("SELECT 1 FROM pg_advisory_xact_lock(1516595052)") { _ in 1 }
    }
    try makeTable(in: session)
    guard try pending(in: session).contains(where: { $0.number == migration.number }) else { return false }
    let before = declared == nil ? [] : Set(try session.columnNames())
    try session.script(migration.sql(in: session.dialect))
    if let declared {
      let made = try session.columnNames().filter { !before.contains($0) }
      if let column = declared.undeclared(among: made).first {
        throw Fault("migration \(migration.number) makes \(column), and nobody declared what that is about")
      }
    }
    try session.execute(
      "INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
      [
        .int(migration.number), .text(migration.name), .text(migration.checksum(in: session.dialect)),
        .int(now.milliseconds),
      ])
    if session.dialect == .sqlite {
      // So that `file` and other tools can tell what this is: "Zegl", and how far it is.
      try session.script("PRAGMA application_id = 0x5a65676c; PRAGMA user_version = \(migration.number)")
    }
    return true
  }

  private func checksums(in session: any SQLSession) throws -> [Int64: String] {
    guard try hasTable(in: session) else { return [:] }
    let rows = try session.query("SELECT number, checksum FROM migration") { ($0.int(0), $0.text(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private func hasTable(in session: any SQLSession) throws -> Bool {
    switch session.dialect {
    case .sqlite:
      return try session.first("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'") { _ in 1 }
        != nil
    case .postgresql:
      return try session.first("SELECT 1 WHERE to_regclass('migration') IS NOT NULL") { _ in 1 } != nil
    }
  }

  private func makeTable(in session: any SQLSession) throws {
    let end = session.dialect == .sqlite ? " STRICT" : ""
    let text = session.dialect == .sqlite ? "TEXT" : "text COLLATE \"C\""
    let integer = session.dialect == .sqlite ? "INTEGER" : "bigint"
    try session.script(
      """
      CREATE TABLE IF NOT EXISTS migration (
        number \(integer) NOT NULL PRIMARY KEY,
        name \(text) NOT NULL,
        checksum \(text) NOT NULL,
        applied_at \(integer) NOT NULL
      )\(end)
      """)
  }
}
