import Foundation
import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelDesk

@Suite struct `Backing up and restoring` {
  private let cards = (0..<5).map { "29000000000\(10 + $0)" }

  private func house() async throws -> TempHouse {
    let house = try await TempHouse()
    try await house.cards(cards)
    // Enough for a database of many pieces.
    try await house.cards((0..<3_000).map { "2911\(100_000 + $0)" })
    try await sell(house, 1...40)
    return house
  }

  private func sell(_ house: TempHouse, _ numbers: ClosedRange<Int>) async throws {
    for number in numbers {
      _ = try await house.desk.post(
        .sale("\(number)", card: cards[number % cards.count], [.of(1, cents: 100 + Int64(number))]))
    }
  }

  private func restored(_ order: RestoreOrder) async throws -> RestoreReport { try await Desk.restore(order) }

  private func order(_ place: String, _ house: TempHouse) -> RestoreOrder {
    var order = RestoreOrder(from: "\(place)/backups", to: HousePaths("\(place)/house"))
    order.keys = house.paths.keys
    return order
  }

  @Test func `what is backed up comes back, with all its files but the keys`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      let written = [house.paths.settings, house.paths.programme, house.paths.privacy, house.paths.assessment]
      try FileManager.default.createDirectory(
        atPath: "\(house.paths.directory)/dpia", withIntermediateDirectories: true)
      for path in written { try Data("# \(path.count)\n".utf8).write(to: URL(fileURLWithPath: path)) }
      let receipt = try await house.desk.backUp(to: set)
      #expect(receipt.hash.count == 64 && receipt.summary.isFull && receipt.summary.facts == 40)
      let names = try FileManager.default.subpathsOfDirectory(atPath: set.directory).sorted()
      let id = receipt.summary.id
      #expect(names == [".lock", id, "\(id)/manifest.json", "\(id)/manifest.sha256", "\(id)/pack"])
      for name in names.dropFirst() {
        let mode = try FileManager.default.attributesOfItem(atPath: "\(set.directory)/\(name)")[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == (name == id ? 0o700 : 0o600))
      }
      let key = try Data(contentsOf: URL(fileURLWithPath: house.paths.masterKey))
      let pack = try Data(contentsOf: URL(fileURLWithPath: "\(set.directory)/\(id)/pack"))
      #expect(pack.range(of: key.split(separator: 0x0A)[1]) == nil)

