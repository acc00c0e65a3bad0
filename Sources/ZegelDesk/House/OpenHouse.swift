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

  /// `postgresql://…`; nil is the embedded database in the house's directory.
  public var databaseURL: String?

  public init(busyMilliseconds: Int32 = 5000, mostPages: Int64 = 0, databaseURL: String? = nil) {
    self.databaseURL = databaseURL
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
    guard options.databaseURL != nil || FileManager.default.fileExists(atPath: paths.database) else {
      throw Refusal(.houseMissing, field: "house")
    }
    let keyring = try KeyFile.read(paths.masterKey)
    return try await withStore(paths, options, mayCreate: false, now: surroundings.now()) { store in
      guard let house = try await store.read({ try $0.house() }) else { throw Refusal(.houseMissing, field: "house") }
      guard equalInConstantTime(keyring.check(house.id), house.keyCheck) else {
        throw Refusal(.keysMissing, field: "keys")
      }
      let desk = Desk(store: store, keyring: keyring, paths: paths, surroundings: surroundings)
      try await desk.adoptRows()
      return desk
    }
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
    return try await withStore(paths, options, mayCreate: true, now: surroundings.now()) { store in
      guard try await store.read({ try $0.house() }) == nil else { throw Refusal(.houseExists, field: "house") }
      let keyring = try KeyFile.make(paths.masterKey, master: surroundings.random(32))
      let id = surroundings.random(16)
      let row = HouseRow(id: id, keyCheck: keyring.check(id), madeAt: surroundings.now())
      try await store.write { session in
        try session.insert(row)
        try session.leave(at: row.madeAt) { $0.add(row) }
      }
      return Desk(store: store, keyring: keyring, paths: paths, surroundings: surroundings)
    }
  }

  /// The engine behind the URL, with today's schema; closed again when `body` throws.
  private static func withStore(
    _ paths: HousePaths, _ options: HouseOptions, mayCreate: Bool, now: Instant,
    _ body: (any SQLStore) async throws -> Desk
  ) async throws -> Desk {
    let store = try openStore(paths, options, mayCreate: mayCreate)
    do {
      _ = try await store.migrate(now: now)
      return try await body(store)
    } catch {
      await store.close()
      throw error
    }
  }

  private static func openStore(_ paths: HousePaths, _ options: HouseOptions, mayCreate: Bool) throws -> any SQLStore {
    if let url = options.databaseURL { return PostgresStore(PostgresOptions(url: url)) }
    var engine = SQLiteOptions(path: paths.database)
    engine.mayCreate = mayCreate
    engine.busyMilliseconds = options.busyMilliseconds
    engine.maxPageCount = options.mostPages > 0 ? Int(options.mostPages) : nil
    return try SQLiteStore(engine)
  }
}
