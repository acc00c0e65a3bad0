public import ZegelDomain
import ZegelStore
import ZegelVault

/// What somebody gives to become a member, as it came in.
public struct MemberApplication: Sendable {
  /// By field.
  public var values: [String: String]
  /// By purpose: what was asked, and whether they said yes. What is not here was not shown.
  public var consents: [String: Bool]
  public var route: JoinRoute
  /// In which they read the notice.
  public var language: Language
  public var card: CardName?
  /// Whether who holds the card agrees that the member sees what was saved before.
  public var showsHistory: Bool
  /// They said that they are younger than the law asks to decide alone.
  public var isYoung: Bool
  /// A parent or guardian decides for them.
  public var byGuardian: Bool
  public var store: String?
  /// The words that were agreed to, where they were others than the policy's: of a file that was kept elsewhere before.
  public var agreedTo: String?

  public init(
    values: [String: String], consents: [String: Bool] = [:], route: JoinRoute, language: Language,
    card: CardName? = nil, showsHistory: Bool = false, isYoung: Bool = false, byGuardian: Bool = false,
    store: String? = nil
  ) {
    self.values = values
    self.consents = consents
    self.route = route
    self.language = language
    self.card = card
    self.showsHistory = showsHistory
    self.isYoung = isYoung
    self.byGuardian = byGuardian
    self.store = store
  }
}

extension Desk {
  /// Makes somebody a member: their values sealed under a key of their own, each decision written down.
  ///
  /// - Refuses: a field or purpose the policy does not know; a field that rests on a consent which was not given; a
  ///   missing needed field; a young person's own yes; an address that is somebody's already, which then has an entry
  ///   of who tried; a card that is blocked, taken, or was used: that takes a proof first.
  /// - Law: Art. 5(1)(c), 7, 8, 13 GDPR; Art. 5 UAVG.
  public func joinMember(_ application: MemberApplication, by actor: Actor) async throws -> MemberID {
    // Who is a member already does not join, and makes nobody else one.
    try actor.mustNotBeMember(for: "member join")
    let joining = try joining(application, by: actor)
    let policies = self.policies
    let refusal = try await store.write { session in
      try joining.attempt(by: try policies.inForce(in: session), in: session) { joining, applied, session in
        try session.leave(at: joining.now) { try joining.join(by: applied, in: session, &$0) }
      }
    }
    if let refusal { throw refusal }
    return joining.id
  }

  /// All that chance and clock have to say, settled before the transaction: it may be run again.
  ///
  /// - Parameters:
  ///   - ids: of the page that it is one of; nil for somebody by themselves.
  ///   - tellsByMail: whether the whole notice goes to them, where the house has mail.
  func joining(
    _ application: MemberApplication, by actor: Actor, at now: Instant? = nil, _ ids: PageOfIDs? = nil,
    tellsByMail: Bool? = nil
  ) throws -> Joining {
    let now = now ?? self.now
    let (key, wrapped) = try vault.epochs.makePersonKey(at: now)
    return Joining(
      application: application, actor: actor, id: ids?.member() ?? surroundings.newID(),
      trail: ids?.trail() ?? surroundings.newID(), key: key, wrapped: wrapped,
      consentIDs: application.consents.mapValues { _ in ids?.decision() ?? surroundings.random(16) },
      entryID: surroundings.random(16), vault: vault, keyring: keyring,
      mailsNotice: carriers.mail != nil && (tellsByMail ?? (application.route != .import)), now: now)
  }
}

/// Somebody who becomes a member in one transaction.
struct Joining: Sendable {
  let application: MemberApplication
  let actor: Actor
  let id: MemberID
  let trail: TrailID
  let key: PersonKey
  let wrapped: WrappedKeyRow
  let consentIDs: [String: [UInt8]]
  let entryID: [UInt8]
  let vault: Vault
  let keyring: Keyring
  /// Whether the whole notice goes to them by mail.
  let mailsNotice: Bool
  let now: Instant
  private var sealed: SealedApplication?

  init(
    application: MemberApplication, actor: Actor, id: MemberID, trail: TrailID, key: PersonKey, wrapped: WrappedKeyRow,
    consentIDs: [String: [UInt8]], entryID: [UInt8], vault: Vault, keyring: Keyring, mailsNotice: Bool, now: Instant
  ) {
    self.application = application
    self.actor = actor
    self.id = id
    self.trail = trail
    self.key = key
    self.wrapped = wrapped
    self.consentIDs = consentIDs
    self.entryID = entryID
    self.vault = vault
    self.keyring = keyring
    self.mailsNotice = mailsNotice
    self.now = now
  }

  /// Works the values out before the transaction; inside it they are worked out again when the policy is another by then.
  mutating func seal(by policy: PrivacyPolicy) { sealed = sealing(by: policy) }

  /// Joins; or answers why not where a value is somebody's, after that was written down.
  func attempt(
    by applied: AppliedPolicy, in session: any SQLSession,
    _ join: (Joining, AppliedPolicy, any SQLSession) throws -> Void
  ) throws -> Refusal? {
    let place = actor.place(application.store)
    return try ValueEntry(actor: actor, store: place, now: now, id: entryID, vault: vault)
      .meeting(applied.policy, in: session) { try join(self, applied, session) }
  }

