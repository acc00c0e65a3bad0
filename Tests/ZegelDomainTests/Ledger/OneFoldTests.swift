import Testing
import ZegelDomain
import ZegelTestKit

@Suite struct `One account, one fold` {
  private static let seeds = Array(UInt64(1)...60)

  /// Adds facts one by one in the order given, as they would arrive, and keeps every entry. What takes something back
  /// waits for it, as it does at the desk.
  private func arrive(_ facts: [Fact], _ book: ProgrammeBook) -> (state: AccountState, entries: [Transfer]) {
    var state = AccountState()
    var entries: [Transfer] = []
    let facts = facts.afterWhatTheyTakeBack()
    for (count, fact) in facts.enumerated() {
      let folded = Account.adding(fact, to: state, book: book) { Array(facts.prefix(count)) }
      state = folded.state
      entries += folded.transfers
    }
    return (state, entries)
  }

  @Test(arguments: ProgrammeVariety.all.indices, seeds)
  func `facts that arrive in any order end in the same state and the same ledger`(variety: Int, seed: UInt64) {
    let sample = ProgrammeVariety.all[variety]
    let facts = RandomHistory(seed: seed, programme: sample.programme, length: 40).facts
    let whole = Account.fold(facts, passedTo: facts.map(\.at).max()!, book: sample.book)
    var generator = SeededGenerator(seed: seed)
    for order in [facts, facts.sorted { $0.place < $1.place }, facts.shuffled(using: &generator)] {
      let (state, entries) = arrive(order, sample.book)
      let (sameState, sameLedger) = (state == whole.state, Image(entries) == Image(whole.transfers))
      #expect(sameState)
      #expect(sameLedger)
    }
  }

  @Test(arguments: ProgrammeVariety.all.indices, seeds)
  func `buckets balance, and the balance is what the entries say`(variety: Int, seed: UInt64) {
    let sample = ProgrammeVariety.all[variety]
    let facts = RandomHistory(seed: seed, programme: sample.programme, length: 40).facts
    let (state, entries) = arrive(facts, sample.book)
    let image = Image(entries)
    for unit: UInt8 in [0, 1] {
      #expect(Bucket.allCases.reduce(0) { $0 + image.total($1, unit: unit) } == 0)
      #expect(image.total(.available, unit: unit) + image.total(.owed, unit: unit) == state.available(unit))
      #expect(image.total(.pending, unit: unit) == state.pending(unit))
      #expect(image.total(.held, unit: unit) == state.held(unit))
    }
    #expect(entries.allSatisfy { $0.points > 0 && $0.from != $0.to })
  }

  @Test(arguments: [0, 1, 4], seeds)
  func `a return leaves everything as if the returned lines had never been sold`(variety: Int, seed: UInt64) {
    let sample = ProgrammeVariety.all[variety]
    let history = RandomHistory(seed: seed, programme: sample.programme, length: 40).facts
    let withReturns = history.filter { !$0.act.isReturnByAmount }
    let end = history.map(\.at).max()!
    let returned = Account.fold(withReturns, passedTo: end, book: sample.book).state
    let neverSold = Account.fold(withReturns.withoutWhatCameBack(), passedTo: end, book: sample.book).state
    #expect(returned.lots == neverSold.lots)
    #expect(returned.debts == neverSold.debts)
    #expect(returned.holds == neverSold.holds)
    #expect(returned.counters == neverSold.counters)
    #expect(returned.inactivity == neverSold.inactivity)
    #expect(returned.taken == neverSold.taken)
  }

  @Test(arguments: ProgrammeVariety.all.indices, seeds)
  func `dates that pass early or late make no difference`(variety: Int, seed: UInt64) {
    let sample = ProgrammeVariety.all[variety]
    let facts = RandomHistory(seed: seed, programme: sample.programme, length: 30).facts
      .sorted { $0.place < $1.place }.afterWhatTheyTakeBack()
    var state = AccountState()
    var seen: [Fact] = []
    for fact in facts {
      state = Account.passing(to: fact.at.adding(milliseconds: -1), state, book: sample.book).state
      state = Account.adding(fact, to: state, book: sample.book) { seen }.state
      seen.append(fact)
    }
    let same = state == Account.fold(facts, passedTo: facts.map(\.at).max()!, book: sample.book).state
    #expect(same)
  }
}

