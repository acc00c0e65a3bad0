public import ZegelDomain
import ZegelStore

/// A channel that files come by, and how far it is.
public struct IncomingChannel: Sendable {
  public let open: OpenChannel
  /// The number of the last one that was judged; 0 before the first.
  public let last: Int64
  /// SHA-256 of its manifest.
  public let lastManifest: [UInt8]?
}

/// What a party says of one of the members that it knows.
public enum PartyMessage: Sendable {
  /// They want no more of a purpose.
  case optOut(purpose: String)
  /// What was sent to a value of theirs did not arrive, for good or this once.
  case bounce(ContactChannel, isHard: Bool)
  case correction(field: String, value: String)
  /// Somebody of the party's, with their values by field: they become a member, or stay one with what is new.
  case member([String: String])
  /// Something ended or changed at a party that gave us their data, or that has them from us.
  case stop(StopKind, purpose: String)
}

extension Desk {
  /// - Refuses: `channel-unknown`, `channel-other-way`, `party-not-in-order`.
  public func incomingChannel(_ id: String) async throws -> IncomingChannel {
    let (policies, day) = (self.policies, self.now.lawDay)
    return try await store.read { session in
      let policy = try policies.inForce(in: session).policy
      let open = try policy.openChannel(id)
      try open.mustGo(.receive)
      try policy.mustBeInOrder(open.party, on: day)
      let last = try session.deliveries(id, .in, most: 1).first
      return IncomingChannel(open: open, last: last?.sequence ?? 0, lastManifest: last?.manifestHash)
    }
  }

  /// Writes down a file that was judged: what came of it, and of how many rows. From here on its number is taken.
  public func deliveryTaken(
    _ open: OpenChannel, _ sequence: Int64, _ file: DeliveredFile, _ answer: DeliveryAnswer, by actor: Actor
  ) async throws {
    let (now, note) = (self.now, surroundings.random(16))
    var row = DeliveryRow(open, .in, sequence, answer.state, at: now)
    (row.rows, row.refusedRows, row.answer) = (file.rows, min(file.rows, answer.refusedRows), answer.reason)
    (row.fileBytes, row.fileHash, row.manifestHash) = (file.bytes, file.hash, file.manifestHash)
    (row.sentAt, row.answeredAt) = (now, now)
    let taken = row
    try await store.write { session in
      try session.insert(taken)
      try session.leaveNote(.export, "delivery taken \(taken.noteText) by=\(actor.name)", id: note, at: now)
    }
  }

  /// Does what a party says of a member, by the same acts as at the counter; told twice it is done once.
  ///
  /// - Refuses: `reference-unknown`; `field-not-for-purpose` for what the channel does not carry; and as those acts do.
  /// - Law: Art. 5(1)(d), 7(3), 21 GDPR.
  public func take(_ message: PartyMessage, of reference: PartyReference, from open: OpenChannel) async throws {
    let actor = Actor.round("exchange \(open.channel.id)")
    switch message {
    case .member(let values): return try await takeMember(values, reference, open, by: actor)
    case .stop(let kind, let purpose): return try await takeStop(kind, purpose, reference, open, by: actor)
    case .optOut, .bounce, .correction: break
    }
    let member = try await store.read { session -> MemberID in
      guard let known = try session.member(known: reference, to: open.party.id) else {
        throw Refusal(.referenceUnknown, field: "reference", open.party.id)
      }
      return try session.survivor(of: known)
    }
    switch message {
    case .optOut(let purpose): try await optOut(member, of: purpose, open, by: actor)
    case .bounce(let channel, let isHard): try await bounce(member, channel, isHard: isHard, open, by: actor)
    case .correction(let field, let value):
      guard open.channel.fields.contains(field) else {
        throw Refusal(.fieldNotForPurpose, field: "field", field, open.channel.purpose ?? "")
      }
      try await changeValue(field, of: member, to: value, reason: .changed, by: actor, in: nil, isPassedOn: true)
    case .member, .stop: break
    }
  }

  func optOut(_ member: MemberID, of purpose: String, _ open: OpenChannel, by actor: Actor) async throws {
    guard open.party.purposes.contains(purpose) else { throw Refusal(.purposeUnknown, field: "purpose") }
    let policies = self.policies
    let (known, language) = try await store.read { session -> (Purpose?, Language) in
      let policy = try policies.inForce(in: session).policy
      let state = try session.consentStates(of: member).first { $0.purpose == purpose }
      return (policy.purpose(purpose), policy.spoken(state.flatMap { Language(rawValue: $0.language) }))
    }
    let decision: ConsentDecision = known?.basis == .consent ? .withdrawn : .objected
    do {
      try await decide(
        ConsentAct(purpose: purpose, decision: decision, route: .mail, language: language), by: member, entered: actor,
        isPassedOn: true)
    } catch let refusal as Refusal where [.consentNotGiven, .consentUnchanged].contains(refusal.code) {
      // They had stopped already.
    }
  }

  /// It is written down beside the openings, so that who looks after the member asks for a right value; nothing is lost
  /// for one bounce.
  private func bounce(
    _ member: MemberID, _ channel: ContactChannel, isHard: Bool, _ open: OpenChannel, by actor: Actor
  ) async throws {
    let (policies, vault, now, entry) = (self.policies, self.vault, self.now, surroundings.random(16))
    try await store.write { session in
      let policy = try policies.inForce(in: session).policy
      let rows = try session.rows(of: member)
      let field = policy.fields.first { field in
        field.type.reaches(channel) && field.purposes.contains(open.channel.purpose ?? "")
      }
      guard let field else { throw Refusal(.fieldUnknown, field: "channel") }
      try session.leaveChange(
        isHard ? "bounced" : "not-reached", field.id, of: rows.member, by: actor, in: nil, vault, at: now, id: entry)
    }
  }
}
