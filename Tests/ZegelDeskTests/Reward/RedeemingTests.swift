import Testing
import ZegelDesk
import ZegelDomain
import ZegelTestKit

@Suite struct `Redeeming` {
  private let card = "2900000000018"

  private func house(cents: Int64) async throws -> TempHouse {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: cents)]))
    return house
  }

  @Test func `a bill is paid to the exact cent`() async throws {
    let house = try await house(cents: 9000)
    let paid = try await house.desk.post(.asking("2", card: card, .payment(37, hold: nil, sale: nil)))
    #expect(paid.paid == 37)
    #expect(paid.answer.balances[0].available == 90 - 37)
    await house.remove()
  }

  @Test func `two tills cannot spend the same points`() async throws {
    let house = try await house(cents: 6000)
    let results = await withTaskGroup(of: Bool.self) { group in
      for number in 2...9 {
        group.addTask {
          (try? await house.desk.post(.asking("\(number)", card: card, .reward(id: "brood", hold: nil, sale: nil))))
            != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(results == 1)
    #expect(try await house.desk.identify(card).balances[0].available == 10)
    await house.remove()
  }

  @Test func `an undone reward gives back points, limit and stock`() async throws {
    let house = try await house(cents: 10000)
    for receipt in ["2", "4"] {
      _ = try await house.desk.post(.asking(receipt, card: card, .reward(id: "brood", hold: nil, sale: nil)))
    }
    await #expect(throws: Refusal(.rewardLimitReached, field: "reward")) {
      try await house.desk.post(.asking("5", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    }
    _ = try await house.desk.post(.asking("6", .undoing(EventID("1-1-2"))))
    #expect(try await house.desk.identify(card).balances[0].available == 50)
    await #expect(throws: Refusal(.alreadyUndone, field: "refers_to")) {
      try await house.desk.post(.asking("7", .undoing(EventID("1-1-2"))))
    }
    _ = try await house.desk.post(.asking("8", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `stock is for all cards together`() async throws {
    let house = try await TempHouse()
    let cards = ["2900000000018", "2900000000025", "2900000000032"]
    try await house.cards(cards)
    var refused = 0
    for (place, card) in cards.enumerated() {
      _ = try await house.desk.post(.sale("s\(place)", card: card, [.of(1, cents: 10000)]))
      for round in 1...2 {
        do {
          _ = try await house.desk.post(
            .asking("r\(place)-\(round)", card: card, .reward(id: "brood", hold: nil, sale: nil)))
        } catch let refusal as Refusal where refusal == Refusal(.rewardOutOfStock, field: "reward") {
          refused += 1
        }
      }
    }
    #expect(refused == 3)
    await house.remove()
  }

  @Test func `a full stamp card gives its reward`() async throws {
    let house = try await TempHouse()
    try await house.cards([card])
    _ = try await house.desk.post(.sale("1", card: card, [.of(1, cents: 100, quantity: 4000, category: "koffie")]))
    await #expect(throws: Refusal(.balanceTooLow, field: "card")) {
      try await house.desk.post(.asking("2", card: card, .reward(id: "gratis-koffie", hold: nil, sale: nil)))
    }
    _ = try await house.desk.post(
      .sale("3", card: card, at: "2026-03-02T10:30:00Z", [.of(1, cents: 100, quantity: 2000, category: "koffie")]))
    let free = try await house.desk.post(.asking("4", card: card, .reward(id: "gratis-koffie", hold: nil, sale: nil)))
    #expect(free.answer.balances.last == UnitBalance(unit: 1, change: -5, available: 1, pending: 0))
    await house.remove()
  }

  @Test func `a hold keeps points aside and ends by itself`() async throws {
    let house = try await house(cents: 6000)
    let hold = try await house.desk.post(.asking("2", card: card, .hold(40, seconds: 600)))
    #expect(hold.answer.balances[0].available == 20)
    await #expect(throws: Refusal(.balanceTooLow, field: "card")) {
      try await house.desk.post(.asking("3", card: card, .reward(id: "brood", hold: nil, sale: nil)))
    }
    house.move(to: "2026-03-02T12:10:00Z")
    #expect(try await house.desk.identify(card).balances[0].available == 60)
    await #expect(throws: Refusal(.holdEnded, field: "refers_to")) {
      try await house.desk.post(.asking("4", .releasing(EventID("1-1-2"))))
    }
    #expect(try await house.desk.passDates() == 1)
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }

  @Test func `a hold is used up by its redemption, and the rest comes free`() async throws {
    let house = try await house(cents: 9000)
    _ = try await house.desk.post(.asking("2", card: card, .hold(80, seconds: 600)))
    let taken = try await house.desk.post(
      .asking("3", card: card, .reward(id: "brood", hold: EventID("1-1-2"), sale: nil)))
    #expect(taken.answer.balances[0].available == 40)
    await #expect(throws: Refusal(.holdEnded, field: "hold")) {
      try await house.desk.post(.asking("4", card: card, .payment(20, hold: EventID("1-1-2"), sale: nil)))
    }
    #expect(try await house.desk.verifyLedger().problems.isEmpty)
    await house.remove()
  }
}
