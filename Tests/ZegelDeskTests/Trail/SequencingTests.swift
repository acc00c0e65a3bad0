import Foundation
import Testing
import ZegelDesk
import ZegelDomain
import ZegelStore
import ZegelTestKit

@Suite struct `Sequencing the trail` {
  private let card = "2900000000018"

  @Test func `every act is a leaf, and a proof of it holds`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 500)]))
    let till = try await house.desk.addTill(store: "1", till: "1").till
    let event = try EventID("1-1-1")
    let ids = try await house.desk.findCard(.number(card)).card.card
    for name in [TrailName.event(event), .card(ids), .till(till.id), .programme(1), .leaf(0)] {
      let proof = try await house.desk.proveLeaf(name)
      // house, programme, card, sale, till
      #expect(proof.size == 5)
      #expect(proof.rowsAreRight != false)
      #expect(proof.text.utf8.count < 2900)
    }
    #expect(try await house.desk.verifyTrail().problems == [])
    await #expect(throws: Refusal(.trailLeafUnknown, field: "id")) {
      try await house.desk.proveLeaf(.event(EventID("1-1-9")))
    }
    await #expect(throws: Refusal(.trailSizeUnknown, field: "size")) {
      try await house.desk.proveConsistency(from: 2, to: 9)
    }
    await house.remove()
  }

  @Test func `a refused act and a repeated one leave nothing`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let sale = TillAct.sale("1", card: card, [.of(1, cents: 500)])
    _ = try await house.desk.post(sale)
    try await house.desk.sequenceTrail()
    let size = try await house.desk.trailHead()?.size
    _ = try await house.desk.post(sale)
    _ = try? await house.desk.post(.sale("2", card: "2999999999999", [.of(1, cents: 500)]))
    _ = try? await house.desk.post(.sale("1", card: card, [.of(1, cents: 501)]))
    #expect(try await house.desk.sequenceTrail() == 0)
    #expect(try await house.desk.trailHead()?.size == size)
    await house.remove()
  }

  @Test func `two sequencers lose no leaf and double none`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let other = try await house.reopened()
    let cards = (1...20).map { "29\(10_000_000 + $0)" }
    try await house.cards(cards)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for desk in [house.desk, other] {
        tasks.addTask { for _ in 0..<30 { try await desk.sequenceTrail() } }
      }
      for number in 1...200 {
        tasks.addTask {
          _ = try await house.desk.post(.sale("\(number)", card: cards[number % 20], [.of(1, cents: 500)]))
        }
      }
      try await tasks.waitForAll()
    }
    try await other.sequenceTrail()
    #expect(try await other.trailHead()?.size == 1 + 1 + 21 + 200)
    #expect(try await other.verifyTrail().problems == [])
    await other.close()
    await house.remove()
  }

  @Test func `a newest head an hour is kept, numbered without gaps`() async throws {
    let house = try await TempHouse()
    for hour in 12...15 {
      for minute in [10, 50] {
        house.move(to: "2026-03-02T\(hour):\(minute):00Z")
        try await house.desk.leaveExport("test")
        try await house.desk.sequenceTrail()
      }
    }
    let heads = try await house.desk.store.read { try $0.heads(after: 0, most: 100) }
    #expect(heads.map(\.number) == [1, 2, 3, 4])
    #expect(heads.map(\.size) == [4, 6, 8, 10])
    await house.remove()
  }

  @Test func `of two acts on one card the later counts, whatever the clock says`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.blockCard(.number(card))
    house.move(to: "2026-03-02T11:00:00Z")
    _ = try await house.desk.unblockCard(.number(card))
    _ = try await house.desk.replaceCard(.number(card))
    #expect(try await house.desk.verifyTrail().problems == [])
    await house.remove()
  }

  @Test func `returns that wait, and what becomes of them, are in it`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    for (number, card) in [(1, Optional(card)), (2, nil)] {
      _ = try await house.desk.post(.asking("v\(number)", .voiding(of: EventID("1-1-\(number)"))))
      #expect(try await house.desk.verifyTrail().problems == [])
      _ = try await house.desk.post(.sale("\(number)", card: card, [.of(1, cents: 500)]))
      #expect(try await house.desk.verifyTrail().problems == [])
    }
    await house.remove()
  }

  @Test func `a check since the last one looks at what is new`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 500)]))
    let first = try await house.desk.verifyTrail(since: .last)
    #expect(first.since == 0 && first.problems == [])
    _ = try await house.desk.post(.sale("2", card: card, [.of(1, cents: 500)]))
    _ = try await house.desk.blockCard(.number(card))
    let second = try await house.desk.verifyTrail(since: .last)
    #expect(second.since == first.size && second.size == first.size + 2 && second.rows == 2)
    #expect(second.problems == [])
    await #expect(throws: Refusal(.trailSizeUnknown, field: "since")) {
      try await house.desk.verifyTrail(since: .size(1000))
    }
    await house.remove()
  }

  @Test func `the trail is checked while tills go on`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        for number in 1...150 {
          _ = try await house.desk.post(.sale("\(number)", card: card, [.of(1, cents: 500)]))
          if number % 7 == 0 { try await house.desk.sequenceTrail() }
        }
      }
      tasks.addTask {
        for _ in 0..<10 {
          let problems = try await house.desk.verifyTrail().problems
          #expect(problems == [])
        }
      }
      try await tasks.waitForAll()
    }
    await house.remove()
  }

  @Test func `it is told in words`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 500)]))
    let lines = try await house.desk.explainLeaf(.event(EventID("1-1-1"))).lines
    #expect(lines[0].nl == "Blad 3 van 4: een feit op een rekening.")
    #expect(lines[1].en.hasPrefix("1-1-1: a sale, fact 1 of A-"))
    #expect(lines[3].en == "Entries: 1.")
    #expect(lines.last?.en == "The rows are still as they were.")
    await house.remove()
  }
}
