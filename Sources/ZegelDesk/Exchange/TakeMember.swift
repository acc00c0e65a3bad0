import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// Somebody whom a party hands over becomes a member here, without a yes to anything: consent is given to whom it is for.
  /// Who came before stays the same member; values that are others now take the place of the old ones, and data that lay
  /// still lies still no more.
  ///
  /// - Refuses: `field-not-for-purpose`; and as joining and changing do, such as `member-exists` for an address that is
  ///   somebody's here.
  /// - Law: Art. 5(1)(b) and (d), 14 GDPR.
  func takeMember(
    _ values: [String: String], _ reference: PartyReference, _ open: OpenChannel, by actor: Actor
  ) async throws {
    for field in values.keys where !open.channel.fields.contains(field) {
      throw Refusal(.fieldNotForPurpose, field: "field", field, open.channel.purpose ?? "")
    }
    let given = values.filter { !$0.value.isEmpty }
    let seen = seenHash(given, reference, open)
    guard let known = try await store.read({ try $0.received(reference, from: open.party.id) }) else {
      return try await joinReceived(given, reference, open, seen, by: actor)
    }
    if known.state == .ended {
      // Made before the party heard of it; a week later it means that the party has them anew.
      if now < known.since.adding(milliseconds: ReceivedRow.endedDays * 86_400_000) { return }
      return try await joinReceived(given, reference, open, seen, by: actor)
    }
    if known.seen != seen { try await change(known, to: given, open, by: actor) }
    if known.state == .restricted {
      try await unlessUnchanged { try await self.restrictMember(known.member, false, by: actor, isPassedOn: true) }
    }
    if known.seen == seen, known.state == .held { return }
    var row = known
    (row.seen, row.state) = (seen, .held)
    let held = row
    try await store.write { try $0.put(held) }
  }

  private func joinReceived(
    _ values: [String: String], _ reference: PartyReference, _ open: OpenChannel, _ seen: [UInt8], by actor: Actor
  ) async throws {
    let policies = self.policies
    let language = try await store.read { try policies.inForce(in: $0).policy.spoken(nil) }
    let joining = try joining(
      MemberApplication(values: values, route: .import, language: language), by: actor, tellsByMail: true)
    let row = ReceivedRow(
      party: open.party.id, reference: reference, member: joining.id, state: .held, seen: seen, since: joining.now)
    let refusal = try await store.write { session in
      try joining.attempt(by: try policies.inForce(in: session), in: session) { joining, applied, session in
        try session.leave(at: joining.now) { try joining.join(by: applied, in: session, &$0) }
        try session.put(row)
      }
    }
    if let refusal { throw refusal }
  }

  /// Field by field, those whose hash is another one.
  private func change(_ known: ReceivedRow, to values: [String: String], _ open: OpenChannel, by actor: Actor)
    async throws
  {
    let member = try await store.read { try $0.survivor(of: known.member) }
    for field in open.channel.fields {
      let value = values[field]
      guard hash(field, value, known.reference, open) != known.hash(of: field, in: open) else { continue }
      try await unlessUnchanged {
        try await self.changeValue(
          field, of: member, to: value, reason: .changed, by: actor, in: nil, isPassedOn: true)
      }
    }
  }

  private func seenHash(_ values: [String: String], _ reference: PartyReference, _ open: OpenChannel) -> [UInt8] {
    open.channel.fields.sorted().flatMap { hash($0, values[$0], reference, open) }
  }

  /// Keyed, and of this one person alone: equal values of two people look different.
  private func hash(_ field: String, _ value: String?, _ reference: PartyReference, _ open: OpenChannel) -> [UInt8] {
    let name = "received \(open.party.id) \(hex(reference.bytes)) \(field)"
    return Array(keyring.lookupHash(name, value ?? "").prefix(ReceivedRow.hashBytes))
  }

  private func unlessUnchanged(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let refusal as Refusal where refusal.code == .valueUnchanged {}
  }
}

extension ReceivedRow {
  fileprivate static let hashBytes = 16
  fileprivate static let endedDays: Int64 = 7

  /// Nil where the channel has other fields since.
  fileprivate func hash(of field: String, in open: OpenChannel) -> [UInt8]? {
    let fields = open.channel.fields.sorted()
    guard let place = fields.firstIndex(of: field), seen.count == fields.count * Self.hashBytes else { return nil }
    return Array(seen[place * Self.hashBytes..<(place + 1) * Self.hashBytes])
  }
}
