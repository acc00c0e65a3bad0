package import ZegelDomain

/// An invented account's life: sales, returns, voids, redemptions, holds and corrections at random moments.
package struct RandomHistory {
  package private(set) var facts: [Fact] = []
  private var generator: SeededGenerator
  private let programme: Programme
  private let start = Instant(rfc3339: "2026-01-01T08:00:00Z")!
  private var sales: [(event: EventID, lines: [KeptLine])] = []
  private var redemptions: [EventID] = []
  private var holds: [EventID] = []

  package init(seed: UInt64, programme: Programme, length: Int) {
    generator = SeededGenerator(seed: seed)
    self.programme = programme
    for number in 1...length { add(Int32(number)) }
  }

  private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func add(_ number: Int32) {
    // Sometimes two facts share a moment, and the key decides their order.
    let at = start.adding(milliseconds: Int64(roll(0...200)) * 86_400_000 / 2)
    let event = EventID(stored: "\(roll(0...9))-\(number)")
    facts.append(Fact(number: number, event: event, at: at, version: programme.version, act: act(event, at)))
  }

  private mutating func act(_ event: EventID, _ at: Instant) -> Act {
    switch roll(0...19) {
    case 0...9: sale(event, at)
    case 10 where !sales.isEmpty: .giveBack(GiveBack(.everything(of: anySale().event)))
    case 11...13 where !sales.isEmpty: someLines()
    case 14: .giveBack(GiveBack(.amount(Int64(roll(1...3000)))))
    case 15, 16: redemption(event)
    case 17 where !redemptions.isEmpty: .undo(of: redemptions[roll(0...redemptions.count - 1)])
    case 18: hold(event, at)
    case 19 where !holds.isEmpty: .release(of: holds[roll(0...holds.count - 1)])
    default: .adjustment(Adjustment(unit: 0, points: Int64([-30, 40, 7][roll(0...2)]), reason: .goodwill))
    }
  }

  private mutating func anySale() -> (event: EventID, lines: [KeptLine]) { sales[roll(0...sales.count - 1)] }

  private mutating func sale(_ event: EventID, _ at: Instant) -> Act {
    let lines = (1...roll(1...5)).map { number in
      SaleLine(
        number: Int32(number), category: ["bread", "coffee", "cake"][roll(0...2)], quantity: Int64(roll(0...4)) * 500,
        amount: Int64(roll(-200...2500)), discount: Int64(roll(0...100)), coupon: Int64(roll(0...20)))
    }
    let sale = Sale(
      event: event, store: "1", till: "1", at: at, currency: "EUR", lines: lines,
      paidWithPoints: roll(0...5) == 0 ? Int64(roll(0...500)) : 0)
    let evaluation = try! programme.evaluate(sale)
    sales.append((event, evaluation.lines))
    return .sale(evaluation)
  }

  private mutating func someLines() -> Act {
    let sale = anySale()
    let lines = sale.lines.filter { _ in roll(0...1) == 0 }.map { line -> GivenBackLine in
      let half = roll(0...1) == 0
      return GivenBackLine(
        number: line.number, quantity: half ? line.quantity / 2 : line.quantity,
        amounts: roll(0...1) == 0
          ? nil
          : GivenBackLine.Amounts(
            amount: half ? line.amount / 2 : line.amount, discount: half ? line.discount / 2 : line.discount,
            coupon: half ? line.coupon / 2 : line.coupon, tax: half ? line.tax / 2 : line.tax))
    }
    return .giveBack(GiveBack(.lines(lines, of: sale.event)))
  }

  private mutating func redemption(_ event: EventID) -> Act {
    redemptions.append(event)
    let purpose: Redemption.Purpose =
      roll(0...1) == 0 || programme.rewards.isEmpty
      ? .payment(Int64(roll(1...60))) : .reward(programme.rewards[0].number)
    return .redemption(
      Redemption(
        purpose: purpose, unit: 0, points: Int64(roll(1...60)),
        hold: holds.isEmpty || roll(0...2) > 0 ? nil : holds[roll(0...holds.count - 1)],
        sale: sales.isEmpty || roll(0...3) > 0 ? nil : anySale().event))
  }

  private mutating func hold(_ event: EventID, _ at: Instant) -> Act {
    holds.append(event)
    return .hold(
      HoldRequest(unit: 0, points: Int64(roll(1...30)), until: at.adding(milliseconds: Int64(roll(1...72)) * 3_600_000))
    )
  }
}