      let report = try await restored(order(place, house))
      for path in written {
        let name = path.dropFirst(house.paths.directory.count + 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(place)/house/\(name)")) == Data("# \(path.count)\n".utf8))
      }
      #expect(report.ledger.facts == 40 && report.ledger.problems.isEmpty && report.movedAside == nil)
      let desk = try await Desk.open(HousePaths("\(place)/house"))
      for card in cards {
        let (left, right) = (try await desk.identify(card), try await house.desk.identify(card))
        #expect(left.balances[0].available == right.balances[0].available)
      }
      await desk.close()
      await house.remove()
    }
  }

  @Test func `a second backup writes only what is new, and each can be restored`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      let first = try await house.desk.backUp(to: set)
      let same = try await house.desk.backUp(to: set)
      // Only the pieces that SQLite itself has counted up.
      #expect(!same.summary.isFull && same.summary.packBytes <= 4 * 65_536)
      try await sell(house, 41...60)
      let second = try await house.desk.backUp(to: set)
      let full = try await house.desk.backUp(to: set, full: true)
      #expect(!second.summary.isFull && full.summary.isFull)
      #expect(second.summary.packBytes < full.summary.packBytes)
      #expect(set.list().map(\.facts) == [40, 40, 60, 60])
      for (receipt, facts) in [(first, 40), (second, 60)] {
        var order = order(place, house)
        order.id = receipt.summary.id
        order.to = HousePaths("\(place)/\(receipt.summary.id)")
        #expect(try await restored(order).ledger.facts == facts)
      }
      await house.remove()
    }
  }

  @Test func `a moment takes the newest backup before it`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      _ = try await house.desk.backUp(to: set)
      house.move(to: "2026-03-03T12:00:00Z")
      try await sell(house, 41...45)
      _ = try await house.desk.backUp(to: set)
      var order = order(place, house)
      order.at = Instant(rfc3339: "2026-03-03T11:59:59Z")
      #expect(try await restored(order).ledger.facts == 40)
      order.at = Instant(rfc3339: "2026-03-02T11:59:59Z")
      order.to = HousePaths("\(place)/other")
      await #expect(throws: Refusal(.backupMissing, field: "backup")) { try await restored(order) }
      await house.remove()
    }
  }

  @Test func `tills go on while it is made, and the copy is of one moment`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      try await withThrowingTaskGroup { tasks in
        for lane in 0..<4 {
          tasks.addTask {
            for number in 0..<150 {
              _ = try await house.desk.post(
                .sale("\(lane)\(1_000 + number)", card: cards[lane], [.of(1, cents: 500)]))
            }
          }
        }
        tasks.addTask { for _ in 0..<4 { _ = try await house.desk.backUp(to: set) } }
        try await tasks.waitForAll()
      }
      for summary in set.list() {
        var order = order(place, house)
        order.id = summary.id
        order.to = HousePaths("\(place)/\(summary.id)")
        let report = try await restored(order)
        #expect(report.ledger.problems.isEmpty && report.ledger.facts == Int(summary.facts))
      }
      await house.remove()
    }
  }

  @Test func `another desk may make it, as another process would`() async throws {
    try await withPlace { place in
      let house = try await house()
      let other = try await house.reopened()
      _ = try await other.backUp(to: BackupSet("\(place)/backups"))
      await other.close()
      #expect(try await restored(order(place, house)).ledger.facts == 40)
      await house.remove()
    }
  }

  @Test func `what a killed backup left is no backup, and the next one clears it away`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      let left = "\(set.directory)/.unfinished-000009-20260302T120000Z"
      try FileManager.default.createDirectory(atPath: left, withIntermediateDirectories: true)
      try Data([1]).write(to: URL(fileURLWithPath: "\(left)/pack"))
      #expect(set.list().isEmpty)
      _ = try await house.desk.backUp(to: set)
      #expect(!FileManager.default.fileExists(atPath: left))
      #expect(set.list().count == 1)
      await house.remove()
    }
  }

  @Test func `pruning keeps every pack that is still needed`() async throws {
    try await withPlace { place in
      let house = try await house()
      let set = BackupSet("\(place)/backups")
      for round in 0..<4 {
        if round > 0 { try await sell(house, (100 * round)...(100 * round + 5)) }
        _ = try await house.desk.backUp(to: set)
      }
      let ids = set.ids
      #expect(try set.prune(keeping: 2) == Array(ids.prefix(2)))
      #expect(set.ids == Array(ids.suffix(2)))
      for id in set.ids { #expect(try set.verify(id).isEmpty) }
      #expect(try await restored(order(place, house)).ledger.facts == 58)

      _ = try await house.desk.backUp(to: set, full: true)
      _ = try set.prune(keeping: 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: set.directory).count == 2)
      #expect(try set.verify().isEmpty)
      await house.remove()
    }
  }

  @Test func `backups of two houses do not mix`() async throws {
    try await withPlace { place in
      let (house, other) = (try await house(), try await TempHouse(at: "2026-03-02T12:00:01Z"))
      let set = BackupSet("\(place)/backups")
      _ = try await house.desk.backUp(to: set)
      let desk = try await Desk.make(HousePaths("\(place)/real"))
      await #expect(throws: Refusal(.backupOfOtherHouse, field: "backup")) { try await desk.backUp(to: set) }
      await desk.close()
      await house.remove()
      await other.remove()
    }
  }
}
