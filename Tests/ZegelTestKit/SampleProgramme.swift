package import ZegelDomain

/// An invented bakery's programme, to be varied.
package struct SampleProgramme {
  package var version: Int32 = 1
  package var zone: ZoneRules = .utc
  package var pending: Period = .none
  package var expiry: Expiry = .never
  package var stampExpiry: Expiry = .never
  package var rules: [EarningRule] = [.perEuro()]
  package var conflict: RuleConflict = .add
  package var rounding = Rounding(mode: .down, scope: .rule)
  package var earnsOnPartPaidWithPoints = false
  package var caps: [Cap] = []
  package var returnPolicy: ReturnPolicy = .belowZero
  package var rewards: [Reward] = []

  package init() {}

  package var programme: Programme {
    Programme(
      version: version, name: "De Korenaar", currency: "EUR", zone: zone,
      units: [
        EarnedUnit(
          number: 0, id: "points", name: Texts(nl: "punten", en: "points"), pending: pending, expiry: expiry),
        EarnedUnit(
          number: 1, id: "coffee", name: Texts(nl: "koffiezegels", en: "coffee stamps"), pending: .none,
          expiry: stampExpiry),
      ],
      rules: rules, conflict: conflict, rounding: rounding, earnsOnPartPaidWithPoints: earnsOnPartPaidWithPoints,
      caps: caps, returnPolicy: returnPolicy, rewards: rewards,
      payment: PointsPayment(points: 100, minorUnits: 100, leastPoints: 1), stores: .any,
      cards: CardPlan(format: .ean13, prefix: "29", length: 0, alphabet: ""), reachDays: 400)
  }

  package var book: ProgrammeBook { ProgrammeBook([(from: .distantPast, programme: programme)]) }
}

extension EarningRule {
  package static func perEuro(
    number: UInt16 = 1, id: String = "euro", points: Points = 1, minorUnits: Int64 = 100, unit: UInt8 = 0,
    lines: LineSelector = LineSelector(), minimumSpend: Int64 = 0, windows: [Window] = [], stores: Set<String> = [],
    caps: [Cap] = [], basis: AmountBasis = AmountBasis(discount: .afterDiscount, tax: .included)
  ) -> EarningRule {
    make(
      number, id, unit, .perAmount(points: points, minorUnits: minorUnits), basis, lines, minimumSpend, stores, windows,
      caps)
  }

  package static func perVisit(
    number: UInt16, id: String, points: Points, minimumSpend: Int64 = 0, caps: [Cap] = []
  ) -> EarningRule {
    make(number, id, 0, .perVisit(points: points), .plain, LineSelector(), minimumSpend, [], [], caps)
  }

  package static func perItem(
    number: UInt16, id: String, points: Points, items: Int64 = 1, unit: UInt8 = 0, lines: LineSelector = LineSelector(),
    caps: [Cap] = []
  ) -> EarningRule {
    make(number, id, unit, .perItem(points: points, items: items), .plain, lines, 0, [], [], caps)
  }

  package static func times(
    number: UInt16, id: String, permille: Int64, of rules: [Int] = [], lines: LineSelector = LineSelector(),
    minimumSpend: Int64 = 0, windows: [Window] = []
  ) -> EarningRule {
    make(number, id, 0, .multiply(permille: permille, rules: rules), .plain, lines, minimumSpend, [], windows, [])
  }

  private static func make(
    _ number: UInt16, _ id: String, _ unit: UInt8, _ kind: Kind, _ basis: AmountBasis, _ lines: LineSelector,
    _ minimumSpend: Int64, _ stores: Set<String>, _ windows: [Window], _ caps: [Cap]
  ) -> EarningRule {
    EarningRule(
      number: number, id: id, title: Texts(nl: id, en: id), unit: unit, kind: kind, basis: basis, lines: lines,
      minimumSpend: minimumSpend, stores: stores, windows: windows, caps: caps)
  }
}

extension AmountBasis {
  package static let plain = AmountBasis(discount: .afterDiscount, tax: .included)
}

extension Sale {
  package static func of(
    _ lines: [SaleLine], event: String = "1-1-1", at: String = "2026-03-02T10:00:00Z", store: String = "1",
    paidWithPoints: Int64 = 0
  ) -> Sale {
    Sale(
      event: try! EventID(event), store: store, till: "1", at: Instant(rfc3339: at)!, currency: "EUR", lines: lines,
      paidWithPoints: paidWithPoints)
  }
}

extension SaleLine {
  package static func of(
    _ number: Int32, cents: Int64, quantity: Int64 = 1000, category: String? = nil, discount: Int64 = 0,
    coupon: Int64 = 0, tax: Int64? = nil
  ) -> SaleLine {
    SaleLine(
      number: number, category: category, quantity: quantity, amount: cents, discount: discount, coupon: coupon,
      tax: tax)
  }
}
