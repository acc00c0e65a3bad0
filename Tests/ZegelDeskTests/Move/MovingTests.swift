import Foundation
import Synchronization
import Testing
import ZegelDomain
import ZegelStore
import ZegelTestKit
import ZegelVault

@testable import ZegelDesk

@Suite struct `Moving a house` {
  private let cards = (0..<5).map { "29000000000\(10 + $0)" }

  private func house() async throws -> TempHouse {
    let house = try await TempHouse()
    try await house.cards(cards)
    for number in 0..<40 {
      _ = try await house.desk.post(.sale("\(number)", card: cards[number % 5], [.of(1, cents: 700)]))
    }
    _ = try await house.desk.post(.asking("r", card: cards[0], .reward(id: "brood", hold: nil, sale: nil)))
    return house
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `everything arrives, and half a move is no house`() async throws {
    try await withPlace { place in
      let house = try await house()
      let target = HousePaths("\(place)/target")
      await house.desk.close()
      let report = try await Desk.move(house.paths, to: target.directory)
      #expect(report.accounts == 5 && report.facts == 41)
      try FileManager.default.copyItem(atPath: house.paths.keys, toPath: target.keys)
      let desk = try await Desk.open(target)
      #expect(try await desk.verifyLedger().problems.isEmpty)
      await desk.close()
      await #expect(throws: Refusal(.houseExists, field: "to")) {
        _ = try await Desk.move(house.paths, to: target.directory)
      }
      await house.remove()
    }
  }

  @Test(.enabled(if: TestEngine.isPostgres)) func `there and back between the engines nothing is lost`() async throws {
    try await withPlace { place in
      let house = try await house()
      let points = try await house.desk.identify(cards[1]).balances[0].available
      try await house.desk.sequenceTrail()
      await house.desk.close()
      // From the server to a file, and from there to another corner of the server.
      let embedded = HousePaths("\(place)/embedded")
      let report = try await Desk.move(house.paths, from: house.options.databaseURL, to: embedded.directory)
      #expect(report.accounts == 5 && report.facts == 41)
      try FileManager.default.copyItem(atPath: house.paths.keys, toPath: embedded.keys)
      let corner = try await TestEngine.makeCorner()
      #expect(try await Desk.move(embedded, to: corner.url).facts == 41)
      for options in [HouseOptions(), HouseOptions(databaseURL: corner.url)] {
        let desk = try await Desk.open(embedded, options: options)
        #expect(try await desk.identify(cards[1]).balances[0].available == points)
        #expect(try await desk.verifyLedger().problems.isEmpty)
        #expect(try await desk.verifyTrail().problems.isEmpty)
        await desk.close()
      }
      await corner.drop()
      await house.remove()
    }
  }

  @Test func `a move that was interrupted goes on, and copies nothing twice`() async throws {
    try await withPlace { place in
      let house = try await house()
      let target = try SQLiteStore(SQLiteOptions(path: "\(place)/target.db"))
      var interruptions = 0
      while true {
        let frail = OnlyRows(target, writes: 6)
        do {
          _ = try await Desk.move(from: house.desk.store, to: frail, now: house.now, pageRows: 7)
          break
        } catch is OnlyRows.Interrupted { interruptions += 1 }
      }
      #expect(interruptions > 2)
      #expect(try await target.read { try $0.ledgerTotals().facts } == 41)
      let totals = try await (
        house.desk.store.read { try $0.copyTotals(schema: 1) }, target.read { try $0.copyTotals(schema: 1) }
      )
      #expect(totals.0 == totals.1)
      await target.close()
      await house.remove()
    }
  }

