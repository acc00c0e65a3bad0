public import ZegelDomain
import ZegelStore

/// What to show and to ask at a till: the notice that it is asked under, each question in its very words.
public struct QuestionSheet: Sendable {
  /// Of the notice; to be told back with the answers.
  public let version: Int32
  public let language: Language
  /// SHA-256 of the whole notice, in hexadecimal.
  public let noticeHash: String
  /// For the display: who, what for, that one may say no, where the rest is.
  public let shortNotice: String
  /// Younger than this, a parent or guardian decides.
  public let ageOfConsent: Int64
  /// Whether it is for somebody who is a member already.
  public let isMember: Bool
  public let questions: [ConsentQuestion]
  /// What somebody who joins may be asked for; nothing of a member.
  public let fields: [PersonalField]
}

extension Desk {
  /// What to ask of somebody whom nobody knows yet. About nobody, so nothing is written.
  ///
  /// - Refuses: `policy-missing`, `notice-missing`.
  /// - Law: Art. 7(2), 13 GDPR.
  public func questionSheet(in language: Language) async throws -> QuestionSheet {
    let (policies, day) = (self.policies, now.lawDay)
    return try await store.read { session in
      let applied = try policies.inForce(in: session)
      return try applied.sheet(in: language, on: day, isMember: false) { purpose in
        purpose.mayBeAsked(nil, on: day, lastAsked: nil)
          ? ConsentQuestion(purpose: purpose.id, text: purpose.text[language], isAskedAgain: false) : nil
      }
    }
  }

  /// What a member may be asked now; of a card of nobody, what somebody who joins is asked.
  ///
  /// - Refuses: as `questions(for:)`; `card-unknown`, `card-blocked`, `card-replaced`.
  public func questionSheet(for who: CounterMember, in language: Language, at counter: Counter) async throws
    -> QuestionSheet
  {
    let day = now.lawDay
    let id: MemberID
    do {
      id = try await member(who, for: .consent, at: counter)
    } catch let refusal as Refusal where refusal.code == .memberUnknown {
      return try await questionSheet(in: language)
    }
    let purpose = LegalDuty.consent.rawValue
    return try await look(at: .consents, of: id, for: purpose, by: counter.actor, in: counter.store) { _, seen in
      try seen.applied.sheet(in: language, on: day, isMember: true) { purpose in
        purpose.question(after: seen.rows.standing(purpose.id), in: language, on: day)
      }
    }
  }
}

extension Purpose {
  /// Nil when it may not be asked now.
  func question(after state: ConsentState?, in language: Language, on day: CalendarDay) -> ConsentQuestion? {
    guard mayBeAsked(state, on: day, lastAsked: state?.since.lawDay) else { return nil }
    return ConsentQuestion(purpose: id, text: text[language], isAskedAgain: state?.decision == .suspended)
  }
}

extension AppliedPolicy {
  fileprivate func sheet(
    in language: Language, on day: CalendarDay, isMember: Bool, _ question: (Purpose) -> ConsentQuestion?
  ) throws(Refusal) -> QuestionSheet {
    let notice = try notice(in: language)
    return QuestionSheet(
      version: policy.version, language: language, noticeHash: hex(notice.hash),
      shortNotice: policy.shortNotice(in: language, on: day).plainText,
      ageOfConsent: Int64(LegalRules.number(.ageOfConsent, on: day)), isMember: isMember,
      questions: policy.purposes.compactMap(question),
      fields: isMember ? [] : policy.fields.filter { $0.source == .person })
  }
}
