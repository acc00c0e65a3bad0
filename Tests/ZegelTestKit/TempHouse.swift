import Foundation
import Synchronization
package import ZegelDesk
package import ZegelDomain
import ZegelVault

/// A real house in a directory of its own, with a clock that stands still until it is moved.
package final class TempHouse: Sendable {
  package let paths: HousePaths
  package let desk: Desk

  package init(
    _ programme: String = TempHouse.programme, at start: String = "2026-03-02T12:00:00Z", mostPages: Int64 = 0,
    publicAddress: String? = nil, messages: MessageCarriers = MessageCarriers()
  )
    async throws
  {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-\(UUID().uuidString)")
    paths = HousePaths(directory.path)
    let clock = Clock(Instant(rfc3339: start)!)
    var options = HouseOptions()
    options.mostPages = mostPages
    options.messages = messages
    options.publicAddress = publicAddress.flatMap { PublicAddress($0) }
    corner = TestEngine.isPostgres ? try await TestEngine.makeCorner() : nil
    options.databaseURL = corner?.url
    self.options = options
    desk = try await Desk.make(paths, options: options, surroundings: clock.surroundings)
    self.clock = clock
    _ = try await desk.applyProgramme(programme)
  }

  private let clock: Clock
  private let corner: TestEngine.Corner?
  package let options: HouseOptions

  package func move(to instant: String) { clock.set(Instant(rfc3339: instant)!) }
  package var now: Instant { clock.now }

  /// Opens the same house once more, as another process would.
  package func reopened() async throws -> Desk {
    try await Desk.open(paths, options: options, surroundings: clock.surroundings)
  }

  /// Cards by number, each with its own account.
  package func cards(_ numbers: [String]) async throws {
    let cards = numbers.enumerated().map { ImportedCard(line: $0 + 1, number: $1, openingBalance: 0) }
    let outcomes = try await desk.importCards(cards, anyFormat: true)
    precondition(outcomes.allSatisfy { $0 == .added }, "an invented card was not added")
  }

  package func remove() async {
    await desk.close()
    await corner?.drop()
    try? FileManager.default.removeItem(atPath: paths.directory)
  }

  package static let programme = """
    zegel: programme/1
    name: De Korenaar
    currency: EUR
    time_zone: Europe/Amsterdam
    reach: 400 days
    points: {name: {nl: punten, en: points}, expire: never}
    on_return: below-zero
    rounding: {to: down, per: rule}
    conflict: add
    earn_on_points_paid: no
    stamp_cards:
      - {id: koffie, name: {nl: koffiezegels, en: coffee stamps}, expire: never}
    rules:
      - {id: euro, title: {nl: Punten per euro, en: Points per euro}, points: 1, per_amount: 1.00, basis: after-discount, caps: [{most: 100, per: day}]}
      - {id: kopje, title: {nl: Koffiezegels, en: Coffee stamps}, stamps: 1, card: koffie, per_item: 1, where: {categories: [koffie]}}
    rewards:
      - {id: brood, title: {nl: Een brood, en: A loaf}, cost: {points: 50}, stock: 3, limit: {most: 2, per: month}}
      - {id: gratis-koffie, title: {nl: Gratis koffie, en: Free coffee}, cost: {stamps: 5, card: koffie}}
    pay_with_points: {points: 100, worth: 1.00, at_least: 10}
    stores: any
    cards: {format: ean-13, prefix: "29"}
    """
}

private final class Clock: Sendable {
  private let instant: Mutex<Instant>
  private let chance = Mutex(SeededGenerator(seed: 7))

  init(_ start: Instant) { instant = Mutex(start) }

  var now: Instant { instant.withLock { $0 } }
  func set(_ moment: Instant) { instant.withLock { $0 = moment } }

  var surroundings: Surroundings {
    Surroundings(
      now: { self.now },
      random: { count in
        self.chance.withLock { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      })
  }
}

extension TillAct {
  /// A sale of lines `(number, cents)` at the bakery.
  package static func sale(
    _ receipt: String, card: String?, at: String = "2026-03-02T10:00:00Z", _ lines: [SaleLine]
  ) -> TillAct {
    let event = try! EventID("1-1-\(receipt)")
    let instant = Instant(rfc3339: at)!
    return TillAct(
      event: event, store: "1", till: "1", at: instant, card: card,
      request: .sale(Sale(event: event, store: "1", till: "1", at: instant, currency: "EUR", lines: lines)))
  }

  package static func asking(
    _ receipt: String, card: String? = nil, at: String = "2026-03-02T11:00:00Z", _ request: Request
  ) -> TillAct {
    TillAct(
      event: try! EventID("1-1-\(receipt)"), store: "1", till: "1", at: Instant(rfc3339: at)!, card: card,
      request: request)
  }
}

extension HouseOptions {
  /// With seals that a test does not wait for.
  package var sealingQuickly: HouseOptions {
    var options = self
    options.keys.work = .least
    return options
  }
}
