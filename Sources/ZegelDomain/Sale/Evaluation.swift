/// What is kept of a sale: enough to compute its points again, also after half a line came back, and nothing that says
/// what was bought.
package struct Evaluation: Sendable, Equatable {
  /// Of the programme that judged it, for ever.
  package let version: Int32
  /// A bit for each rule of that version whose store fits, and whose windows are open.
  package let inStore: UInt64
  package let inWindow: UInt64
  package let lines: [KeptLine]
  package let paidWithPoints: Int64

  package init(version: Int32, inStore: UInt64, inWindow: UInt64, lines: [KeptLine], paidWithPoints: Int64) {
    self.version = version
    self.inStore = inStore
    self.inWindow = inWindow
    self.lines = lines
    self.paidWithPoints = paidWithPoints
  }
}

package struct KeptLine: Sendable, Equatable {
  package let number: Int32
  package var quantity: Int64
  package var amount: Int64
  package var discount: Int64
  package var coupon: Int64
  package var tax: Int64
  /// A bit for each rule that counts this line.
  package let rules: UInt64

  package init(
    number: Int32, quantity: Int64, amount: Int64, discount: Int64, coupon: Int64, tax: Int64, rules: UInt64
  ) {
    self.number = number
    self.quantity = quantity
    self.amount = amount
    self.discount = discount
    self.coupon = coupon
    self.tax = tax
    self.rules = rules
  }
}

extension Programme {
  /// Judges a sale by this version: which rules can count which lines.
  ///
  /// Refuses what cannot be a sale of this programme: another currency, an unknown store or till, a repeated line number,
  /// amounts or quantities out of range, a tax that a rule needs and the till did not say.
  ///
  /// Lines of sensitive goods are judged like the others, and then left out: nothing of them is kept.
  package func evaluate(_ sale: Sale) throws(Refusal) -> Evaluation {
    guard sale.currency == currency else { throw Refusal(.currencyMismatch, field: "currency", currency) }
    guard stores.contains(sale.store) else { throw Refusal(.storeUnknown, field: "store") }
    guard stores.contains(till: sale.till, of: sale.store) else { throw Refusal(.tillUnknown, field: "till") }
    guard sale.lines.count <= Sale.mostLines else {
      throw Refusal(.saleTooLarge, field: "lines", String(Sale.mostLines))
    }
    guard (0...mostMinorUnits).contains(sale.paidWithPoints) else {
      throw Refusal(.amountOutOfRange, field: "paid_with_points_cents")
    }
    let local = zone.local(sale.at)
    return Evaluation(
      version: version,
      inStore: bits { $0.stores.isEmpty || $0.stores.contains(sale.store) },
      inWindow: bits { rule in rule.windows.isEmpty || rule.windows.contains { $0.contains(local) } },
      lines: try keep(sale.lines, on: local.day), paidWithPoints: sale.paidWithPoints)
  }

  private func bits(_ holds: (EarningRule) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for (place, rule) in rules.enumerated() where holds(rule) { bits |= 1 << UInt64(place) }
    return bits
  }

  private func keep(_ lines: [SaleLine], on day: CalendarDay) throws(Refusal) -> [KeptLine] {
    var total: Int64 = 0
    var kept: [KeptLine] = []
    kept.reserveCapacity(lines.count)
    let needsTax = rules.contains { $0.basis.tax == .excluded }
    for (place, line) in lines.enumerated() {
      try check(line, at: place)
      if needsTax && line.tax == nil { throw Refusal(.taxMissing, field: "lines[\(place)].tax_cents") }
      total += abs(line.amount) + abs(line.discount)
      guard total <= mostMinorUnits else { throw Refusal(.amountOutOfRange, field: "lines") }
      kept.append(
        KeptLine(
          number: line.number, quantity: line.quantity, amount: line.amount, discount: line.discount,
          coupon: line.coupon, tax: line.tax ?? 0, rules: bits { $0.lines.matches(line) }))
    }
    if let place = KeptLine.placeOfRepeatedNumber(kept) {
      throw Refusal(.lineRepeated, field: "lines[\(place)].line")
    }
    if !lines.contains(where: { $0.isSensitive(sensitive, on: day) }) { return kept }
    return zip(lines, kept).filter { !$0.0.isSensitive(sensitive, on: day) }.map(\.1)
  }

  private func check(_ line: SaleLine, at place: Int) throws(Refusal) {
    let amounts = [
      ("amount_cents", line.amount), ("discount_cents", line.discount), ("coupon_cents", line.coupon),
      ("tax_cents", line.tax ?? 0),
    ]
    for (name, amount) in amounts where !(-mostMinorUnits...mostMinorUnits).contains(amount) {
      throw Refusal(.amountOutOfRange, field: "lines[\(place)].\(name)")
    }
    guard (-mostQuantity...mostQuantity).contains(line.quantity) else {
      throw Refusal(.quantityOutOfRange, field: "lines[\(place)].qty")
    }
  }
}

extension KeptLine {
  static func placeOfRepeatedNumber(_ lines: [KeptLine]) -> Int? {
    var rising = true
    for place in lines.indices.dropFirst() where lines[place].number <= lines[place - 1].number { rising = false }
    if rising { return nil }
    var seen: Set<Int32> = []
    return lines.firstIndex { !seen.insert($0.number).inserted }
  }
}
