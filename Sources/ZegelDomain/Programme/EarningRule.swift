/// One reason to earn.
///
/// A class, and never changed, so that the fold hands it on without copying what is in it.
package final class EarningRule: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `points` for each `minorUnits` of the basis.
    case perAmount(points: Points, minorUnits: Int64)
    /// `points` once a sale.
    case perVisit(points: Points)
    /// `points` for each `items` whole pieces (or litres) of the lines.
    case perItem(points: Points, items: Int64)
    /// What the other rules give for these lines, times `permille` / 1000; at least 1000.
    /// `rules` are places in the programme's list; empty means every rule per amount or item of this unit.
    case multiply(permille: Int64, rules: [Int])
  }

  /// Given out once by the house and never to another rule.
  package let number: UInt16
  package let id: String
  package let title: Texts
  /// The number of the unit it gives.
  package let unit: UInt8
  package let kind: Kind
  package let basis: AmountBasis
  package let lines: LineSelector
  /// In minor units of the basis, over the rule's own lines.
  package let minimumSpend: Int64
  /// Empty means every store.
  package let stores: Set<String>
  /// Empty means always.
  package let windows: [Window]
  package let caps: [Cap]

  package init(
    number: UInt16, id: String, title: Texts, unit: UInt8, kind: Kind, basis: AmountBasis, lines: LineSelector,
    minimumSpend: Int64, stores: Set<String>, windows: [Window], caps: [Cap]
  ) {
    self.number = number
    self.id = id
    self.title = title
    self.unit = unit
    self.kind = kind
    self.basis = basis
    self.lines = lines
    self.minimumSpend = minimumSpend
    self.stores = stores
    self.windows = windows
    self.caps = caps
  }

  package static func == (left: EarningRule, right: EarningRule) -> Bool {
    left === right
      || (left.number == right.number && left.id == right.id && left.title == right.title && left.unit == right.unit
        && left.kind == right.kind && left.basis == right.basis && left.lines == right.lines
        && left.minimumSpend == right.minimumSpend && left.stores == right.stores && left.windows == right.windows
        && left.caps == right.caps)
  }

  package var isMultiplier: Bool { if case .multiply = kind { true } else { false } }
}

/// Which amount of a line counts.
package struct AmountBasis: Hashable, Sendable {
  package enum Discount: String, Sendable, CaseIterable {
    /// The price on the shelf.
    case beforeDiscount = "before-discount"
    /// What the shop receives: its own discounts are off.
    case afterDiscount = "after-discount"
    /// What the customer pays: a manufacturer's coupon is off as well.
    case afterCoupons = "after-coupons"
  }
  package enum Tax: String, Sendable, CaseIterable { case included, excluded }

  package let discount: Discount
  package let tax: Tax

  package init(discount: Discount, tax: Tax) {
    self.discount = discount
    self.tax = tax
  }

  package func amount(of line: KeptLine) -> Int64 {
    let gross =
      switch discount {
      case .beforeDiscount: line.amount + line.discount
      case .afterDiscount: line.amount
      case .afterCoupons: line.amount - line.coupon
      }
    return tax == .included ? gross : gross - line.tax
  }
}

/// No more than `most` in each period.
package struct Cap: Sendable, Equatable {
  package let most: Points
  package let period: CapPeriod

  package init(most: Points, period: CapPeriod) {
    self.most = most
    self.period = period
  }
}

/// Calendar periods in the programme's time zone; weeks begin on Monday.
package enum CapPeriod: UInt8, Sendable, CaseIterable {
  case sale, day, week, month, year, ever

  package init?(name: String) {
    guard let found = CapPeriod.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  package var name: String {
    switch self {
    case .sale: "sale"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .year: "year"
    case .ever: "ever"
    }
  }

  /// The same number for every moment of one period, larger for later ones.
  package func index(of day: CalendarDay) -> Int32 {
    switch self {
    case .sale, .ever: 0
    case .day: day.dayNumber
    case .week: Int32((Int64(day.dayNumber) + 3).flooredDivision(by: 7).quotient)
    case .month: Int32(day.parts.year * 12 + day.parts.month - 1)
    case .year: Int32(day.parts.year)
    }
  }
}
