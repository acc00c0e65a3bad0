package import ZegelDomain
package import ZegelStore

/// That a delivery to a party was decided and written down; made by the vault alone. It opens the values of whoever may be
/// in it, page by page, and nothing but its fields.
///
/// The delivery is the entry: who gets data is kept with each member, as what the party knows them by.
package struct Handover: Sendable {
  package let party: String
  package let purpose: String
  package let fields: [String]
  package let byConsent: Bool
  let way: OpeningWay
}

/// Somebody in it, sealed.
package struct HandedMember: Sendable {
  package let row: HandedMemberRow
  package let reference: PartyReference
  let sealed: [MemberValueRow]

  /// - Parameter values: the newest of each field.
  package init(_ row: HandedMemberRow, _ reference: PartyReference, _ values: [MemberValueRow]) {
    self.row = row
    self.reference = reference
    sealed = values
  }
}

extension Vault {
  /// Decides, and writes the delivery down; its caller leaves it in the trail in the same transaction.
  ///
  /// - Refuses: as an opening does, for everybody at once.
  package func admit(
    _ delivery: DeliveryRow, _ fields: [String], for way: OpeningWay, actor: Actor, by policy: PrivacyPolicy,
    in session: any SQLSession
  ) throws -> Handover {
    let opening = Opening(purpose: delivery.purpose, fields: fields, actor: actor)
    let isConsent = policy.purpose(delivery.purpose)?.basis == .consent
    // Whether each of them agreed is asked with each page.
    let state = isConsent ? ConsentState(decision: .given, since: delivery.madeAt) : nil
    if let refusal = policy.refusal(of: opening, state: state, isRestricted: false) { throw refusal }
    try session.insert(delivery)
    return Handover(
      party: delivery.party, purpose: delivery.purpose, fields: fields, byConsent: isConsent, way: way)
  }

  /// Opens one of them, after the transaction in which their page was found.
  package func open<R>(_ member: HandedMember, in handover: Handover, _ body: (borrowing Opened) throws -> R) throws
    -> R
  {
    let key = try epochs.personKey(member.row.key, for: handover.way)
    var values: [String: String] = [:]
    for value in member.sealed where handover.fields.contains(value.field) {
      guard let sealed = value.sealed else { continue }
      let place = SealedPlace(house: house, person: value.member.bytes, field: value.field, version: value.version)
      values[value.field] = String(decoding: try key.open(sealed, at: place), as: UTF8.self)
    }
    return try body(Opened(values))
  }
}