extension Fact {
  fileprivate var takesBack: EventID? {
    switch act {
    case .giveBack(let giveBack): giveBack.sale
    case .undo(let event): event
    default: nil
    }
  }
}

extension [Fact] {
  fileprivate func afterWhatTheyTakeBack() -> [Fact] {
    var (arrived, waiting): ([Fact], [Fact]) = ([], [])
    for fact in self {
      if let event = fact.takesBack, !arrived.contains(where: { $0.event == event }) {
        waiting.append(fact)
      } else {
        arrived.append(fact)
        arrived += waiting.filter { $0.takesBack == fact.event }
        waiting.removeAll { $0.takesBack == fact.event }
      }
    }
    return arrived + waiting
  }
}

extension Act {
  fileprivate var isReturnByAmount: Bool {
    if case .giveBack(let giveBack) = self, case .amount = giveBack.extent { true } else { false }
  }
}

extension [Fact] {
  /// The same life in which what came back was never sold and what was undone never happened; written without the
  /// code under test.
  fileprivate func withoutWhatCameBack() -> [Fact] {
    var voided: Set<EventID> = []
    var undone: Set<EventID> = []
    var back: [EventID: [GivenBackLine]] = [:]
    for fact in sorted(by: { $0.place < $1.place }) {
      switch fact.act {
      case .giveBack(let giveBack):
        switch giveBack.extent {
        case .everything(let sale): voided.insert(sale)
        case .lines(let lines, let sale): back[sale, default: []] += lines
        case .amount: break
        }
      case .undo(let event): undone.insert(event)
      default: break
      }
    }
    return compactMap { fact in
      switch fact.act {
      case .giveBack, .undo: return nil
      case .redemption(let redemption):
        return undone.contains(fact.event) || redemption.sale.map(voided.contains) == true ? nil : fact
      case .sale(let sold):
        guard !voided.contains(fact.event) else { return nil }
        let given = back[fact.event, default: []]
        let lines = sold.lines.map { $0.minus(given) }.filter(\.isSomething)
        guard !lines.isEmpty else { return nil }
        let left = Evaluation(
          version: sold.version, inStore: sold.inStore, inWindow: sold.inWindow, lines: lines,
          paidWithPoints: sold.paidWithPoints)
        return Fact(number: fact.number, event: fact.event, at: fact.at, version: fact.version, act: .sale(left))
      default: return fact
      }
    }
  }
}

extension KeptLine {
  fileprivate var isSomething: Bool { [quantity, amount, discount, coupon, tax].contains { $0 != 0 } }

  fileprivate func minus(_ given: [GivenBackLine]) -> KeptLine {
    var left = self
    for back in given where back.number == number { left = left.minus(back, of: self) }
    return left
  }

  fileprivate func minus(_ back: GivenBackLine, of sold: KeptLine) -> KeptLine {
    func towardsZero(_ left: Int64, _ by: Int64) -> Int64 {
      left >= 0 ? Swift.max(0, left - Swift.max(by, 0)) : Swift.min(0, left - Swift.min(by, 0))
    }
    var left = self
    left.quantity = towardsZero(quantity, back.quantity)
    if let amounts = back.amounts {
      left.amount = towardsZero(amount, amounts.amount)
      left.discount = towardsZero(discount, amounts.discount)
      left.coupon = towardsZero(coupon, amounts.coupon)
      left.tax = towardsZero(tax, amounts.tax)
    } else if sold.quantity == 0 {
      (left.amount, left.discount, left.coupon, left.tax) = (0, 0, 0, 0)
    } else {
      left.amount = sold.amount * left.quantity / sold.quantity
      left.discount = sold.discount * left.quantity / sold.quantity
      left.coupon = sold.coupon * left.quantity / sold.quantity
      left.tax = sold.tax * left.quantity / sold.quantity
    }
    return left
  }
}
