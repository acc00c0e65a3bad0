public import ZegelDomain
import ZegelStore
import ZegelVault

/// A file to a party that was begun and has its number.
public struct BegunDelivery: Sendable {
  public let open: OpenChannel
  public let sequence: Int64
  /// SHA-256 of the manifest before this one in the channel; nil for the first.
  public let previous: [UInt8]?
  public let madeAt: Instant
  /// Nil for what opens nobody's values.
  let handover: Handover?

  public var channel: ExchangeChannel { open.channel }
}

extension Desk {
  /// Decides that a file goes to a party now, and writes it down: from here on it has a number in its channel.
  ///
  /// What a killed program had begun is begun again, with the same number.
  ///
  /// - Refuses: `channel-unknown`, `channel-other-way`, `party-not-in-order`; `delivery-out-of-order` while one before it
  ///   lies ready and has not arrived; and as an opening does.
  /// - Law: Art. 5(1)(b), 28(3), 44 GDPR.
  public func beginDelivery(_ id: String, by actor: Actor) async throws -> BegunDelivery {
    let (policies, vault, now, note) = (self.policies, self.vault, self.now, surroundings.random(16))
    try actor.mustNotBeMember(for: "exchange send")
    return try await store.write { session in
      let policy = try policies.inForce(in: session).policy
      let open = try policy.openChannel(id)
      try open.mustGo(.send)
      try policy.mustBeInOrder(open.party, on: now.lawDay)
      let before = try session.beforeNext(id)
      let row = DeliveryRow(open, .out, before.next, .making, at: now)
      let handover = try session.admit(row, open, by: actor, policy, vault)
      if open.channel.content == .stops { try session.claimStops(of: open.party.id, for: id, before.next) }
      try session.leaveNote(
        .export, "delivery begun \(row.noteText) by=\(actor.name)", id: note, at: now)
      return BegunDelivery(
        open: open, sequence: before.next, previous: before.manifestHash, madeAt: now, handover: handover)
    }
  }
}

extension SQLSession {
  fileprivate func beforeNext(_ channel: String) throws -> (next: Int64, manifestHash: [UInt8]?) {
    var newest = try deliveries(channel, .out, most: 2)
    if let begun = newest.first, begun.state == .making {
      // Whoever began it is gone: only one works on a channel at a time.
      try releaseStops(of: channel, begun.sequence)
      try deleteMaking(begun)
      newest.removeFirst()
    }
    if let ready = newest.first, ready.state == .made {
      throw Refusal(.deliveryOutOfOrder, field: "channel", channel, String(ready.sequence), "made")
    }
    return ((newest.first?.sequence ?? 0) + 1, newest.first?.manifestHash)
  }

  fileprivate func admit(
    _ row: DeliveryRow, _ open: OpenChannel, by actor: Actor, _ policy: PrivacyPolicy, _ vault: Vault
  ) throws -> Handover? {
    guard open.channel.content == .members else {
      // To pass on that something ends is a duty: no purpose of the policy stands in its way.
      try insert(row)
      return nil
    }
    return try vault.admit(row, open.channel.fields, for: .deliver, actor: actor, by: policy, in: self)
  }
}

extension DeliveryRow {
  init(_ open: OpenChannel, _ way: DeliveryWay, _ sequence: Int64, _ state: DeliveryState, at now: Instant) {
    self.init(
      channel: open.channel.id, way: way, sequence: sequence, party: open.party.id,
      content: open.channel.content.rawValue, purpose: open.channel.purpose ?? "", policyVersion: open.policyVersion,
      state: state, madeAt: now)
  }

  /// As the trail has it: ids, counts and hashes.
  var noteText: String {
    let hashes = [fileHash.map { " sha256=\(hex($0))" }, manifestHash.map { " manifest=\(hex($0))" }]
    return "channel=\(channel) way=\(way.rawValue) sequence=\(sequence) party=\(party) content=\(content) "
      + "purpose=\(purpose.isEmpty ? "-" : purpose) policy=\(policyVersion) state=\(state.rawValue) rows=\(rows) "
      + "refused=\(refusedRows)" + hashes.compactMap { $0 }.joined()
  }
}
