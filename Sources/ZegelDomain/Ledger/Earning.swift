/// What one rule gave for one sale, or why it gave nothing.
public struct RuleOutcome: Sendable, Equatable {
  public enum Reason: UInt8, Sendable, CaseIterable {
    case gave
    /// Gave less, or nothing, because a cap was reached.
    case capped
    case otherStore
    case outsideWindow
    case noLines
    case belowMinimum
    case beatenByAnotherRule
    /// The basis was too small for a whole point, or not above zero.
    case nothingToCount
  }

  /// The rule's place in its programme version.
  public let place: Int
  public let points: Points
  public let reason: Reason

  public init(place: Int, points: Points, reason: Reason) {
    self.place = place
    self.points = points
    self.reason = reason
  }
}

/// Computes what a sale earns; pure, and the same for a quote, a commit and every fold afterwards.
struct Earning {
  /// The most one rule gives for one sale.
  static let most: Points = 1_000_000_000_000

  let programme: Programme
  let evaluation: Evaluation
  let lines: [KeptLine]
  let day: CalendarDay

  /// The part of each line's amount that points paid for and that does not earn.
  private let unpaid: [Int64]

  init(programme: Programme, evaluation: Evaluation, netLines: [KeptLine], at instant: Instant) {
    self.programme = programme
    self.evaluation = evaluation
    lines = netLines
    day = programme.zone.local(instant).day
    unpaid = Earning.withheld(
      programme.earnsOnPartPaidWithPoints ? 0 : evaluation.paidWithPoints, over: netLines)
  }

  /// One outcome a rule, in the order of the file; counters are moved on by what was given.
  func outcomes(counting counters: inout Counters) -> [RuleOutcome] {
    var outcomes = programme.rules.enumerated().map { place, rule in
      RuleOutcome(place: place, points: 0, reason: closed(rule, at: place) ?? .nothingToCount)
    }
    var gifts = gifts(from: outcomes)
    if programme.conflict == .best { keepBest(&gifts, &outcomes) }
    for gift in gifts where gift.points > 0 {
      let points = min(Earning.most, outcomes[gift.by].points + gift.points)
      outcomes[gift.by] = RuleOutcome(place: gift.by, points: points, reason: .gave)
    }
    applyCaps(&outcomes, &counters)
    return outcomes
  }

  /// Points that rule `by` gives on account of rule `base`: itself, or the one it multiplies.
  private struct Gift {
    let by: Int
    let base: Int
    let points: Points
  }

  private func gifts(from outcomes: [RuleOutcome]) -> [Gift] {
    let open = outcomes.filter { $0.reason == .nothingToCount }.map(\.place)
    let multipliers = open.filter { programme.rules[$0].isMultiplier }
    var gifts: [Gift] = []
    for place in open {
      switch programme.rules[place].kind {
      case .multiply: continue
      case .perVisit(let points): gifts.append(Gift(by: place, base: place, points: isVisit ? points : 0))
      case .perAmount, .perItem: gifts += giftsByLine(place, multipliers)
      }
    }
    return gifts
  }

  /// A visit of which nothing is left, because all of it came back, was no visit.
  private var isVisit: Bool { lines.contains { $0.quantity > 0 || $0.amount > 0 } }

  /// Why a rule cannot count for this sale at all.
  private func closed(_ rule: EarningRule, at place: Int) -> RuleOutcome.Reason? {
    let bit: UInt64 = 1 << UInt64(place)
    if evaluation.inStore & bit == 0 { return .otherStore }
    if evaluation.inWindow & bit == 0 { return .outsideWindow }
    guard lines.contains(where: { $0.rules & bit != 0 }) else { return .noLines }
    if rule.minimumSpend > 0 {
      var spend: Int64 = 0
      for line in lines where line.rules & bit != 0 { spend += rule.basis.amount(of: line) }
      if spend < rule.minimumSpend { return .belowMinimum }
    }
    return nil
  }

  /// The rule's own points, then what each multiplier adds to them.
  ///
  /// A line takes its highest multiplier only; multipliers join one by one, so that each one's share is exact.
  private func giftsByLine(_ place: Int, _ multipliers: [Int]) -> [Gift] {
    let rule = programme.rules[place]
    var before = rounded(rule, at: place) { _ in 1000 }
    var gifts = [Gift(by: place, base: place, points: before)]
    var joined: [(bit: UInt64, permille: Int64)] = []
    for multiplier in multipliers where programme.rules[multiplier].unit == rule.unit {
      guard case .multiply(let permille, let only) = programme.rules[multiplier].kind,
        only.isEmpty || only.contains(place)
      else { continue }
      joined.append((1 << UInt64(multiplier), permille))
      let after = rounded(rule, at: place) { line in
        joined.reduce(1000) { line.rules & $1.bit != 0 ? max($0, $1.permille) : $0 }
      }
      gifts.append(Gift(by: multiplier, base: place, points: max(0, after - before)))
      before = max(before, after)
    }
    return gifts
  }

