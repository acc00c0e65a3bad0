public import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Sends one message to a member, in their language; that it was, or why not, is written down beside the openings.
  ///
  /// - Parameters:
  ///   - contact: a field, or `email` or `phone` where the policy has one of them.
  ///   - purpose: nil takes the one that serves the member; the field must have been collected for it.
  /// - Refuses: as an opening does; `messages-not-set-up`, `message-not-allowed` where no purpose lets it go there,
  ///   `contact-missing`, `message-refused` and `message-not-delivered`.
  /// - Law: Art. 5(1)(b), 32 GDPR.
  public func send(
    _ message: MemberMessage, to id: MemberID, by contact: String = "email", for purpose: String? = nil,
    language: Language? = nil, acting actor: Actor, in store: String? = nil
  ) async throws {
    let contact = try await reach(id, by: contact, for: purpose, acting: actor, in: store)
    if let trouble = try await carry(message, to: contact, language, acting: actor, in: store) {
      throw trouble.refusal(contact.field)
    }
  }

  /// The same for who tries again: nil once it has left.
  func carry(
    _ message: MemberMessage, to contact: Contact, _ language: Language?, acting actor: Actor, in store: String?
  ) async throws -> MessageTrouble? {
    let language = contact.policy.spoken(language ?? contact.language)
    let organisation = contact.policy.organisation.name
    let words: MessageWords
    switch message {
    case .notice(let version):
      let kept = try await self.store.read { try $0.notices(of: version) }
      guard let notice = kept.first(where: { $0.language == language.rawValue }) ?? kept.first else {
        throw Refusal(.noticeMissing, field: "language")
      }
      words = .notice(notice, from: organisation, Language(rawValue: notice.language) ?? language)
    case .link(let address, let about, let endsAt, let stop):
      words = .link(address, about, endsAt: endsAt, from: organisation, language)
      return try await carry(words, .link, to: contact, language, stop: stop, acting: actor, in: store)
    }
    return try await carry(words, message.kind, to: contact, language, acting: actor, in: store)
  }

  /// Opens where it goes to, hands it over, and writes down what came of it.
  func carry(
    _ words: MessageWords, _ kind: MessageKind, to contact: Contact, _ language: Language, stop: String? = nil,
    acting actor: Actor, in store: String?
  ) async throws -> MessageTrouble? {
    let message = try outgoing(words, to: contact, language, stop)
    let trouble = await contact.carrier.carry(message)
    try await leaveDelivery(kind, trouble, contact, acting: actor, in: store)
    return trouble
  }

  private func outgoing(
    _ words: MessageWords, to contact: Contact, _ language: Language, _ stop: String?
  ) throws -> OutgoingMessage {
    OutgoingMessage(
      to: try contactForm(contact).address, sender: contact.policy.organisation.name, subject: words.subject,
      text: words.text, language: language, at: now, id: surroundings.random(16), stop: stop)
  }

  /// Where it goes to, and the form by which that is counted.
  func contactForm(_ contact: Contact) throws -> (address: String, lookup: String) {
    try vault.open(contact.admission) { opened in
      guard let shown = opened.text(contact.field.id) else {
        throw Refusal(.contactMissing, field: contact.field.id)
      }
      let form = try contact.field.normal(shown)
      return (contact.field.type == .phone ? form.lookup : form.shown, form.lookup)
    }
  }

  private func leaveDelivery(
    _ kind: MessageKind, _ trouble: MessageTrouble?, _ contact: Contact, acting actor: Actor, in store: String?
  ) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    let outcome = "\(kind.rawValue)-\(trouble?.rawValue ?? "sent")"
    try await self.store.write { session in
      // Who was erased meanwhile has nothing left to write it at.
      guard let member = try session.member(contact.id), member.key != nil else { return }
      try session.leaveChange(
        outcome, contact.field.id, of: member, by: actor, in: actor.place(store), vault, at: now, id: entry)
    }
  }
}

/// A member who may be written to, for a purpose, at a field; decided and written down, not yet opened.
struct Contact: Sendable {
  let id: MemberID
  let field: PersonalField
  let policy: PrivacyPolicy
  let rows: MemberRows
  let admission: Admission
  let carrier: any MessageCarrier

  /// Of the value that is there now.
  var version: Int32 { rows.newest[field.id]?.version ?? 0 }

  /// In which they decided last.
  var language: Language? {
    rows.states.max { $0.state.since < $1.state.since }.flatMap { Language(rawValue: $0.language) }
  }
}

extension Desk {
  /// Finds out whether and how a member can be reached, and writes down that their address is going to be opened.
  func reach(
    _ id: MemberID, by contact: String, for purpose: String?, acting actor: Actor, in store: String?
  ) async throws -> Contact {
    let (policies, vault, carriers, now) = (self.policies, self.vault, self.carriers, self.now)
    try actor.mustBe(id)
    let entry = surroundings.random(16)
    let reached = try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      let rows = try session.rows(of: id)
      let field = try policy.contactField(contact)
      let carrier = try carriers.carrier(for: field)
      let purpose = try policy.purpose(ofMessageTo: field, told: purpose)
      guard rows.newest[field.id] != nil else { throw Refusal(.contactMissing, field: field.id) }
      let opening = Opening(purpose: purpose, fields: [field.id], actor: actor, store: actor.place(store))
      let admission = try vault.admit(
        opening, for: .message, of: rows.member, by: policy, states: rows.states, values: rows.values, in: session,
        at: now, id: entry)
      try session.leave(at: now) { $0.add(admission.entry) }
      return Contact(id: id, field: field, policy: policy, rows: rows, admission: admission, carrier: carrier)
    }
    if let refusal = reached.admission.refusal { throw refusal }
    return reached
  }
}

extension PrivacyPolicy {
  /// The member's language where the policy has it, else its first.
  func spoken(_ language: Language?) -> Language {
    if let language, languages.contains(language) { return language }
    return languages.first ?? .nl
  }

  fileprivate func purpose(ofMessageTo field: PersonalField, told: String?) throws(Refusal) -> String {
    if let told { return told }
    guard let purpose = servicePurpose(of: field) else {
      throw Refusal(.messageNotAllowed, field: field.id, field.id)
    }
    return purpose.id
  }
}

extension MessageTrouble {
  func refusal(_ field: PersonalField) -> Refusal {
    canPass
      ? Refusal(.messageNotDelivered, field: field.id, rawValue) : Refusal(.messageRefused, field: field.id)
  }
}