  /// - Parameter book: takes the leaves; the caller writes it.
  func join(by applied: AppliedPolicy, in session: any SQLSession, _ book: inout LeafBook) throws {
    let notice = try applied.notice(in: application.language)
    // By itself only what a party hands over.
    let may: Set<StaffRole> = [.cashier, .service, .owner, .privacyOfficer, .member, .system]
    if actor.roles.isDisjoint(with: may) { throw Refusal(.roleNotAllowed, field: "staff", "member join") }
    guard actor.works(in: actor.place(application.store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    let isReady = sealed?.policyVersion == applied.policy.version
    let values = try (isReady ? sealed! : sealing(by: applied.policy)).values.get()
    for value in values {
      if let lookup = value.lookup { try session.mustBeFree(value.row.field, lookup) }
    }
    let member = MemberRow(
      id: id, key: wrapped, trailSealed: try vault.sealTrail(trail, of: id, with: key), joinedAt: now, changedAt: now)
    try session.insert(member)
    for value in values {
      if let lookup = value.lookup { try session.insertLookup(value.row.field, lookup, of: id) }
      try session.insert(value.row)
    }
    var states: [ConsentStateRow] = []
    for (purposeID, isYes) in application.consents.sorted(by: { $0.key < $1.key }) {
      guard let purpose = applied.policy.purpose(purposeID) else { throw Refusal(.purposeUnknown, field: "consents") }
      states.append(
        try session.decide(
          ConsentOrder(
            id: consentIDs[purposeID]!, member: id, trail: trail, purpose: purpose,
            decision: isYes ? .given : .refused, route: application.route, actor: actor,
            byGuardian: application.byGuardian, notice: notice, agreedTo: application.agreedTo), at: now, &book))
    }
    let accounts = try linkCard(in: session)
    if mailsNotice, applied.noticeField(of: values.map(\.field)) != nil {
      try session.insert(
        MessageDueRow(
          member: id, kind: .notice, policyVersion: applied.policy.version, language: application.language.rawValue,
          madeAt: now, dueAt: now))
    }
    // What was written just now, in the order in which it is read later.
    let rows = MemberRows(
      member: member, values: values.map(\.row).sorted { $0.field.utf8.lexicographicallyPrecedes($1.field.utf8) },
      accounts: accounts,
      states: states.sorted { $0.purpose.utf8.lexicographicallyPrecedes($1.purpose.utf8) }, proofs: [], saving: nil,
      householdCards: [])
    book.add(rows)
  }

  private func linkCard(in session: any SQLSession) throws -> [MemberAccountRow] {
    guard let name = application.card else { return [] }
    let card = try session.find(name, keyring)
    if application.route != .import { try card.mustBeUsable() }
    // Who joins has proven nothing yet. A file from before says itself whose card it is.
    if application.route != .import, try session.isUsed(card.account) {
      throw Refusal(.proofMissing, field: "card", String(ContactProof.freshDays))
    }
    return [
      try session.link(card.account, to: id, at: now, historyFrom: application.showsHistory ? .distantPast : now)
    ]
  }
}

/// The values of who joins, by one version of the policy: sealed, or why they may not be kept.
private struct SealedApplication: Sendable {
  let policyVersion: Int32
  let values: Result<[SealedValue], any Error>
}

private struct SealedValue: Sendable {
  let field: PersonalField
  /// Where the field is one that members are looked up by.
  let lookup: [UInt8]?
  let row: MemberValueRow
}

extension Joining {
  private func sealing(by policy: PrivacyPolicy) -> SealedApplication {
    let name = actor.name
    return SealedApplication(
      policyVersion: policy.version,
      values: Result { try policy.checked(application, on: now.lawDay).map { try seal($0.value, $0.field, by: name) } })
  }

  private func seal(_ value: NormalValue, _ field: PersonalField, by name: String) throws -> SealedValue {
    SealedValue(
      field: field, lookup: field.lookup ? keyring.lookupHash(field.id, value.lookup) : nil,
      row: MemberValueRow(
        member: id, field: field.id, version: 1,
        sealed: try vault.seal(value.shown, field.id, version: 1, of: id, with: key), givenAt: now,
        givenBy: name, reason: "joined"))
  }
}

extension PrivacyPolicy {
  /// The values in the form in which they are kept, each for a purpose that is there for this person.
  fileprivate func checked(_ application: MemberApplication, on day: CalendarDay) throws(Refusal) -> [(
    field: PersonalField, value: NormalValue
  )] {
    if application.isYoung, !application.byGuardian, application.consents.values.contains(true) {
      throw Refusal(.guardianNeeded, field: "guardian", String(LegalRules.number(.ageOfConsent, on: day)))
    }
    for id in application.values.keys.sorted() where field(id) == nil { throw Refusal(.fieldUnknown, field: "values") }
    for field in fields where field.needed && application.values[field.id] == nil {
      throw Refusal(.valueMissing, field: field.id)
    }
    var found: [(field: PersonalField, value: NormalValue)] = []
    for field in fields {
      guard let raw = application.values[field.id] else { continue }
      try checkPurpose(of: field, application.consents)
      found.append((field, try field.normal(raw)))
    }
    // Somebody of whom nothing is known is a card without a name.
    if found.isEmpty { throw Refusal(.valueMissing, field: "values") }
    return found
  }

  /// A field is kept only where one of its purposes is there for this person.
  func checkPurpose(of field: PersonalField, _ consents: [String: Bool]) throws(Refusal) {
    let purposes = field.purposes.compactMap(purpose)
    if purposes.contains(where: { $0.basis != .consent || consents[$0.id] == true }) { return }
    throw Refusal(.consentMissing, field: field.id, purposes.first?.id ?? field.id)
  }
}
