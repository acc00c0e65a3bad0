import Foundation
import ZegelDesk
import ZegelDomain
import ZegelTestKit

/// A house for real processes: real clock, real files, and on PostgreSQL a corner of the server.
struct StormHouse: Sendable {
  static let cards = (0..<20).map { "29000000\(String(10_000 + $0))" }
  private static let programme = TempHouse.programme.split(separator: ", caps: [{most: 100, per: day}]").joined()

  let directory: String
  let key: String
  let options: HouseOptions
  private let corner: TestEngine.Corner?

  init(url: String? = nil) async throws {
    directory =
      FileManager.default.temporaryDirectory.appendingPathComponent("zegel-storm-\(UUID().uuidString)").path
    corner = url == nil && TestEngine.isPostgres ? try await TestEngine.makeCorner() : nil
    options = HouseOptions(databaseURL: url ?? corner?.url)
    let desk = try await Desk.make(HousePaths(directory), options: options)
    _ = try await desk.applyProgramme(Self.programme)
    let cards = Self.cards.enumerated().map { ImportedCard(line: $0 + 1, number: $1, openingBalance: 0) }
    _ = try await desk.importCards(cards, anyFormat: true)
    key = try await desk.addTill(store: "1", till: "1").key
    await desk.close()
  }

  func open() async throws -> Desk { try await Desk.open(HousePaths(directory), options: options) }

  var environment: [String: String] {
    var environment = ["ZEGEL_LIMITS_CALLS_PER_SECOND": "0", "ZEGEL_LOG_LEVEL": "info"]
    environment["ZEGEL_DATABASE_URL"] = options.databaseURL
    return environment
  }

  func serving() async throws -> (RunningProgram, till: TillOnTheLine) {
    let (program, port) = try await RunningProgram.serving(directory, environment: environment)
    return (program, TillOnTheLine(port: port, key: key))
  }

  func remove() async {
    await corner?.drop()
    try? FileManager.default.removeItem(atPath: directory)
  }
}
