import Foundation
public import ZegelDomain
import ZegelStore
import ZegelVault

/// What is to be put back, and where.
public struct RestoreOrder: Sendable {
  /// A directory of backups, or the archive that `zegel serve` keeps.
  public var from: String
  /// Which backup; nil is the newest.
  public var id: String?
  /// How the house was at this moment; nil is the latest there is.
  public var at: Instant?
  public var to: HousePaths
  /// Where the keys lie; nil is the house's own directory.
  public var keys: String?
  /// Where the list of erasures lies; nil is the house's own directory.
  public var erasures: String?
  /// Whether a closed house that is there is moved aside.
  public var replace = false

  public init(from: String, to: HousePaths) { (self.from, self.to) = (from, to) }
}

public struct RestoreReport: Sendable {
  /// The backup's id, or the archive's moment.
  public let source: String
  public let madeAt: Instant
  /// The newest fact that is in the house again; nil when it has none.
  public let newestFactAt: Instant?
  public let migrations: [Int64]
  public let erasures: Int
  public let rebuilt: Int
  public let ledger: LedgerReport
  /// Where the old data went; nil when there was none.
  public let movedAside: String?
}

extension Desk {
  /// Puts a house back: verifies, writes beside, migrates, compares keys, replays erasures, rebuilds, verifies the
  /// ledger, and only then lets the house open. Killed at any moment it leaves a house that does not open, or the old one.
  ///
  /// - Throws: Refusal `house-exists`, `house-in-use`, `backup-missing`, `backup-incomplete`, `backup-damaged`,
  ///   `keys-missing`, `keys-damaged`, `passphrase-missing`, `passphrase-wrong`, `erasures-damaged`, `erasure-unknown`,
  ///   `house-newer`, `database-damaged`, `storage-full`.
  public static func restore(
    _ order: RestoreOrder, options: HouseOptions = HouseOptions(), surroundings: Surroundings = .real,
    progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> RestoreReport {
    try await restore(order, options, surroundings, handlers: erasureHandlers, progress)
  }

  package static func restore(
    _ order: RestoreOrder, _ options: HouseOptions, _ surroundings: Surroundings,
    handlers: [any ErasureHandler], _ progress: @escaping KeepingProgress = { _, _, _ in }
  ) async throws -> RestoreReport {
    var order = order
    order.to = order.to.with(options.keys)
    let site = try RestoreSite(order, options.keys, progress)
    defer { site.leave() }
    try await site.source.write(database: site.database, now: surroundings.now(), progress)
    let workshop = Workshop(
      database: site.database, paths: order.to, keyring: site.keyring, surroundings: surroundings, options: options)
    let outcome = try await workshop.finish(site.source, site.erasures, handlers, progress)
    let aside = try open(site, order, now: surroundings.now())
    return RestoreReport(
      source: site.source.name, madeAt: site.source.madeAt, newestFactAt: outcome.newestFactAt,
      migrations: outcome.migrations, erasures: outcome.erasures, rebuilt: outcome.rebuilt, ledger: outcome.ledger,
      movedAside: aside)
  }

  /// Where the old data went; nil when there was none.
  @inline(never)
  private static func open(_ site: RestoreSite, _ order: RestoreOrder, now: Instant) throws -> String? {
    try site.source.writeFiles(beside: order.to)
    if let keys = order.keys { try copyKeys(keys, to: order.to) }
    return try takeIntoUse(site.database, order.to, now: now)
  }

  /// The keys of the weeks: without them, members' values stay closed.
  private static func copyEpochs(from source: String, to target: String) throws {
    let names = try? FileManager.default.contentsOfDirectory(atPath: source)
    guard let names = names?.filter({ $0.hasSuffix(".key") }), !names.isEmpty else { return }
    try makePrivateDirectory(target)
    for name in names {
      try copyKey("\(source)/\(name)", to: "\(target)/\(name)")
    }
    try syncDirectory(target)
  }

  private static func copyKeys(_ keys: String, to paths: HousePaths) throws {
    if exists(paths.masterKey) { return }
    try makePrivateDirectory(paths.keys)
    // The master key last: while it is not there, the next try copies all of them.
    try copyEpochs(from: "\(keys)/epochs", to: paths.epochKeys)
    try copyKey("\(keys)/master.key", to: paths.masterKey)
    try syncDirectory(paths.keys)
  }

  /// There whole, or not at all.
  private static func copyKey(_ source: String, to target: String) throws {
    let unfinished = "\(target).unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    try DurableFile.write(StoredFile.contents(source, most: 65_536), to: unfinished)
    try renameFile(unfinished, to: target)
  }

  /// The old database first, then its log: between any two of these there is no house, or one that is whole.
  private static func takeIntoUse(_ database: String, _ paths: HousePaths, now: Instant) throws -> String? {
    var aside: String?
    let old = ["zegel.db", "zegel.db-wal", "zegel.db-shm"].filter { exists("\(paths.data)/\($0)") }
    if !old.isEmpty {
      let stamp = now.rfc3339.filter { $0.isNumber }
      var place = "\(paths.data)/replaced-\(stamp)"
      while exists(place) { place += "x" }
      try makePrivateDirectory(place)
      for name in old { try renameFile("\(paths.data)/\(name)", to: "\(place)/\(name)") }
      try syncDirectory(place)
      aside = place
    }
    try renameFile(database, to: paths.database)
    try syncDirectory(paths.data)
    try syncDirectory(paths.directory)
    return aside
  }
}

/// What a restore holds while it is under way.
///
/// Apart from `Desk.restore`, which waits for other threads: Swift 6.3.1 stops at an optimised build of both in one.
private struct RestoreSite {
  let source: RestoreSource
  let keyring: Keyring
  let erasures: [Erasure]
  let database: String
  private let work: String
  private let lock: HouseLock

  @inline(never)
  init(_ order: RestoreOrder, _ options: KeyOptions, _ progress: KeepingProgress) throws {
    let paths = order.to
    if exists(paths.database), !order.replace { throw Refusal(.houseExists, field: "house") }
    source = try RestoreSource.find(order)
    try source.verify(progress)
    keyring = try KeyFile.read(
      order.keys.map { "\($0)/master.key" } ?? paths.masterKey, passphrase: options.passphrase)
    erasures = try ErasureList(path: "\(order.erasures ?? paths.erasures)/list").read()
    try makePrivateDirectory(paths.data)
    lock = try HouseLock.replace(paths)
    work = "\(paths.data)/\(RestoreSource.unfinished)"
    database = "\(work)/zegel.db"
    do {
      try? FileManager.default.removeItem(atPath: work)
      try makePrivateDirectory(work)
    } catch {
      lock.release()
      throw error
    }
  }

  @inline(never)
  func leave() {
    try? FileManager.default.removeItem(atPath: work)
    lock.release()
  }
}
