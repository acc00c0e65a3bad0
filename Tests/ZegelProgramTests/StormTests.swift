import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite(.serialized) struct `A server that is killed` {
  @Test func `at any moment keeps every sale it answered, once`() async throws {
    let house = try await StormHouse()
    let book = SalesBook()
    let kills = Int(ProcessInfo.processInfo.environment["ZEGEL_STORM_KILLS"] ?? "") ?? 12
    for round in 0..<kills {
      let (program, till) = try await house.serving()
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          try? await Task.sleep(for: .milliseconds(60 + (round * 83) % 340))
          program.signal(SIGKILL)
        }
        for _ in 0..<8 {
          group.addTask {
            while true {
              let number = book.next()
              let card = StormHouse.cards[number % StormHouse.cards.count]
              guard let answer = await till.sell("\(number)", card: card, cents: 100) else { return }
              if answer.status == 201 { book.acknowledge(number) }
            }
          }
        }
      }
      _ = await program.end()
    }
    try await check(house, told: book.told, acknowledged: book.acknowledged)
    await house.remove()
  }

  /// Every answered sale is there; then every till tells everything again, and each sale is there once.
  private func check(_ house: StormHouse, told: Int, acknowledged: Set<Int>) async throws {
    let desk = try await house.open()
    #expect(acknowledged.count > 20)
    for number in acknowledged {
      _ = try await desk.posted(EventID("1-1-\(number)"))
    }
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()

    let (program, till) = try await house.serving()
    for number in 1...told {
      let answer = await till.sell("\(number)", card: StormHouse.cards[number % StormHouse.cards.count], cents: 100)
      if acknowledged.contains(number) {
        #expect(answer?.status == 200)
      } else {
        #expect([200, 201].contains(answer?.status))
      }
    }
    program.signal(SIGTERM)
    #expect(await program.end() == 0)

    let after = try await house.open()
    var total: Points = 0
    for card in StormHouse.cards { total += try await after.identify(card).balances[0].available }
    #expect(total == Points(told))
    #expect(try await after.verifyLedger().problems.isEmpty)
    #expect(try await after.verifyTrail().problems.isEmpty)
    await after.close()
  }

  @Test func `politely finishes what it has begun`() async throws {
    let house = try await StormHouse()
    let (program, till) = try await house.serving()
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
            guard let answer = await till.sell("\(receipt)", card: StormHouse.cards[lane], cents: 100),
              answer.status == 201
            else { return }
            book.acknowledge(receipt)
          }
        }
      }
    }
    #expect(await program.end() == 0)
    let desk = try await house.open()
    for receipt in book.acknowledged { _ = try await desk.posted(EventID("1-1-\(receipt)")) }
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    await house.remove()
  }

  @Test(.enabled(if: !TestEngine.isPostgres)) func `is the only one of its house`() async throws {
    let house = try await StormHouse()
    let (first, till) = try await house.serving()
    let second = try RunningProgram.output(["serve", "--house", house.directory, "--port", "0"])
    #expect(second.status == 1)
    #expect(second.talk.contains("house-in-use"))
    // Other commands go on beside it, and it sells on.
    #expect(try RunningProgram.output(["ledger", "verify", "--house", house.directory]).status == 0)
    #expect(await till.sell("1", card: StormHouse.cards[0], cents: 100)?.status == 201)
    first.signal(SIGKILL)
    _ = await first.end()
    // The kernel lets a dead process's lock go.
    let (third, _) = try await house.serving()
    third.signal(SIGTERM)
    #expect(await third.end() == 0)
    await house.remove()
  }
}
