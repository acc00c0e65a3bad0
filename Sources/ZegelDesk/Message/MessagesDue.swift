public import ZegelDomain
import ZegelStore

/// What came of the messages that were due.
public struct SentMessages: Sendable {
  public var sent = 0
  /// Tried in vain; they are tried again, or were the last time.
  public var failed = 0
  /// That nobody tries any more: refused, tried too often, or not to be sent after all.
  public var ended = 0

  public init() {}
}

extension Desk {
  /// Sends what is due: to everybody, or to one member. May run at any time, by any process, any number of times: each
  /// message is tried by one of them.
  ///
  /// After a failure the next try comes later and later, six in all over a day and a half. A mail server that broke off at
  /// the end may have taken the message: then it comes twice.
  public func sendMessagesDue(to member: MemberID? = nil, most: Int = 100) async throws -> SentMessages {
    var result = SentMessages()
    if carriers.mail == nil { return result }
    let now = self.now
    let due = try await store.read { session in
      if let member { return try session.messagesDue(to: member).filter { $0.dueAt <= now } }
      return try session.messagesDue(by: now, most: most)
    }
    for message in due { try await sendDue(message, &result) }
    return result
  }

  private func sendDue(_ message: MessageDueRow, _ result: inout SentMessages) async throws {
    let (attempt, now) = (message.attempts, self.now)
    let pause = MessageDueRow.pauseMinutes[min(attempt, MessageDueRow.pauseMinutes.count - 1)]
    let taken = try await store.write { session in
      try session.take(message, again: now.adding(milliseconds: pause * 60_000))
    }
    guard taken else { return }
    let isLast =
      attempt + 1 >= MessageDueRow.pauseMinutes.count
      || message.madeAt.adding(milliseconds: MessageDueRow.mostMilliseconds) < now
    do {
      let round = Actor.round("messages")
      let contact = try await reach(message.member, by: "email", for: nil, acting: round, in: nil)
      let trouble = try await carry(
        .notice(version: message.policyVersion), to: contact, Language(rawValue: message.language), acting: round,
        in: nil)
      if trouble == nil { result.sent += 1 } else { result.failed += 1 }
      if trouble != nil, trouble?.canPass == true, !isLast { return }
      if trouble != nil { result.ended += 1 }
    } catch let refusal as Refusal {
      // The house itself is not in order: that is no reason to give up before the end.
      if [.busy, .house].contains(refusal.code.kind), !isLast { return result.failed += 1 }
      // Erased, restricted, merged, without an address by now, or no longer allowed by the policy.
      result.ended += 1
    }
    try await store.write { try $0.delete(message) }
  }
}

extension MessageDueRow {
  /// After each failed try.
  static let pauseMinutes: [Int64] = [5, 30, 120, 480, 1440, 1440]
  /// What lay still for so long, since there was no mail server, is old news.
  static let mostMilliseconds: Int64 = 7 * 86_400_000
}

extension AppliedPolicy {
  /// The field to which the notice goes right after somebody joined; nil where none of them may be used for it by itself.
  ///
  /// - Law: Art. 13(1) GDPR: at the time when the data is obtained.
  func noticeField(of values: [PersonalField]) -> PersonalField? {
    guard let field = try? policy.contactField("email"), values.contains(field),
      policy.servicePurpose(of: field)?.roles.contains(.system) ?? false
    else { return nil }
    return field
  }
}
