import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// What ended or changed at a party. Of whom it gave us, we let go too; of whom it has from us, it is an opt-out. Who is
  /// known to neither has nothing left to end.
  ///
  /// - Law: Art. 7(3), 17, 18, 19 GDPR.
  func takeStop(_ kind: StopKind, _ purpose: String, _ reference: PartyReference, _ open: OpenChannel, by actor: Actor)
    async throws
  {
    let party = open.party.id
    let (received, disclosed) = try await store.read { session in
      (try session.received(reference, from: party), try session.member(known: reference, to: party))
    }
    if let received, received.state != .ended {
      switch kind {
      case .erased, .withdrawn, .objected: try await letGo(received, by: actor)
      case .restricted: try await restrict(received, by: actor)
      // The next file has the right value.
      case .corrected: break
      }
    } else if let disclosed, kind.ends {
      try await endAtRecipient(disclosed, purpose, open, by: actor)
    }
  }

  /// Whoever is a member here only because a party said so is one no more. Who has cards here, or decided something here
  /// themselves, is the house's own by now: what is theirs stays, and is asked about no more.
  private func letGo(_ received: ReceivedRow, by actor: Actor) async throws {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    let isOwn = try await store.read { session in
      let rows = try session.rows(of: session.survivor(of: received.member))
      return rows.member.id != received.member || !rows.accounts.isEmpty
        || rows.states.contains { $0.state.decision == .given }
    }
    if !isOwn {
      try ErasureList(path: paths.erasureList).append(
        Erasure(at: now, kind: "member", subject: "\(received.member)"))
    }
    _ = try await store.write { session in
      // First: the party knows, and is not told.
      try session.deleteReceived(received)
      if isOwn {
        let rows = try session.rows(of: session.survivor(of: received.member))
        try session.leaveChange(
          "party-let-go", "", of: rows.member, by: actor, in: nil, vault, at: now, id: entry)
        return true
      }
      return try session.eraseNow(received.member, by: actor, vault, at: now, entry: entry)
    }
  }

  private func restrict(_ received: ReceivedRow, by actor: Actor) async throws {
    do { try await restrictMember(received.member, true, by: actor, isPassedOn: true) } catch let refusal as Refusal
      where refusal.code == .valueUnchanged
    {
      // Somebody here did so already, and then it is theirs to end.
      return
    }
    var row = received
    row.state = .restricted
    let restricted = row
    try await store.write { try $0.put(restricted) }
  }

  /// They want no more at the party that has them from us: it gets them no more, and knows, so that it is not told.
  private func endAtRecipient(_ member: MemberID, _ purpose: String, _ open: OpenChannel, by actor: Actor) async throws
  {
    let (party, now) = (open.party.id, self.now)
    let ended = try await store.write { session in
      let open = try session.disclosures(of: member).filter {
        $0.party == party && $0.endedAt == nil && (purpose.isEmpty || $0.purpose == purpose)
      }
      for disclosure in open {
        try session.endDisclosure(of: member, to: party, for: disclosure.purpose, at: now)
      }
      return open.map(\.purpose)
    }
    let survivor = try await store.read { try $0.survivor(of: member) }
    for purpose in ended { try await optOut(survivor, of: purpose, open, by: actor) }
  }
}
