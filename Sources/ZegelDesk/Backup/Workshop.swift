import Foundation
import ZegelDomain
import ZegelStore
import ZegelVault

/// A restored database before anybody may open it.
struct Workshop {
  let database: String
  let paths: HousePaths
  let keyring: Keyring
  let surroundings: Surroundings
  let options: HouseOptions

  struct Outcome {
    var newestFactAt: Instant?
    var migrations: [Int64] = []
    var erasures = 0
    var rebuilt = 0
    var ledger = LedgerReport()
  }

  /// Migrates, compares keys and counts, replays erasures, rebuilds and verifies; the file is closed and whole afterwards.
  func finish(
    _ source: RestoreSource, _ erasures: [Erasure], _ handlers: [any ErasureHandler],
    _ progress: @escaping KeepingProgress
  ) async throws -> Outcome {
    progress(.checking, 0, 1)
    if let first = SQLiteImage.problems(database).first {
      throw Refusal(.databaseDamaged, field: "database", "zegel.db", first)
    }
    var engine = SQLiteOptions(path: database)
    engine.mayCreate = false
    engine.busyMilliseconds = options.busyMilliseconds
    let store = try SQLiteStore(engine)
    do {
      let outcome = try await finish(store, source, erasures, handlers, progress)
      await store.close()
      guard !exists(database + "-wal") else { throw Fault("the restored database is still open") }
      return outcome
    } catch {
      await store.close()
      throw error
    }
  }

  private func finish(
    _ store: SQLiteStore, _ source: RestoreSource, _ erasures: [Erasure], _ handlers: [any ErasureHandler],
    _ progress: @escaping KeepingProgress
  ) async throws -> Outcome {
    var outcome = Outcome()
    try await checkCounts(store, source)
    outcome.migrations = try await store.migrate(declared: StoredTable.all, now: surroundings.now())
    let house = try await store.read { try $0.house() }
    guard let house, equalInConstantTime(keyring.check(house.id), house.keyCheck) else {
      throw Refusal(.keysMissing, field: "keys")
    }
    outcome.erasures = try await replay(erasures, since: source.madeAt, handlers, in: store)
    let desk = Desk(store: store, keyring: keyring, house: house.id, paths: paths, surroundings: surroundings)
    outcome.rebuilt = try await desk.rebuildDerivedValues { progress(.rebuilding, $0, $1) }
    outcome.ledger = try await desk.verifyLedger { progress(.checking, $0, $1) }
    if let first = outcome.ledger.problems.first {
      throw Refusal(.databaseDamaged, field: "database", "zegel.db", first.description)
    }
    outcome.newestFactAt = try await store.read { try $0.ledgerTotals().newestRecordedAt }
    try await desk.adoptRows()
    try await source.administration.leave(of: desk)
    return outcome
  }

  private func checkCounts(_ store: SQLiteStore, _ source: RestoreSource) async throws {
    guard let told = source.counts else { return }
    let found = try await store.read { BackupManifest.Counts(try $0.ledgerTotals()) }
    if found != told { throw Refusal(.backupDamaged, field: "backup", "\(source.name)/manifest.json") }
  }

  /// A clock may have been set back in between, so a day more than needed: replaying twice does no harm.
  private func replay(
    _ erasures: [Erasure], since moment: Instant, _ handlers: [any ErasureHandler], in store: SQLiteStore
  ) async throws -> Int {
    let since = moment.adding(milliseconds: -86_400_000)
    let due = erasures.filter { $0.at >= since }
    let byKind = Dictionary(handlers.map { ($0.kind, $0) }) { $1 }
    if let unknown = due.first(where: { byKind[$0.kind] == nil }) {
      throw Refusal(.erasureUnknown, field: "erasures", unknown.kind)
    }
    try await store.write { session in
      for erasure in due { try byKind[erasure.kind]?.replay(erasure, in: session) }
    }
    return due.count
  }
}
