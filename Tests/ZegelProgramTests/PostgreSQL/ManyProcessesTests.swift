import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite(.serialized, .enabled(if: TestEngine.isPostgres)) struct `Three servers on one database` {
  @Test func `sell on the same accounts, and count each receipt once`() async throws {
    let house = try await StormHouse()
    let servers = [try await house.serving(), try await house.serving(), try await house.serving()]
    // Every receipt is told to two of them at the same moment, on few cards.
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<300 {
        for server in [servers[number % 3], servers[(number + 1) % 3]] {
          group.addTask {
            await server.till.sell("\(number)", card: StormHouse.cards[number % 4], cents: 100)?.status
          }
        }
      }
      return await group.reduce(into: [Int?: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(statuses == [201: 300, 200: 300])
    let desk = try await house.open()
    var total: Points = 0
    for card in StormHouse.cards.prefix(4) { total += try await desk.identify(card).balances[0].available }
    #expect(total == 300)
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    await end(servers.map(\.0), house)
  }

  @Test func `give away a reward of which there are three no more than three times`() async throws {
    let house = try await StormHouse()
    let servers = [try await house.serving(), try await house.serving(), try await house.serving()]
    for (place, card) in StormHouse.cards.prefix(12).enumerated() {
      #expect(await servers[0].till.sell("S\(place)", card: card, cents: 9_900)?.status == 201)
    }
    let handedOut = await withTaskGroup(of: Int.self) { group in
      for (place, card) in StormHouse.cards.prefix(12).enumerated() {
        group.addTask {
          let body =
            "{\"receipt\":\"R\(place)\",\"timestamp\":\"2026-03-02T10:00:00Z\",\"card\":\"\(card)\",\"reward\":\"brood\"}"
          return await servers[place % 3].till.call("redemptions", body)?.status == 201 ? 1 : 0
        }
      }
      return await group.reduce(0, +)
    }
    #expect(handedOut == 3)
    let desk = try await house.open()
    #expect(try await desk.verifyLedger().problems.isEmpty)
    await desk.close()
    await end(servers.map(\.0), house)
  }

  @Test func `all judge by a new programme within a second`() async throws {
    let house = try await StormHouse()
    let servers = [try await house.serving(), try await house.serving(), try await house.serving()]
    for (place, server) in servers.enumerated() {
      #expect(await server.till.sell("A\(place)", card: StormHouse.cards[0], cents: 100)?.status == 201)
    }
    let desk = try await house.open()
    let text = try await desk.programmeVersions()[0].text
    _ = try await desk.applyProgramme(
      text.replacing("points: 1, per_amount: 1.00", with: "points: 7, per_amount: 1.00"))
    try await Task.sleep(for: .seconds(1))
    let now = desk.now.rfc3339
    for (place, server) in servers.enumerated() {
      let body = """
        {"receipt":"B\(place)","timestamp":"\(now)","currency":"EUR","card":"\(StormHouse.cards[1])",
         "lines":[{"line":1,"qty":1,"amount_cents":100}]}
        """
      let answer = await server.till.call("sales", body)
      #expect(answer?.status == 201)
      #expect(answer?.text.contains("\"programme_version\":2") == true)
    }
    await desk.close()
    await end(servers.map(\.0), house)
  }

  @Test func `leave the rounds to exactly one, and to another when that one stops`() async throws {
    let house = try await StormHouse()
    var programs: [RunningProgram] = []
    for _ in 0..<3 { programs.append(try await house.serving().0) }
    let holders = { programs.filter { $0.said.contains("does the rounds") } }
    for _ in 0..<100 where holders().isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(holders().count == 1)
    let first = try #require(holders().first)
    first.signal(SIGTERM)
    #expect(await first.end() == 0)
    // Whoever asks next has them: this process, unless one of the two others was quicker.
    let desk = try await house.open()
    let isOurs = try await desk.takeRounds()
    for _ in 0..<100 where !isOurs && holders().count < 2 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(holders().count == (isOurs ? 1 : 2))
    if isOurs { try await desk.leaveRounds() }
    await desk.close()
    await end(programs.filter { $0.identifier != first.identifier }, house)
  }

  private func end(_ programs: [RunningProgram], _ house: StormHouse) async {
    for program in programs {
      program.signal(SIGTERM)
      #expect(await program.end() == 0)
    }
    await house.remove()
  }
}
