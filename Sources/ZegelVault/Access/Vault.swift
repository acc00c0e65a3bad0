package import ZegelDomain
package import ZegelStore

/// Opens what is sealed, for a purpose, and only after it was written down who does so.
///
/// Two steps, since what a transaction writes is on disk only after it: inside it `admit` decides and writes the entry;
/// after it `open` hands out the values. Nothing else in the program can open.
package struct Vault: Sendable {
  package let epochs: EpochKeys
  package let house: [UInt8]

  package init(epochs: EpochKeys, house: [UInt8]) {
    self.epochs = epochs
    self.house = house
  }

  /// The trail id of a member: random, and nothing personal.
  package func trail(of member: MemberRow, for way: OpeningWay) throws -> TrailID {
    guard let key = member.key, let sealed = member.trailSealed else { throw Refusal(.memberErased, field: "member") }
    let place = SealedPlace(house: house, person: member.id.bytes, field: "trail", version: 1)
    return TrailID(bytes: try epochs.personKey(key, for: way).open(sealed, at: place))
  }

  package func sealTrail(_ trail: TrailID, of member: MemberID, with key: PersonKey) throws -> [UInt8] {
    try key.seal(trail.bytes, at: SealedPlace(house: house, person: member.bytes, field: "trail", version: 1))
  }

  package func seal(_ text: String, _ field: String, version: Int32, of member: MemberID, with key: PersonKey) throws
    -> [UInt8]
  {
    try key.seal(text.utf8, at: SealedPlace(house: house, person: member.bytes, field: field, version: version))
  }
}

/// That an opening was asked for, decided and written down; made by the vault alone.
package struct Admission: Sendable {
  /// To be left in the trail in the same transaction.
  package let entry: OpeningRow
  /// Why it may not be; then there is nothing to open.
  package let refusal: Refusal?
  let way: OpeningWay
  let member: MemberRow
  let sealed: [MemberValueRow]
}

extension Vault {
  /// Decides and writes the entry, also of a refusal.
  ///
  /// - Parameters:
  ///   - id: 16 random bytes.
  ///   - values: of the member, all versions.
  package func admit(
    _ opening: Opening, for way: OpeningWay, of member: MemberRow, by policy: PrivacyPolicy, states: [ConsentStateRow],
    values: [MemberValueRow], in session: any SQLSession, at now: Instant, id: [UInt8]
  ) throws -> Admission {
    let state = states.first { $0.purpose == opening.purpose }?.state
    let refusal = policy.refusal(of: opening, state: state, isRestricted: member.isRestricted)
    // What the policy does not know could be anything, so it is not written down.
    let isKnown = policy.purpose(opening.purpose) != nil && opening.fields.allSatisfy { policy.field($0) != nil }
    let seen = opening.fields + (opening.record.map { [$0.entryName] } ?? [])
    let entry = OpeningRow(
      id: id, trail: try trail(of: member, for: way), at: now, actor: opening.actor.name, store: opening.store,
      purpose: isKnown ? opening.purpose : "", fields: isKnown ? seen.joined(separator: ",") : "",
      policyVersion: policy.version, outcome: refusal?.code.rawValue ?? "opened")
    try session.insert(entry)
    var newest: [String: MemberValueRow] = [:]
    for value in values where opening.fields.contains(value.field) { newest[value.field] = value }
    return Admission(
      entry: entry, refusal: refusal, way: way, member: member,
      sealed: refusal == nil ? newest.values.filter { $0.sealed != nil } : [])
  }

  /// Opens what was admitted; after its transaction.
  package func open<R>(_ admission: Admission, _ body: (borrowing Opened) throws -> R) throws -> R {
    if let refusal = admission.refusal { throw refusal }
    guard let row = admission.member.key else { throw Refusal(.memberErased, field: "member") }
    let key = try epochs.personKey(row, for: admission.way)
    var values: [String: String] = [:]
    for value in admission.sealed {
      let place = SealedPlace(
        house: house, person: value.member.bytes, field: value.field, version: value.version)
      values[value.field] = String(decoding: try key.open(value.sealed ?? [], at: place), as: UTF8.self)
    }
    return try body(Opened(values))
  }
}

extension Vault {
  package func staffPlace(_ id: StaffID) -> SealedPlace {
    SealedPlace(house: house, person: id.bytes, field: "staff-name", version: 1)
  }

  /// What somebody of the staff is called; who asks has left a note of it.
  package func staffName(_ row: StaffRow) throws -> String {
    guard let key = row.key, let sealed = row.nameSealed else { throw Refusal(.staffUnknown, field: "staff") }
    return String(
      decoding: try epochs.personKey(key, for: .staffName).open(sealed, at: staffPlace(row.id)), as: UTF8.self)
  }
}
