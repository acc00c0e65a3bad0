import Foundation
import Synchronization
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite(.serialized) struct `A server that is killed` {
  private static let cards = (0..<20).map { "29000000\(String(10_000 + $0))" }
  private static let programme = TempHouse.programme.split(separator: ", caps: [{most: 100, per: day}]")
    .joined()

  /// Real clock, real files, real processes.
  private func makeHouse() async throws -> (directory: String, key: String) {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("zegel-storm-\(UUID().uuidString)")
      .path
    let desk = try await Desk.make(HousePaths(directory))
    _ = try await desk.applyProgramme(Self.programme)
    let cards = Self.cards.enumerated().map { ImportedCard(line: $0 + 1, number: $1, openingBalance: 0) }
    _ = try await desk.importCards(cards, anyFormat: true)
    let key = try await desk.addTill(store: "1", till: "1").key
    await desk.close()
    return (directory, key)
  }

  @Test func `at any moment keeps every sale it answered, once`() async throws {
    let (directory, key) = try await makeHouse()
    let book = SalesBook()
    let kills = Int(ProcessInfo.processInfo.environment["ZEGEL_STORM_KILLS"] ?? "") ?? 12
    for round in 0..<kills {
      let (program, port) = try await RunningProgram.serving(directory, environment: Self.noLimits)
      let till = TillOnTheLine(port: port, key: key)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          try? await Task.sleep(for: .milliseconds(60 + (round * 83) % 340))
          program.signal(SIGKILL)
        }
        for _ in 0..<8 {
          group.addTask {
            while true {
              let number = book.next()
              let card = Self.cards[number % Self.cards.count]
              guard let answer = await till.sell("\(number)", card: card, cents: 100) else { return }
              if answer.status == 201 { book.acknowledge(number) }
            }
          }
        }
      }
      _ = await program.end()
    }
    try await check(directory, key, told: book.told, acknowledged: book.acknowledged)
    try? FileManager.default.removeItem(atPath: directory)
  }

  private static let noLimits = ["ZEGEL_LIMITS_CALLS_PER_SECOND": "0", "ZEGEL_LOG_LEVEL": "info"]

  /// Every answered sale is there; then every till tells everything again, and each sale is there once.
  private func check(_ directory: String, _ key: String, told: Int, acknowledged: Set<Int>) async throws {
    let desk = try await Desk.open(HousePaths(directory))
    #expect(acknowledged.count > 20)
    for number in acknowledged {
      _ = try await desk.posted(EventID("1-1-\(number)"))
    }
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()

    let (program, port) = try await RunningProgram.serving(directory, environment: Self.noLimits)
    let till = TillOnTheLine(port: port, key: key)
    for number in 1...told {
      let answer = await till.sell("\(number)", card: Self.cards[number % Self.cards.count], cents: 100)
      if acknowledged.contains(number) {
        #expect(answer?.status == 200)
      } else {
        #expect([200, 201].contains(answer?.status))
      }
    }
    program.signal(SIGTERM)
    #expect(await program.end() == 0)

    let after = try await Desk.open(HousePaths(directory))
    var total: Points = 0
    for card in Self.cards { total += try await after.identify(card).balances[0].available }
    #expect(total == Points(told))
    #expect(try await after.verifyLedger().problems.isEmpty)
    await after.close()
  }

  @Test func `politely finishes what it has begun`() async throws {
    let (directory, key) = try await makeHouse()
    let (program, port) = try await RunningProgram.serving(directory, environment: Self.noLimits)
    let till = TillOnTheLine(port: port, key: key)
    let book = SalesBook()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        try? await Task.sleep(for: .milliseconds(300))
        program.signal(SIGTERM)
      }
      for lane in 0..<8 {
        group.addTask {
          for number in 0..<10_000 {
            let receipt = lane * 10_000 + number
            guard let answer = await till.sell("\(receipt)", card: Self.cards[lane], cents: 100), answer.status == 201
            else { return }
            book.acknowledge(receipt)
          }
        }
      }
    }
    #expect(await program.end() == 0)
    let desk = try await Desk.open(HousePaths(directory))
    for receipt in book.acknowledged { _ = try await desk.posted(EventID("1-1-\(receipt)")) }
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    try? FileManager.default.removeItem(atPath: directory)
  }

  @Test func `is the only one of its house`() async throws {
    let (directory, key) = try await makeHouse()
    let (first, port) = try await RunningProgram.serving(directory, environment: Self.noLimits)
    let second = try RunningProgram.output(["serve", "--house", directory, "--port", "0"])
    #expect(second.status == 1)
    #expect(second.talk.contains("house-in-use"))
    // Other commands go on beside it, and it sells on.
    #expect(try RunningProgram.output(["ledger", "verify", "--house", directory]).status == 0)
    #expect(await TillOnTheLine(port: port, key: key).sell("1", card: Self.cards[0], cents: 100)?.status == 201)
    first.signal(SIGKILL)
    _ = await first.end()
    // The kernel lets a dead process's lock go.
    let (third, _) = try await RunningProgram.serving(directory, environment: Self.noLimits)
    third.signal(SIGTERM)
    #expect(await third.end() == 0)
    try? FileManager.default.removeItem(atPath: directory)
  }
}

/// What the tills told, and what they heard was done.
private final class SalesBook: Sendable {
  private let kept = Mutex<(told: Int, acknowledged: Set<Int>)>((0, []))

  func next() -> Int {
    kept.withLock { kept in
      kept.told += 1
      return kept.told
    }
  }

  func acknowledge(_ number: Int) { kept.withLock { _ = $0.acknowledged.insert(number) } }

  var told: Int { kept.withLock { $0.told } }
  var acknowledged: Set<Int> { kept.withLock { $0.acknowledged } }
}
