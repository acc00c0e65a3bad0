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
  ///   missing needed field; a young person's own yes; an address that is somebody's already; a card that is taken.
  /// - Law: Art. 5(1)(c), 7, 8, 13 GDPR; Art. 5 UAVG.
  public func joinMember(_ application: MemberApplication, by actor: Actor) async throws -> MemberID {
    let joining = try joining(application, by: actor)
    let policies = self.policies
    try await store.write { try joining.join(by: try policies.inForce(in: $0), in: $0) }
    return joining.id
  }

  /// All that chance and clock have to say, settled before the transaction: it may be run again.
  func joining(_ application: MemberApplication, by actor: Actor) throws -> Joining {
    let (key, wrapped) = try vault.epochs.makePersonKey(at: now)
    return Joining(
      application: application, actor: actor, id: surroundings.newID(), trail: surroundings.newID(), key: key,
      wrapped: wrapped, consentIDs: application.consents.mapValues { _ in surroundings.random(16) }, vault: vault,
      keyring: keyring, now: now)
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
  let vault: Vault
  let keyring: Keyring
  let now: Instant

  func join(by applied: AppliedPolicy, in session: any SQLSession) throws {
    let notice = try applied.notice(in: application.language)
    let may: Set<StaffRole> = [.cashier, .service, .owner, .privacyOfficer, .member]
    if actor.roles.isDisjoint(with: may) { throw Refusal(.roleNotAllowed, field: "staff", "member join") }
    guard actor.works(in: actor.place(application.store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    let values = try applied.policy.checked(application, on: now.lawDay)
    try session.insert(
      MemberRow(
        id: id, key: wrapped, trailSealed: try vault.sealTrail(trail, of: id, with: key), joinedAt: now, changedAt: now)
    )
    for (field, value) in values { try keep(value, field, in: session) }
    for (purposeID, isYes) in application.consents.sorted(by: { $0.key < $1.key }) {
      guard let purpose = applied.policy.purpose(purposeID) else { throw Refusal(.purposeUnknown, field: "consents") }
      try session.decide(
        ConsentOrder(
          id: consentIDs[purposeID]!, member: id, trail: trail, purpose: purpose, decision: isYes ? .given : .refused,
          route: application.route, actor: actor, byGuardian: application.byGuardian, notice: notice,
          agreedTo: application.agreedTo), at: now)
    }
    if let name = application.card {
      let card = try session.find(name, keyring)
      try session.link(card.account, to: id, at: now, historyFrom: application.showsHistory ? .distantPast : now)
    }
    try session.leaveMember(id, at: now)
  }

  private func keep(_ value: NormalValue, _ field: PersonalField, in session: any SQLSession) throws {
    if field.lookup {
      let hash = keyring.lookupHash(field.id, value.lookup)
      if try !session.members(by: field.id, hash, most: 1).isEmpty { throw Refusal(.memberExists, field: field.id) }
      try session.insertLookup(field.id, hash, of: id)
    }
    try session.insert(
      MemberValueRow(
        member: id, field: field.id, version: 1,
        sealed: try vault.seal(value.shown, field.id, version: 1, of: id, with: key), givenAt: now,
        givenBy: actor.name, reason: "joined"))
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