  private func rounded(_ rule: EarningRule, at place: Int, permille: (KeptLine) -> Int64) -> Points {
    let bit: UInt64 = 1 << UInt64(place)
    let (factor, divisor): (Int64, Int64)
    switch rule.kind {
    case .perAmount(let points, let minorUnits): (factor, divisor) = (points, minorUnits * 1000)
    case .perItem(let points, let items): (factor, divisor) = (points, items * 1000)
    case .perVisit, .multiply: return 0
    }
    var sum: Int128 = 0
    var total: Int128 = 0
    for (index, line) in lines.enumerated() where line.rules & bit != 0 {
      let counted: Int128
      if case .perItem = rule.kind {
        // Whole pieces only: quantities are thousandths.
        counted = Int128(line.quantity / 1000 * permille(line))
      } else {
        counted = Int128(rule.basis.amount(of: line) - unpaid[index]) * Int128(permille(line))
      }
      let share = counted * Int128(factor)
      if programme.rounding.scope == .line { total += round(share, Int128(divisor)) } else { sum += share }
    }
    if programme.rounding.scope == .rule { total = round(sum, Int128(divisor)) }
    return Points(min(max(total, 0), Int128(Earning.most)))
  }

  /// Below zero rounds as above it, so that a line and its return cancel.
  private func round(_ value: Int128, _ divisor: Int128) -> Int128 {
    let magnitude = value < 0 ? -value : value
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
    let up =
      switch programme.rounding.mode {
      case .down: false
      case .nearest: remainder * 2 >= divisor
      case .up: remainder > 0
      }
    let result = quotient + (up ? 1 : 0)
    return value < 0 ? -result : result
  }

  /// Of the rules for one unit only the one that gives most stays, with what multipliers add to it.
  private func keepBest(_ gifts: inout [Gift], _ outcomes: inout [RuleOutcome]) {
    for unit in programme.units {
      let bases = Set(gifts.map(\.base)).filter { programme.rules[$0].unit == unit.number }.sorted()
      let totals = bases.map { base in gifts.reduce(Points(0)) { $1.base == base ? $0 + $1.points : $0 } }
      guard let most = totals.max(), most > 0, let winner = totals.firstIndex(of: most).map({ bases[$0] }) else {
        continue
      }
      for base in bases where base != winner {
        outcomes[base] = RuleOutcome(place: base, points: 0, reason: .beatenByAnotherRule)
      }
      gifts.removeAll { $0.base != winner && programme.rules[$0.base].unit == unit.number }
    }
  }

  private func applyCaps(_ outcomes: inout [RuleOutcome], _ counters: inout Counters) {
    var givenPoints: Points = 0
    for place in outcomes.indices where outcomes[place].points > 0 {
      let rule = programme.rules[place]
      let wanted = outcomes[place].points
      var allowed = counters.room(for: wanted, under: rule.caps, of: .rule(rule.number), on: day)
      if rule.unit == EarnedUnit.pointsNumber {
        allowed = room(for: allowed, givenBefore: givenPoints, counters)
        counters.count(allowed, under: programme.caps, of: .programme, on: day)
        givenPoints += allowed
      }
      counters.count(allowed, under: rule.caps, of: .rule(rule.number), on: day)
      if allowed < wanted { outcomes[place] = RuleOutcome(place: place, points: allowed, reason: .capped) }
    }
  }

  private func room(for wanted: Points, givenBefore: Points, _ counters: Counters) -> Points {
    var allowed = counters.room(for: wanted, under: programme.caps, of: .programme, on: day)
    for cap in programme.caps where cap.period == .sale { allowed = min(allowed, max(0, cap.most - givenBefore)) }
    return allowed
  }

  /// Spreads what points paid over the lines by their amounts, to the exact cent.
  private static func withheld(_ paid: Int64, over lines: [KeptLine]) -> [Int64] {
    var shares = [Int64](repeating: 0, count: lines.count)
    let total = lines.reduce(Int64(0)) { $0 + max(0, $1.amount) }
    let paid = min(paid, total)
    guard paid > 0 else { return shares }
    var (amountSoFar, paidSoFar) = (Int64(0), Int64(0))
    for (index, line) in lines.enumerated() where line.amount > 0 {
      amountSoFar += line.amount
      let upTo = Int64(Int128(paid) * Int128(amountSoFar) / Int128(total))
      shares[index] = upTo - paidSoFar
      paidSoFar = upTo
    }
    return shares
  }
}
