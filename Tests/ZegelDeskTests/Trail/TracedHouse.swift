import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

/// A house with something in every table that the trail answers for, and some hundreds of leaves under several heads.
struct TracedHouse: Sendable {
  static let card = "2900000000018"

  let house: TempHouse
  var desk: Desk { house.desk }

  static func open() async throws -> TracedHouse {
    let house = try await TempHouse(at: "2026-03-02T12:00:00Z")
    let desk = house.desk
    try await house.cards([card] + (1...600).map { "9\(10_000 + $0)" })
    try await desk.sequenceTrail()
    house.move(to: "2026-03-02T13:30:00Z")
    _ = try await desk.post(.sale("1", card: card, [.of(1, cents: 6000)]))
    _ = try await desk.post(.sale("2", card: card, [.of(1, cents: 1200), .of(2, cents: 300)]))
    _ = try await desk.post(.sale("3", card: nil, [.of(1, cents: 700)]))
    _ = try await desk.post(.asking("4", .voiding(of: EventID("1-1-later"))))
    _ = try await desk.post(.asking("5", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    _ = try await desk.post(.asking("6", card: card, .hold(5, seconds: 60)))
    _ = try await desk.blockCard(.number("910001"))
    let till = try await desk.addTill(store: "1", till: "9").till
    try await desk.revokeTill(till.id)
    _ = try await desk.addTill(store: "1", till: "1")
    _ = try await desk.applyProgramme(
      TempHouse.programme.replacing("points: 1, per_amount", with: "points: 2, per_amount"))
    try await desk.leaveExport("ledger.export format=csv lines=4")
    let file = Array(repeating: UInt8(7), count: 32)
    _ = try await desk.postImported([.sale("7", card: card, [.of(1, cents: 100)])]) { _ in
      ImportProgress(fileHash: file, byteOffset: 10, lineCount: 1, tally: "{}", isComplete: true)
    }
    try await desk.sequenceTrail()
    house.move(to: "2026-03-02T15:00:00Z")
    _ = try await desk.passDates()
    try await desk.sequenceTrail()
    return TracedHouse(house: house)
  }

  /// What somebody with the file can do: no triggers, no keys that point.
  func change(_ sql: String) throws {
    let drops = try triggers().map { "DROP TRIGGER \($0);" }.joined()
    try byHand(house.paths.database, drops + sql)
  }

  private func triggers() throws -> [String] {
    [
      "entry_is_kept", "entry_stays", "fact_is_kept", "fact_stays", "programme_version_is_kept",
      "programme_version_stays",
    ]
  }
}
