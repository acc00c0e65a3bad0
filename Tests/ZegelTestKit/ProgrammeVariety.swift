import ZegelDomain

/// Programmes that differ in everything a fold has to get right.
package enum ProgrammeVariety {
  package static let all: [SampleProgramme] = [plain, waiting, strict, lively, best]

  private static let bread = LineSelector(categories: ["bread"])
  private static let coffee = LineSelector(categories: ["coffee"])

  static var plain: SampleProgramme { SampleProgramme() }

  /// Pending points, rolling expiry, caps and a reward limit.
  static var waiting: SampleProgramme {
    var sample = SampleProgramme()
    sample.pending = .days(3)
    sample.expiry = .rolling(.days(40), roundedTo: .month)
    sample.rules = [
      .perEuro(caps: [Cap(most: 30, period: .day), Cap(most: 60, period: .week)]),
      .perItem(number: 2, id: "stamp", points: 1, unit: 1, lines: coffee),
    ]
    sample.caps = [Cap(most: 100, period: .month)]
    sample.rewards = [
      Reward(
        number: 1, id: "loaf", title: Texts(nl: "brood", en: "loaf"), unit: 0, cost: 20, stock: 10,
        limits: [Cap(most: 2, period: .week)], firstDay: nil, lastDay: nil)
    ]
    return sample
  }

  /// Returns that only reach to zero, fixed expiry days.
  static var strict: SampleProgramme {
    var sample = SampleProgramme()
    sample.returnPolicy = .toZero
    sample.expiry = .fixed([MonthDay(month: 1, day: 31)!, MonthDay(month: 3, day: 15)!], leastDays: 20)
    sample.rules = [
      .perEuro(), .times(number: 2, id: "double", permille: 2000, lines: bread),
      .perVisit(number: 3, id: "visit", points: 5, minimumSpend: 500, caps: [Cap(most: 10, period: .week)]),
    ]
    return sample
  }

  /// Points that go after silence, returns only while pending.
  static var lively: SampleProgramme {
    var sample = SampleProgramme()
    sample.returnPolicy = .pendingOnly
    sample.pending = .days(10)
    sample.expiry = .inactivity(.days(20), keptAliveBy: [.earn, .spend])
    sample.stampExpiry = .rolling(.months(1), roundedTo: .day)
    sample.rules = [.perEuro(points: 3, minorUnits: 250), .perItem(number: 2, id: "stamp", points: 1, unit: 1)]
    sample.rounding = Rounding(mode: .nearest, scope: .line)
    return sample
  }

  /// The best rule wins, and lines are rounded up.
  static var best: SampleProgramme {
    var sample = SampleProgramme()
    sample.conflict = .best
    sample.rounding = Rounding(mode: .up, scope: .rule)
    sample.earnsOnPartPaidWithPoints = true
    sample.rules = [
      .perEuro(), .perItem(number: 2, id: "piece", points: 4, lines: coffee),
      .times(number: 3, id: "more", permille: 1500, of: [0], lines: bread, minimumSpend: 300),
    ]
    return sample
  }
}
