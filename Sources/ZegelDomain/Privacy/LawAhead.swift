/// Something that the law will have against a policy from a day on, though nothing in the policy changes.
public struct ProblemAhead: Sendable, Hashable {
  /// The first day.
  public let from: CalendarDay
  public let problem: PolicyProblem
}

extension PrivacyPolicy {
  /// What comes after a day: contracts that end, adequacy that ends, rules that change. The earliest first, each once.
  public func problemsAhead(of day: CalendarDay) -> [ProblemAhead] {
    var seen = Set(problems(on: day))
    return turningDays.filter { $0 > day }.flatMap { turn in
      problems(on: turn).filter { seen.insert($0).inserted }.map { ProblemAhead(from: turn, problem: $0) }
    }
  }

  /// Days on which the same policy may be judged in another way.
  private var turningDays: [CalendarDay] {
    let contracts = parties.map(\.contract) + controllers.map(\.contract)
    let ends = contracts.compactMap { $0?.until } + LegalRules.adequate.compactMap(\.until)
    let begins =
      LegalRules.numbers.compactMap(\.from) + LegalRules.adequate.compactMap(\.from)
      + SensitiveGoods.rows.compactMap(\.from)
    return Set(ends.map { $0.adding(days: 1) } + begins).sorted()
  }

  /// How many contracts lie between a party and the house: 1 for who works for the house itself.
  public func depth(of party: Party) -> Int {
    var (depth, current) = (1, party)
    while depth <= parties.count, let above = current.under.flatMap(self.party) {
      (depth, current) = (depth + 1, above)
    }
    return depth
  }

  /// The party that a problem is about.
  public func concernedParty(at path: String) -> Party? {
    parties.indices.first { path == "parties[\($0)]" || path.hasPrefix("parties[\($0)].") }.map { parties[$0] }
  }
}
