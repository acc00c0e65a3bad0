import Foundation
import ZegelDomain
import ZegelStore
import ZegelVault

/// How the database is opened; from the settings.
public struct HouseOptions: Sendable {
  /// How long to wait for another process that writes.
  public var busyMilliseconds: Int32
  /// The largest the database may grow, in pages of 4096 bytes; 0 is no limit.
  public var mostPages: Int64
  public var keeping = KeepingOptions()
  /// Whether this is the house's server, which looks after the database's log.
  public var isServer = false
  /// Set by the one process that is to keep the archive; told why when it breaks off.
  public var archiving: (@Sendable (String) -> Void)?

  public init(busyMilliseconds: Int32 = 5000, mostPages: Int64 = 0) {
    self.busyMilliseconds = busyMilliseconds
    self.mostPages = mostPages
  }
}

extension Desk {
  /// Opens the house in a directory. Refuses when there is none, when its keys are missing or those of another house,
  /// or when a newer program made it.
  public static func open(
    _ paths: HousePaths, options: HouseOptions = HouseOptions(), surroundings: Surroundings = .real
  ) async throws -> Desk {
    guard FileManager.default.fileExists(atPath: paths.database) else {
      throw Refusal(.houseMissing, field: "house")
    }
    let keyring = try KeyFile.read(paths.masterKey)
    let lock = try HouseLock.open(paths)
    try paths.checkDatabase(backups: options.keeping.backupDirectory)
    let backups = options.keeping.backupDirectory
    let store = try await paths.namingDamage(backups) {
      try await openStore(
        paths, options, checkpoints: checkpoints(paths, options, surroundings), mayCreate: false,
        now: surroundings.now())
    }
    guard let house = try await paths.namingDamage(backups, { try await store.read { try $0.house() } }),
      equalInConstantTime(keyring.check(house.id), house.keyCheck)
    else { throw Refusal(.keysMissing, field: "keys") }
    return Desk(store: store, keyring: keyring, paths: paths, surroundings: surroundings, lock: lock)
  }

  /// Makes a new house: directories, keys, an empty database. Never touches one that is there.
  public static func make(
    _ paths: HousePaths, options: HouseOptions = HouseOptions(), surroundings: Surroundings = .real
  ) async throws -> Desk {
    guard !FileManager.default.fileExists(atPath: paths.database),
      !FileManager.default.fileExists(atPath: paths.masterKey)
    else { throw Refusal(.houseExists, field: "house") }
    for directory in [paths.directory, paths.data, paths.keys] {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let lock = try HouseLock.open(paths)
    let keyring = try KeyFile.make(paths.masterKey, master: surroundings.random(32))
    let store = try await openStore(paths, options, mayCreate: true, now: surroundings.now())
    let id = surroundings.random(16)
    let row = HouseRow(id: id, keyCheck: keyring.check(id), madeAt: surroundings.now())
    try await store.write { try $0.insert(row) }
    return Desk(store: store, keyring: keyring, paths: paths, surroundings: surroundings, lock: lock)
  }

  private static func openStore(
    _ paths: HousePaths, _ options: HouseOptions, checkpoints: SQLiteOptions.Checkpoints = .own, mayCreate: Bool,
    now: Instant
  ) async throws -> any SQLStore {
    var engine = SQLiteOptions(path: paths.database)
    engine.mayCreate = mayCreate
    engine.checkpoints = checkpoints
    engine.emptiesLog = options.isServer
    engine.busyMilliseconds = options.busyMilliseconds
    engine.maxPageCount = options.mostPages > 0 ? Int(options.mostPages) : nil
    let store = try SQLiteStore(engine)
    _ = try await store.migrate(now: now)
    return store
  }
}

extension Desk {
  /// A server with an archive hands it every commit; whoever opens the house beside one leaves the log alone.
  private static func checkpoints(_ paths: HousePaths, _ options: HouseOptions, _ surroundings: Surroundings) throws
    -> SQLiteOptions.Checkpoints
  {
    guard let tell = options.archiving, let directory = options.keeping.archiveDirectory else {
      return HouseLock.isArchived(paths) ? .byAnother : .own
    }
    return .archived(
      try HouseArchive(options.keeping, directory: directory, paths: paths, clock: surroundings.now, tell: tell))
  }
}
