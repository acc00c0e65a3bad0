import Foundation
public import ZegelDomain
import ZegelStore
import ZegelVault

/// How the database is opened; from the settings.
public struct HouseOptions: Sendable {
  /// How long to wait for another process that writes.
  public var busyMilliseconds: Int32
  /// The largest the database may grow, in pages of 4096 bytes; 0 is no limit.
  public var mostPages: Int64
  public var keeping = KeepingOptions()
  public var keys = KeyOptions()
  public var messages = MessageCarriers()
  public var box = BoxOptions()
  /// Under which members open this house's pages; nil is a house without pages.
  public var publicAddress: PublicAddress?
  /// Whether this is the house's server, which looks after the database's log.
  public var isServer = false
  /// Set by the one process that is to keep the archive; told why when it breaks off.
  public var archiving: (@Sendable (String) -> Void)?

  /// `postgresql://…`; nil is the embedded database in the house's directory.
  public var databaseURL: String?

  public init(busyMilliseconds: Int32 = 5000, mostPages: Int64 = 0, databaseURL: String? = nil) {
    self.databaseURL = databaseURL
    self.busyMilliseconds = busyMilliseconds
    self.mostPages = mostPages
  }
}

extension Desk {
  /// Opens the house in a directory. Refuses when there is none, when its keys are missing, damaged, those of another
  /// house or sealed with another passphrase, or when a newer program made it.
  public static func open(
    _ house: HousePaths, options: HouseOptions = HouseOptions(), surroundings: Surroundings = .real
  ) async throws -> Desk {
    let paths = house.with(options.keys)
    guard options.databaseURL != nil || FileManager.default.fileExists(atPath: paths.database) else {
      throw Refusal(.houseMissing, field: "house")
    }
    let keyring = try KeyFile.read(paths.masterKey, passphrase: options.keys.passphrase)
    guard options.databaseURL == nil else {
      return try await with(openStore(paths, options, mayCreate: false), now: surroundings.now()) { store in
        try await open(store, paths, keyring, surroundings, options, lock: nil)
      }
    }
    let backups = options.keeping.backupDirectory
    let lock = try HouseLock.open(paths)
    try paths.checkDatabase(backups: backups)
    return try await paths.namingDamage(backups) {
      let checkpoints = try Desk.checkpoints(paths, options, surroundings)
      let engine = try openStore(paths, options, checkpoints: checkpoints, mayCreate: false)
      return try await with(engine, now: surroundings.now()) { store in
        try await open(store, paths, keyring, surroundings, options, lock: lock)
      }
    }
  }

  private static func open(
    _ store: any SQLStore, _ paths: HousePaths, _ keyring: Keyring, _ surroundings: Surroundings,
    _ options: HouseOptions, lock: HouseLock?
  ) async throws -> Desk {
    guard let house = try await store.read({ try $0.house() }) else { throw Refusal(.houseMissing, field: "house") }
    guard equalInConstantTime(keyring.check(house.id), house.keyCheck) else {
      throw Refusal(.keysMissing, field: "keys")
    }
    let desk = Desk(
      store: store, keyring: keyring, house: house.id, paths: paths, surroundings: surroundings, lock: lock,
      carriers: options.messages, publicAddress: options.publicAddress)
    try await desk.adoptRows()
    return desk
  }

  /// Makes a new house: directories, keys, an empty database. Never touches one that is there.
  public static func make(
    _ house: HousePaths, options: HouseOptions = HouseOptions(), surroundings: Surroundings = .real
  ) async throws -> Desk {
    let paths = house.with(options.keys)
    guard !FileManager.default.fileExists(atPath: paths.database),
      !FileManager.default.fileExists(atPath: paths.masterKey)
    else { throw Refusal(.houseExists, field: "house") }
    for directory in [paths.directory, paths.data, paths.keys] {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let lock = options.databaseURL == nil ? try HouseLock.open(paths) : nil
    return try await with(openStore(paths, options, mayCreate: true), now: surroundings.now()) { store in
      guard try await store.read({ try $0.house() }) == nil else { throw Refusal(.houseExists, field: "house") }
      let keyring = try KeyFile.make(paths.masterKey, master: surroundings.random(32))
      let id = surroundings.random(16)
      let row = HouseRow(id: id, keyCheck: keyring.check(id), madeAt: surroundings.now())
      try await store.write { session in
        try session.insert(row)
        try session.leave(at: row.madeAt) { $0.add(row) }
      }
      return Desk(
        store: store, keyring: keyring, house: id, paths: paths, surroundings: surroundings, lock: lock,
        carriers: options.messages, publicAddress: options.publicAddress)
    }
  }

  /// Brings the schema up to today's; closes the store again when `body` throws.
  private static func with(_ store: any SQLStore, now: Instant, _ body: (any SQLStore) async throws -> Desk)
    async throws -> Desk
  {
    do {
      _ = try await store.migrate(declared: StoredTable.all, now: now)
      return try await body(store)
    } catch {
      await store.close()
      throw error
    }
  }

  private static func openStore(
    _ paths: HousePaths, _ options: HouseOptions, checkpoints: SQLiteOptions.Checkpoints = .own, mayCreate: Bool
  ) throws -> any SQLStore {
    if let url = options.databaseURL { return PostgresStore(PostgresOptions(url: url)) }
    var engine = SQLiteOptions(path: paths.database)
    engine.mayCreate = mayCreate
    engine.checkpoints = checkpoints
    engine.emptiesLog = options.isServer
    engine.busyMilliseconds = options.busyMilliseconds
    engine.maxPageCount = options.mostPages > 0 ? Int(options.mostPages) : nil
    return try SQLiteStore(engine)
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
