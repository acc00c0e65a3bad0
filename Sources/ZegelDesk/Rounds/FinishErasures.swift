import ZegelDomain
import ZegelStore
import ZegelVault

extension Desk {
  /// The round that finishes what an erasure began: it is on the list of erasures first, and where the program was
  /// killed before the database had it, the member is still there. Answers how many were finished.
  ///
  /// - Refuses: `erasures-damaged`.
  /// - Law: Art. 17(1) GDPR: without undue delay.
  public func finishErasures() async throws -> Int {
    let erasures = try ErasureList(path: paths.erasureList).read().filter { $0.kind == MemberErasure().kind }
    var finished = 0
    var rest = erasures[...]
    while !rest.isEmpty {
      let page = rest.prefix(Desk.lookedAtOnce)
      rest = rest.dropFirst(page.count)
      let left = try await store.read { session in
        try page.compactMap { MemberID($0.subject) }.filter {
          try session.member($0).map { $0.state != .erased } ?? false
        }
      }
      for id in left where try await finishErasure(of: id) { finished += 1 }
    }
    return finished
  }

  private static let lookedAtOnce = 500

  private func finishErasure(of id: MemberID) async throws -> Bool {
    let (vault, now, entry) = (self.vault, self.now, surroundings.random(16))
    return try await store.write { session in
      try session.eraseNow(id, by: .round("erasures"), vault, at: now, entry: entry)
    }
  }
}

extension SQLSession {
  /// Erases somebody in the database, unless another process was first.
  func eraseNow(_ id: MemberID, by actor: Actor, _ vault: Vault, at now: Instant, entry: [UInt8]) throws -> Bool {
    guard let member = try member(id), member.state != .erased else { return false }
    try leaveChange("erased", "", of: member, by: actor, in: nil, vault, at: now, id: entry)
    try leaveHouseholdPlainly(id, isErased: true, at: now)
    try tellParties(.erased, of: id, at: now)
    try erase(id, at: now)
    try leaveMember(id, at: now)
    return true
  }
}
