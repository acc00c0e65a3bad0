import Foundation
import Testing
import ZegelDomain
import ZegelTestKit

@testable import ZegelDesk

@Suite struct `Refusing to restore` {
  private struct Kept {
    let house: TempHouse
    let set: BackupSet
    let order: RestoreOrder
    let ids: [String]

    func details() async -> [String]? {
      do { _ = try await Desk.restore(order) } catch let refusal as Refusal {
        return [refusal.code.rawValue] + refusal.details
      } catch { return ["\(error)"] }
      return nil
    }
  }

  private func kept(_ place: String) async throws -> Kept {
    let house = try await TempHouse()
    try await house.cards(["2900000000018"])
    // Enough for a database of many pieces.
    try await house.cards((0..<3_000).map { "2911\(100_000 + $0)" })
    let set = BackupSet("\(place)/backups")
    for number in 1...2 {
      for sale in 0..<10 {
        _ = try await house.desk.post(
          .sale("\(number)0\(sale)", card: "2900000000018", [.of(1, cents: 500)]))
      }
      _ = try await house.desk.backUp(to: set)
    }
    var order = RestoreOrder(from: set.directory, to: HousePaths("\(place)/house"))
    order.keys = house.paths.keys
    return Kept(house: house, set: set, order: order, ids: set.ids)
  }

  @Test func `a missing file is named`() async throws {
    for name in ["manifest.json", "manifest.sha256", "pack"] {
      try await withPlace { place in
        var kept = try await kept(place)
        let id = kept.ids[name == "pack" ? 0 : 1]
        try FileManager.default.removeItem(atPath: "\(kept.set.directory)/\(id)/\(name)")
        var order = kept.order
        order.id = kept.ids[1]
        kept = Kept(house: kept.house, set: kept.set, order: order, ids: kept.ids)
        #expect(await kept.details() == ["backup-incomplete", "\(id)/\(name)"])
        #expect(!FileManager.default.fileExists(atPath: kept.order.to.database))
        await kept.house.remove()
      }
    }
  }

  @Test func `a damaged file is named`() async throws {
    for name in ["manifest.json", "pack"] {
      try await withPlace { place in
        let kept = try await kept(place)
        try garble("\(kept.set.directory)/\(kept.ids[1])/\(name)", at: name == "pack" ? 100 : nil)
        #expect(await kept.details() == ["backup-damaged", "\(kept.ids[1])/\(name)"])
        #expect(!FileManager.default.fileExists(atPath: kept.order.to.database))
        await kept.house.remove()
      }
    }
  }

  @Test func `a backup on a damaged pack is refused as well`() async throws {
    try await withPlace { place in
      let kept = try await kept(place)
      let pack = "\(kept.set.directory)/\(kept.ids[0])/pack"
      let size = try #require(FileManager.default.attributesOfItem(atPath: pack)[.size] as? NSNumber)
      for offset in stride(from: 0, to: size.intValue, by: 65_536) { try garble(pack, at: offset + 100) }
      await #expect(throws: Refusal(.backupDamaged, field: "backup")) { try await kept.house.desk.backUp(to: kept.set) }
      #expect(kept.set.ids == kept.ids)
      _ = try await kept.house.desk.backUp(to: kept.set, full: true)
      #expect(await kept.details() == nil)
      await kept.house.remove()
    }
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `a house that is there stays, unless it may be moved aside`()
    async throws
  {
    try await withPlace { place in
      let kept = try await kept(place)
      var order = kept.order
      order.to = kept.house.paths
      order.keys = nil
      await #expect(throws: Refusal(.houseExists, field: "house")) { try await Desk.restore(order) }
      order.replace = true
      await #expect(throws: Refusal(.houseInUse, field: "house")) { try await Desk.restore(order) }
      await kept.house.desk.close()
      let report = try await Desk.restore(order)
      let aside = try #require(report.movedAside)
      #expect(FileManager.default.fileExists(atPath: "\(aside)/zegel.db"))
      let desk = try await kept.house.reopened()
      #expect(try await desk.verifyLedger().facts == 20)
      await desk.close()
      await kept.house.remove()
    }
  }

  @Test func `the keys of another house do not fit`() async throws {
    try await withPlace { place in
      let kept = try await kept(place)
      let other = HousePaths("\(place)/other")
      await (try await Desk.make(other)).close()
      var order = kept.order
      order.keys = other.keys
      await #expect(throws: Refusal(.keysMissing, field: "keys")) { try await Desk.restore(order) }
      order.keys = nil
      await #expect(throws: Refusal(.keysMissing, field: "keys")) { try await Desk.restore(order) }
      #expect(!FileManager.default.fileExists(atPath: order.to.database))
      await kept.house.remove()
    }
  }

  @Test func `changed bytes of a manifest never get further than a refusal`() async throws {
    try await withPlace { place in
      let kept = try await kept(place)
      let good = try Data(contentsOf: URL(fileURLWithPath: kept.set.manifestPath(kept.ids[1])))
      var generator = SeededGenerator(seed: 12)
      for _ in 0..<400 {
        var bytes = Array(good)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          switch Int.random(in: 0..<3, using: &generator) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
          default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
          }
        }
        guard let manifest = BackupManifest(reading: bytes) else { continue }
        for file in manifest.files {
          #expect(!file.name.contains("..") && !file.name.hasPrefix("/"))
          #expect(file.chunks.reduce(0) { $0 + $1.length } == file.bytes)
          #expect(file.chunks.allSatisfy { manifest.packs.indices.contains($0.pack) })
        }
        _ = kept.set.problems(manifest) { _, _ in }
      }
      await kept.house.remove()
    }
  }
}
