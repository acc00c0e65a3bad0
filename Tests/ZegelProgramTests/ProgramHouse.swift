import Foundation
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// A house with real files and a real clock, for processes to work in.
struct ProgramHouse {
  let place: String
  let directory: String
  let key: String
  let cards = (0..<20).map { "29000000\(String(10_000 + $0))" }

  init() async throws {
    place = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-program-\(UUID().uuidString)").path
    directory = "\(place)/house"
    let desk = try await Desk.make(HousePaths(directory))
    _ = try await desk.applyProgramme(
      TempHouse.programme.split(separator: ", caps: [{most: 100, per: day}]").joined())
    let cards = self.cards.enumerated().map { ImportedCard(line: $0 + 1, number: $1, openingBalance: 0) }
    _ = try await desk.importCards(cards, anyFormat: true)
    key = try await desk.addTill(store: "1", till: "1").key
    await desk.close()
  }

  func serving(_ environment: [String: String] = [:]) async throws -> (RunningProgram, TillOnTheLine) {
    let noLimits = ["ZEGEL_LIMITS_CALLS_PER_SECOND": "0"]
    let (program, port) = try await RunningProgram.serving(
      directory, environment: noLimits.merging(environment) { $1 })
    return (program, TillOnTheLine(port: port, key: key))
  }

  /// Sells one after another; answers the receipts that were acknowledged.
  func sell(_ numbers: ClosedRange<Int>, at till: TillOnTheLine) async -> [Int] {
    var sold: [Int] = []
    for number in numbers {
      let answer = await till.sell("\(number)", card: cards[number % cards.count], cents: 100)
      if answer?.status == 201 { sold.append(number) }
    }
    return sold
  }

  /// Which of the receipts are booked; nil when the ledger is not right.
  static func booked(_ numbers: [Int], in directory: String) async throws -> [Int]? {
    let desk = try await Desk.open(HousePaths(directory))
    var found: [Int] = []
    for number in numbers where (try? await desk.posted(EventID("1-1-\(number)"))) != nil { found.append(number) }
    let isRight = try await desk.verifyLedger().problems.isEmpty
    await desk.close()
    return isRight ? found : nil
  }

  func remove() { try? FileManager.default.removeItem(atPath: place) }
}
