public import ZegelDomain
import ZegelStore
import ZegelVault

/// A link as it was made: shown once, kept nowhere.
public struct MadeLink: Sendable {
  /// Of the page; whoever has it sees and changes the choices.
  public let address: String
  public let endsAt: Instant
  let token: LinkToken
  let purpose: Purpose?
}

extension Desk {
  /// Makes a link to a member's choices and hands it to whoever asks, for a letter or a receipt. That it was made is on
  /// record with the member: whoever has it can say yes and no in their name.
  ///
  /// - Parameter purposeID: the one purpose that it is about; nil is all that they decide about.
  /// - Refuses: `public-address-missing` in a house without pages; `purpose-unknown`; who may not act for `law.consent`, or a
  ///   policy that does not let the member do so.
  /// - Law: Art. 7(3), 12(2), 21(2) GDPR; Art. 11.7(4) Tw.
  public func makeLink(
    for id: MemberID, about purposeID: String? = nil, by actor: Actor, in store: String? = nil
  ) async throws -> MadeLink {
    try await makeLink(for: id, about: purposeID, act: "link-printed", by: actor, in: store).link
  }

  /// Makes a link and sends it to the member. A message about one purpose that advertises also carries what mail programs
  /// show as a button of their own (RFC 8058); one about all choices does not, since nobody would know what stops.
  ///
  /// - Refuses: as `makeLink` and `send`; then the link is gone again.
  public func sendLink(
    to id: MemberID, about purposeID: String? = nil, by contact: String = "email", acting actor: Actor,
    in store: String? = nil
  ) async throws -> Instant {
    let (link, hash) = try await makeLink(for: id, about: purposeID, act: nil, by: actor, in: store)
    let stop = link.purpose?.channel == nil ? nil : publicAddress?.stop(link.token)
    let about = Texts(nl: "zien en veranderen waar u ja op zei", en: "see and change what you agreed to")
    do {
      try await send(
        .link(address: link.address, about: about, endsAt: link.endsAt, stop: stop), to: id, by: contact, acting: actor,
        in: store)
    } catch let refusal as Refusal {
      try await self.store.write { try $0.deleteLink(hash) }
      throw refusal
    }
    return link.endsAt
  }

  private func makeLink(
    for id: MemberID, about purposeID: String?, act: String?, by actor: Actor, in store: String?
  ) async throws -> (link: MadeLink, hash: [UInt8]) {
    guard let publicAddress else { throw Refusal(.publicAddressMissing, field: "link", "public.url") }
    try actor.mustBe(id)
    guard actor.works(in: actor.place(store)) else { throw Refusal(.storeNotAllowed, field: "store") }
    let (policies, vault, keyring, now) = (self.policies, self.vault, self.keyring, self.now)
    let (token, entry) = (LinkToken(bytes: surroundings.random(32)), surroundings.random(16))
    let endsAt = now.adding(milliseconds: Int64(MemberLink.days) * 86_400_000)
    let row = LinkRow(
      hash: keyring.linkHash(token), member: id, purpose: purposeID,
      binding: keyring.linkBinding(token, of: id, about: purposeID, endsAt: endsAt), madeAt: now, endsAt: endsAt)
    let purpose: Purpose? = try await self.store.write { session in
      let policy = try policies.inForce(in: session).policy
      try policy.mayAct(for: .consent, actor)
      try policy.mayAct(for: .consent, .member(id))
      let purpose = try purposeID.map { try policy.decidable($0) }
      let rows = try session.rows(of: id)
      try session.insert(row)
      // What is sent has an entry of its own: that it left, or why not.
      if let act {
        try session.leaveChange(act, "", of: rows.member, by: actor, in: actor.place(store), vault, at: now, id: entry)
      }
      return purpose
    }
    let link = MadeLink(address: publicAddress.choices(token), endsAt: endsAt, token: token, purpose: purpose)
    return (link, row.hash)
  }
}

extension PrivacyPolicy {
  /// Refuses `purpose-unknown` for what one cannot decide about.
  fileprivate func decidable(_ id: String) throws(Refusal) -> Purpose {
    guard let purpose = purposes.first(where: { $0.id == id }), purpose.choiceKind != nil else {
      throw Refusal(.purposeUnknown, field: "purpose")
    }
    return purpose
  }
}
