/// What is left of each sale and redemption once everything that came back is taken out.
///
/// Works on all facts of an account at once, so it does not matter in which order they arrived.
struct Netting {
  /// Sales touched by a return or void; nil when nothing of it is left.
  private var netLines: [EventID: [KeptLine]?] = [:]
  private(set) var undone: Set<EventID> = []

  /// `facts` in canonical order.
  init(_ facts: [Fact], book: ProgrammeBook) {
    guard facts.contains(where: \.takesBack) else { return }
    let sales = Dictionary(facts.compactMap { $0.sale(in: book) }.map { ($0.event, $0) }) { first, _ in first }
    var voided: Set<EventID> = []
    for fact in facts {
      switch fact.act {
      case .undo(let event): undone.insert(event)
      case .giveBack(let giveBack):
        guard let event = giveBack.sale, let sale = sales[event], sale.canBeTakenBack(by: fact, book) else { continue }
        if case .everything = giveBack.extent { voided.insert(event) }
        takeBack(giveBack.extent, from: sale)
      default: continue
      }
    }
    for fact in facts {
      if case .giveBack(let giveBack) = fact.act, case .amount(let amount) = giveBack.extent {
        takeBack(amount, before: fact, from: facts.compactMap { $0.sale(in: book) }, book)
      }
      if case .redemption(let redemption) = fact.act, let sale = redemption.sale, voided.contains(sale) {
        undone.insert(fact.event)
      }
    }
  }

  /// The lines of a sale that have not come back; nil when all of them have.
  func lines(of event: EventID, sold: [KeptLine]) -> [KeptLine]? {
    if let net = netLines[event] { net } else { sold }
  }

  private mutating func takeBack(_ extent: GiveBack.Extent, from sale: SaleFact) {
    guard let left = lines(of: sale.event, sold: sale.lines) else { return }
    switch extent {
    case .everything: keep(nil, of: sale.event)
    case .lines(let given, _): keep(left.without(given, sold: sale.lines), of: sale.event)
    case .amount: return
    }
  }

  /// Without a receipt the latest sales come back first, from their last line.
  private mutating func takeBack(_ amount: Int64, before fact: Fact, from sales: [SaleFact], _ book: ProgrammeBook) {
    var open = amount
    for sale in sales.reversed() where open > 0 && sale.place < fact.place && sale.canBeTakenBack(by: fact, book) {
      guard var left = lines(of: sale.event, sold: sale.lines) else { continue }
      for place in left.indices.reversed() where open > 0 && left[place].amount > 0 {
        let part = min(open, left[place].amount)
        left[place] = left[place].reduced(byAmount: part)
        open -= part
      }
      keep(left, of: sale.event)
    }
  }

  private mutating func keep(_ lines: [KeptLine]?, of event: EventID) {
    let left = lines?.filter { !$0.isEmpty }
    netLines[event] = .some(left?.isEmpty ?? true ? nil : left)
  }
}

/// A sale among an account's facts.
private struct SaleFact {
  let event: EventID
  let place: FactPlace
  let lines: [KeptLine]
  /// When the programme's points of this sale are released.
  let released: Instant

  /// Under `pending-only` a return takes nothing back once the sale's points are released.
  func canBeTakenBack(by fact: Fact, _ book: ProgrammeBook) -> Bool {
    book[fact.version].returnPolicy != .pendingOnly || fact.at < released
  }
}

extension Fact {
  fileprivate var takesBack: Bool {
    switch act {
    case .giveBack, .undo: true
    default: false
    }
  }

  fileprivate func sale(in book: ProgrammeBook) -> SaleFact? {
    guard case .sale(let evaluation) = act else { return nil }
    let programme = book[evaluation.version]
    return SaleFact(
      event: event, place: place, lines: evaluation.lines,
      released: programme.units[0].available(earnedAt: at, in: programme.zone))
  }
}

extension [KeptLine] {
  /// What is left after these lines came back; more than was sold never comes back.
  fileprivate func without(_ given: [GivenBackLine], sold: [KeptLine]) -> [KeptLine] {
    var left = self
    for line in given {
      guard let place = left.firstIndex(where: { $0.number == line.number }),
        let original = sold.first(where: { $0.number == line.number })
      else { continue }
      left[place] = left[place].without(line, sold: original)
    }
    return left
  }
}

extension KeptLine {
  var isEmpty: Bool { quantity == 0 && amount == 0 && discount == 0 && coupon == 0 && tax == 0 }

  fileprivate func without(_ given: GivenBackLine, sold: KeptLine) -> KeptLine {
    var left = self
    left.quantity = less(quantity, given.quantity)
    if let amounts = given.amounts {
      left.amount = less(amount, amounts.amount)
      left.discount = less(discount, amounts.discount)
      left.coupon = less(coupon, amounts.coupon)
      left.tax = less(tax, amounts.tax)
    } else {
      // Always measured from what was sold, so that halves add up to the whole in any order.
      left.amount = share(of: sold.amount, left: left.quantity, sold: sold.quantity)
      left.discount = share(of: sold.discount, left: left.quantity, sold: sold.quantity)
      left.coupon = share(of: sold.coupon, left: left.quantity, sold: sold.quantity)
      left.tax = share(of: sold.tax, left: left.quantity, sold: sold.quantity)
    }
    return left
  }

  fileprivate func reduced(byAmount part: Int64) -> KeptLine {
    var left = self
    left.amount = amount - part
    left.quantity = left.amount == 0 ? 0 : quantity
    left.discount = share(of: discount, left: left.amount, sold: amount)
    left.coupon = share(of: coupon, left: left.amount, sold: amount)
    left.tax = share(of: tax, left: left.amount, sold: amount)
    return left
  }

  /// `kept` less `back`, never past zero; a line sold below zero goes up towards it.
  private func less(_ kept: Int64, _ back: Int64) -> Int64 {
    kept >= 0 ? Swift.max(0, kept - Swift.max(0, back)) : Swift.min(0, kept - Swift.min(0, back))
  }

  private func share(of whole: Int64, left: Int64, sold: Int64) -> Int64 {
    sold == 0 ? 0 : Int64(Int128(whole) * Int128(left) / Int128(sold))
  }
}
