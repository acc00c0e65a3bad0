public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Sends a code to an address or number of a member, to be told back within ten minutes. It takes the place of the one
  /// before it.
  ///
  /// - Parameter contact: a field, or `email` or `phone` where the policy has one of them.
  /// - Refuses: as `send`; `too-many-codes` when five went there within an hour, whoever asked for them.
  public func startProof(of id: MemberID, by contact: String, acting actor: Actor, in store: String? = nil) async throws
  {
    try actor.mustBe(id)
    try await mayAct(for: .requests, actor)
    let contact = try await reach(id, by: contact, for: nil, acting: actor, in: store)
    let code = OneTimeCode(bytes: surroundings.random(5))
    try await keep(code, for: contact, identifier: keyring.lookupHash("code", try contactForm(contact).lookup))
    let language = contact.policy.spoken(contact.language)
    let words = MessageWords.code(code, from: contact.policy.organisation.name, language)
    guard let trouble = try await carry(words, .code, to: contact, language, acting: actor, in: store) else { return }
    try await self.store.write { _ = try $0.deleteCode(contact.field.id, of: id) }
    throw trouble.refusal(contact.field)
  }

  private func keep(_ code: OneTimeCode, for contact: Contact, identifier: [UInt8]) async throws {
    let (keyring, now, sentID) = (self.keyring, self.now, surroundings.random(16))
    let (hourAgo, field) = (now.adding(milliseconds: -3_600_000), contact.field.id)
    try await store.write { session in
      guard try session.codesSent(to: identifier, since: hourAgo) < OneTimeCode.mostAnHour else {
        throw Refusal(.tooManyCodes, field: field, String(OneTimeCode.mostAnHour))
      }
      try session.insertCodeSent(to: identifier, id: sentID, at: now)
      try session.put(
        CodeRow(
          member: contact.id, field: field, version: contact.version,
          hash: keyring.codeHash(code, of: contact.id, field, version: contact.version),
          endsAt: now.adding(milliseconds: Int64(OneTimeCode.minutes) * 60_000)))
    }
  }

  /// Throws away codes and links that are worth nothing any more, and the counts of those of more than an hour ago.
  /// Answers how many.
  @discardableResult public func forgetCodes() async throws -> Int {
    let now = self.now
    return try await store.write { session in
      try session.deleteLinks(endedBy: now) + session.deleteCodes(endedBy: now)
        + session.deleteCodesSent(before: now.adding(milliseconds: -3_600_000))
    }
  }
}
