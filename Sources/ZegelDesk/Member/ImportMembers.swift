public import ZegelDomain
import ZegelStore

/// A row of a customer file, as the mapping reads it.
public struct ImportedMember: Sendable {
  public let line: Int
  public let values: [String: String]
  /// Purposes that the row says yes to, with the day on which that was said; nil where the row has no such proof.
  public let yes: [String: CalendarDay?]
  public let card: CardName?

  public init(line: Int, values: [String: String], yes: [String: CalendarDay?], card: CardName?) {
    self.line = line
    self.values = values
    self.yes = yes
    self.card = card
  }
}

/// What becomes of a yes without its proof.
public enum UnprovenConsent: String, Sendable, CaseIterable {
  /// The row is refused.
  case refuse
  /// They become a member, and the yes does not count.
  case joinWithout = "join-without"
}

public enum ImportOutcome: Sendable, Equatable {
  case joined(MemberID)
  /// As a member, without what could not be proven.
  case joinedWithout(MemberID)
  case refused(Refusal)
}

extension Desk {
  /// Takes a page of a customer file in, in one transaction, each row by itself: what is wrong with one does not stop
  /// the others.
  ///
  /// A yes counts only with the day on which it was said and the words that were agreed to.
  ///
  /// - Law: Art. 5(1)(b), 6, 7(1), 14 GDPR.
  public func importMembers(
    _ members: [ImportedMember], agreedTo words: String?, language: Language, unproven: UnprovenConsent, by actor: Actor
  ) async throws -> [ImportOutcome] {
    let today = now.lawDay
    var plans: [(joining: Joining?, refusal: Refusal?, isShort: Bool)] = []
    for member in members {
      let proven = member.yes.filter { entry in entry.value.map { $0 <= today } ?? false && words != nil }
      let isShort = proven.count < member.yes.count
      if isShort, unproven == .refuse {
        plans.append((nil, Refusal(.consentUnproven, field: "consents"), true))
        continue
      }
      var application = MemberApplication(
        values: member.values, consents: proven.mapValues { _ in true }, route: .import, language: language,
        card: member.card)
      application.agreedTo = words
      plans.append((try joining(application, by: actor), nil, isShort))
    }
    let (policies, fixed) = (self.policies, plans)
    return try await store.write { session in
      let applied = try policies.inForce(in: session)
      return try fixed.map { plan in
        guard let joining = plan.joining else { return .refused(plan.refusal ?? Refusal(.inputMalformed)) }
        do {
          try session.savepoint { try joining.join(by: applied, in: session) }
          return plan.isShort ? .joinedWithout(joining.id) : .joined(joining.id)
        } catch let refusal as Refusal {
          return .refused(refusal)
        }
      }
    }
  }
}
