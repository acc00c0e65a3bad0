import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Committing a sale` {
  private let card = "2900000000018"

  @Test func `points follow the amount, and a retry hears the same`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let act = TillAct.sale("1", card: card, [.of(1, cents: 1250), .of(2, cents: 99)])
    let first = try await house.desk.post(act)
    let again = try await house.desk.post(act)
    #expect(first.answer.balances == [UnitBalance(unit: 0, change: 13, available: 13, pending: 0)])
    #expect(again.answer == first.answer)
    #expect(!first.isReplay && again.isReplay)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `the same receipt with another amount is refused`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 1250)]))
    await #expect(throws: Refusal(.eventConflict, field: "event")) {
      try await house.desk.post(.sale("1", card: card, [.of(1, cents: 1251)]))
    }
    await house.remove()
  }

  @Test func `the same receipt on another card is refused`() async throws {
    let house = try await TempHouse()
    try await house.cards([card, "2900000000025"])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 1250)]))
    await #expect(throws: Refusal(.eventConflict, field: "event")) {
      try await house.desk.post(.sale("1", card: "2900000000025", [.of(1, cents: 1250)]))
    }
    #expect(try await house.desk.identify("2900000000025").balances[0].available == 0)
    await house.remove()
  }

  @Test func `sixty-four tills that commit at once each earn their own points`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let answers = try await withThrowingTaskGroup(of: Points.self) { group in
      for number in 1...64 {
        group.addTask {
          try await house.desk.post(.sale("\(number)", card: card, [.of(1, cents: 100)])).answer.balances[0].change
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == [Points](repeating: 1, count: 64))
    #expect(try await house.desk.identify(card).balances[0].available == 64)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `a sale before the card was blocked still counts, one after it is refused`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.blockCard(.number(card))
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-02T11:59:00Z", [.of(1, cents: 500)]))
    await #expect(throws: Refusal(.cardBlocked, field: "card")) {
      try await house.desk.post(.sale("2", card: card, at: "2026-03-02T12:00:00Z", [.of(1, cents: 500)]))
    }
    await house.remove()
  }

  @Test func `a retry after the card was replaced hears what it heard before`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let act = TillAct.sale("1", card: card, at: "2026-03-02T12:00:00Z", [.of(1, cents: 500)])
    let first = try await house.desk.post(act)
    house.move(to: "2026-03-02T12:00:00Z")
    let new = try await house.desk.replaceCard(.number(card))
    let again = try await house.desk.post(act)
    #expect(again.answer == first.answer)
    #expect(try await house.desk.identify(new.number.revealed).balances[0].available == 5)
    await house.remove()
  }

  @Test func `a day's cap holds over the day and not over midnight in Amsterdam`() async throws {
    let house = try await TempHouse(at: "2026-03-31T12:00:00Z")
    try await house.cards([card])
    // The clock goes forward on 29 March 2026: that day ends at 22:00 UTC.
    for (receipt, at) in [("1", "2026-03-28T23:30:00Z"), ("2", "2026-03-29T21:59:59Z"), ("3", "2026-03-29T22:00:00Z")] {
      _ = try await house.desk.post(.sale(receipt, card: card, at: at, [.of(1, cents: 8000)]))
    }
    #expect(try await house.desk.identify(card).balances[0].available == 80 + 20 + 80)
    await house.remove()
  }

  @Test func `version two of the programme leaves the sales of version one alone`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-02T10:00:00Z", [.of(1, cents: 1000)]))
    let doubled = TempHouse.programme.replacing("points: 1, per_amount", with: "points: 2, per_amount")
    house.move(to: "2026-03-02T12:30:00Z")
    #expect(try await house.desk.applyProgramme(doubled).number == 2)
    house.move(to: "2026-03-03T12:00:00Z")
    _ = try await house.desk.post(.sale("2", card: card, at: "2026-03-03T10:00:00Z", [.of(1, cents: 1000)]))
    // Late, from the days of version one.
    let late = try await house.desk.post(.sale("3", card: card, at: "2026-03-02T11:00:00Z", [.of(1, cents: 1000)]))
    #expect(late.version == 1)
    #expect(try await house.desk.identify(card).balances[0].available == 10 + 20 + 10)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `another process sees a new version at once`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    let other = try await house.reopened()
    _ = try await other.identify(card)
    let doubled = TempHouse.programme.replacing("points: 1, per_amount", with: "points: 2, per_amount")
    house.move(to: "2026-03-02T12:20:00Z")
    _ = try await house.desk.applyProgramme(doubled)
    house.move(to: "2026-03-02T13:00:00Z")
    let sale = TillAct.sale("1", card: card, at: "2026-03-02T12:30:00Z", [.of(1, cents: 1000)])
    #expect(try await other.post(sale).answer.balances[0].available == 20)
    await other.close()
    await house.remove()
  }

  // Folding again for each sale by itself would take hours.
  @Test(.timeLimit(.minutes(10)))
  func `five thousand late sales on one card, told backwards and twice, are no trouble`() async throws {
    let house = try await TempHouse(TempHouse.programme.replacing(", caps: [{most: 100, per: day}]", with: ""))
    try await house.cards([card])
    let start = Instant(rfc3339: "2026-01-01T00:00:00Z")!
    let acts = (1...5000).reversed().map { number in
      TillAct.sale(
        "\(number)", card: card, at: start.adding(milliseconds: Int64(number) * 1000).rfc3339, [.of(1, cents: 100)])
    }
    for part in stride(from: 0, to: acts.count, by: 500) {
      let told = acts[part..<part + 500] + acts[part..<part + 500]
      let results = try await house.desk.postImported(Array(told)) { _ in nil }
      #expect(results.allSatisfy { (try? $0.get()) != nil })
    }
    #expect(try await house.desk.identify(card).balances[0].available == 5000)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test(arguments: [
    (Int64.max, Refusal(.amountOutOfRange, field: "lines[0].amount_cents")),
    (Int64.min, Refusal(.amountOutOfRange, field: "lines[0].amount_cents")),
  ])
  func `amounts at the edge of 64 bits are refused by line`(cents: Int64, refusal: Refusal) async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    await #expect(throws: refusal) { try await house.desk.post(.sale("1", card: card, [.of(1, cents: cents)])) }
    #expect(try await house.desk.identify(card).balances[0].available == 0)
    await house.remove()
  }

  @Test func `a receipt number that holds the card number is refused and not kept`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    await #expect(throws: Refusal(.textOutOfRange, field: "event")) {
      try await house.desk.post(.sale(card, card: card, [.of(1, cents: 500)]))
    }
    #expect(throws: Refusal(.textOutOfRange, field: "event")) { try EventID("1-1-kim@example.org") }
    #expect(try await house.desk.identify(card).balances[0].available == 0)
    await house.remove()
  }

  @Test func `a clock that goes back loses nothing`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, at: "2026-03-02T12:00:00Z", [.of(1, cents: 9000)]))
    house.move(to: "2026-03-02T09:00:00Z")
    let paid = try await house.desk.post(
      .asking("2", card: card, at: "2026-03-02T09:00:00Z", .payment(50, hold: nil, sale: nil)))
    #expect(paid.answer.balances[0].available == 40)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }
}

extension String {
  func replacing(_ old: String, with new: String) -> String {
    precondition(contains(old), "nothing to replace")
    return split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
