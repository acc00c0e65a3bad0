public import ZegelDomain

/// What there is against a party on a day, or will be soon.
public struct PartyFinding: Sendable, Hashable {
  public let party: String
  public let law: Texts
  public let message: Texts
  public let remedy: Texts
  /// The first day that it holds, where that is still to come.
  public let from: CalendarDay?
  /// It is no breach of the law today.
  public let isWarning: Bool
}

extension PrivacyPolicy {
  /// Days within which an end is told of beforehand.
  public static let warningDays = 60
  /// Contracts in a chain above which nobody oversees it any more.
  public static let mostDepth = 2

  /// - Law: Art. 26, 28, 44 to 49 GDPR.
  public func partyFindings(on day: CalendarDay) -> [PartyFinding] {
    let now = problems(on: day).compactMap { finding($0, from: nil) }
    let last = day.adding(days: PrivacyPolicy.warningDays)
    let soon = problemsAhead(of: day).filter { $0.from <= last.adding(days: 1) }
      .compactMap { finding($0.problem, from: $0.from) }
    return now + soon + parties.filter { depth(of: $0) > PrivacyPolicy.mostDepth }.map { tooDeep($0) }
  }

  private func finding(_ problem: PolicyProblem, from: CalendarDay?) -> PartyFinding? {
    concernedParty(at: problem.path).map {
      PartyFinding(
        party: $0.id, law: problem.lawTexts, message: problem.message, remedy: problem.remedy, from: from,
        isWarning: from != nil)
    }
  }

  private func tooDeep(_ party: Party) -> PartyFinding {
    let depth = depth(of: party)
    return PartyFinding(
      party: party.id, law: Texts(nl: "Art. 28(2) en (4) AVG", en: "Art. 28(2) and (4) GDPR"),
      message: Texts(nl: "\(depth) overeenkomsten ver van dit huis", en: "\(depth) contracts away from this house"),
      remedy: Texts(nl: "kijk of de keten korter kan", en: "see whether the chain can be shorter"), from: nil,
      isWarning: true)
  }
}