  @Test func `a source that changes meanwhile is refused`() async throws {
    try await withPlace { place in
      let house = try await house()
      let target = try SQLiteStore(SQLiteOptions(path: "\(place)/target.db"))
      try await target.migrate(now: house.now)
      // What a till sold after its account had been copied.
      try await target.write { try $0.makeMoveMarks() }
      for table in CopiedTable.all where table.name != "house" {
        let rows = try await house.desk.store.read { try $0.page(of: table, after: nil, most: 10_000) }
        try await target.write { session in
          try session.insert(rows, into: table)
          try session.setMoveMark(MoveMark(table: table.name, lastKey: nil))
        }
      }
      let id = try await house.desk.store.read { try $0.house()?.id }
      try await target.write { try $0.setMoveMark(MoveMark(table: "house id", lastKey: id)) }
      _ = try await house.desk.post(.sale("late", card: cards[0], [.of(1, cents: 700)]))
      await #expect(throws: Refusal(.sourceChanged, field: "from")) {
        _ = try await Desk.move(from: house.desk.store, to: target, now: house.now)
      }
      #expect(try await target.read { try $0.house() == nil })
      await target.close()
      await house.remove()
    }
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `the list has every table and column that there is`() async throws {
    let house = try await TempHouse()
    let found = try await house.desk.store.read { session in
      try session.query(
        """
        SELECT s.name || '.' || c.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%' AND s.name <> 'migration' ORDER BY 1
        """
      ) { $0.text(0) }
    }
    let listed = CopiedTable.all.flatMap { table in table.columns.map { "\(table.name).\($0)" } }
    let ofPrograms = ["round_lease.", "write_mark."]
    #expect(listed.sorted() == found.filter { column in !ofPrograms.contains { column.hasPrefix($0) } })
    await house.remove()
  }
}

@Suite struct `Rows that go from one engine to another` {
  @Test func `come back as they were`() throws {
    let row: CopiedRow = [.int(.min), .text("é"), .blob([0, 255]), .null, .text(""), .blob([]), .int(7)]
    let bytes = RowCoding.encode(row)
    #expect(RowCoding.length(bytes[...]) == bytes.count - 4)
    #expect(RowCoding.decode(bytes[4...]) == row)
  }

  @Test func `any other bytes are refused or some row`() {
    var generator = SeededGenerator(seed: 3)
    let good = RowCoding.encode([.int(5), .text("abc"), .blob([1, 2, 3]), .null])
    for _ in 0..<5_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = RowCoding.length(bytes[...])
      if let row = RowCoding.decode(bytes[4...]) { #expect(RowCoding.decode(RowCoding.encode(row)[4...]) == row) }
    }
  }

  @Test func `a backup of rows restores like any other`() async throws {
    try await withPlace { place in
      let house = try await TempHouse()
      try await house.cards(["2900000000018"])
      _ = try await house.desk.post(.sale("1", card: "2900000000018", [.of(1, cents: 700)]))
      let desk = Desk(
        store: OnlyRows(house.desk.store), keyring: house.desk.keyring, house: house.desk.vault.house,
        paths: house.paths, surroundings: .real)
      let receipt = try await desk.backUp(to: BackupSet("\(place)/backups"))
      #expect(receipt.summary.facts == 1)
      var order = RestoreOrder(from: "\(place)/backups", to: HousePaths("\(place)/house"))
      order.keys = house.paths.keys
      let report = try await Desk.restore(order)
      #expect(report.ledger.facts == 1 && report.ledger.problems.isEmpty)
      await house.remove()
    }
  }
}

/// A store that has no image to give, as a database server has none; its connection may be lost after so many writes.
private final class OnlyRows: SQLStore {
  struct Interrupted: Error {}

  private let store: any SQLStore
  private let left: Mutex<Int>

  init(_ store: any SQLStore, writes: Int = .max) {
    self.store = store
    left = Mutex(writes)
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await store.read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    let isLost = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isLost { throw Interrupted() }
    return try await store.write(body)
  }

  func writeLocking<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
    try await write(body)
  }

  func poster<Handler: BatchHandler>(_ handler: Handler) -> BatchPoster<Handler> { store.poster(handler) }
  func close() async { await store.close() }
  func integrityProblems() async throws -> [String] { try await store.integrityProblems() }
  func sizes() async throws -> StoreSizes { try await store.sizes() }
  var groupCounts: GroupCounts { store.groupCounts }
}
