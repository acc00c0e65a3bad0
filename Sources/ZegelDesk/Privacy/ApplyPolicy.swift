public import ZegelDomain
import ZegelStore
import ZegelVault

/// A privacy version as people see it.
public struct PolicyVersion: Sendable {
  public let number: Int32
  public let text: String
  /// SHA-256 of the text, in hexadecimal.
  public let hash: String
  public let appliedAt: Instant
  public let firstBy: String
  /// Who agreed, where the version widened what may be done.
  public let secondBy: String?

  init(_ row: PolicyRow) {
    (number, text, hash) = (row.number, row.text, hex(row.hash))
    (appliedAt, firstBy, secondBy) = (row.appliedAt, row.firstBy, row.secondBy)
  }
}

public enum PolicyOutcome: Sendable {
  case applied(PolicyVersion)
  /// It widens what may be done, so it waits until another person applies the same file.
  case waitsForSecond
}

extension Desk {
  /// Makes a privacy file the next version, with its notices. What only narrows needs one person; what widens, two: the
  /// first applies it, and it begins when a second applies the very same file.
  ///
  /// - Refuses: who is neither owner nor privacy officer; the policy that is in force already; one that needs a DPIA which
  ///   was not signed for what it does, or that waits for the authority.
  /// - Throws: `FileProblems` when the law has something against it today, or nobody here signed its DPIA.
  /// - Law: Art. 5(2), 24, 25, 35, 36 GDPR.
  public func applyPolicy(_ text: String, by actor: Actor) async throws -> (
    outcome: PolicyOutcome, changes: [PolicyChange]
  ) {
    let now = self.now
    try actor.mayAssess("privacy apply")
    let policies = self.policies
    return try await store.write { session in
      let before = try session.policies().last
      let hash = Digest256.of(text)
      if before?.hash == hash { throw Refusal(.policyUnchanged, field: "privacy") }
      let number = (before?.number ?? 0) + 1
      let read = ReadPolicy(text, version: number, on: now.lawDay)
      let policy = try read.policy(signedBy: try session.staff())
      let inForce = try policies.newest(in: session)?.policy
      if let refusal = try session.coverage(of: policy, after: inForce).refusal { throw refusal }
      let changes = policy.changes(since: inForce)
      var row = PolicyRow(
        number: number, text: text, hash: hash, appliedAt: now, firstBy: actor.name, secondBy: nil)
      if changes.contains(where: \.widens) {
        let proposal = try session.proposal(hash)
        guard let proposal, proposal.by != actor.name else {
          if proposal == nil {
            try session.insert(ProposalRow(hash: hash, after: number - 1, by: actor.name, at: now))
          }
          return (.waitsForSecond, changes)
        }
        row = PolicyRow(
          number: number, text: text, hash: hash, appliedAt: now, firstBy: proposal.by, secondBy: actor.name)
      }
      try session.apply(row, policy, at: now)
      return (.applied(PolicyVersion(row)), changes)
    }
  }

  public func policyVersions() async throws -> [PolicyVersion] {
    try await store.read { try $0.policies().map { PolicyVersion($0) } }
  }

  /// What a file would change; today's law must have nothing against it.
  public func policyChanges(to text: String) async throws -> [PolicyChange] {
    let (policies, day) = (self.policies, now.lawDay)
    let read = ReadPolicy(text, on: day)
    return try await store.read { session in
      try read.policy(signedBy: try session.staff()).changes(since: try policies.newest(in: session)?.policy)
    }
  }
}

extension SQLSession {
  fileprivate func apply(_ row: PolicyRow, _ policy: PrivacyPolicy, at now: Instant) throws {
    try insert(row)
    for language in policy.languages {
      let text = policy.notice(in: language, on: now.lawDay).plainText
      try insert(
        NoticeRow(version: row.number, language: language.rawValue, hash: Digest256.of(text), text: text))
    }
    try forgetProposals()
    try leavePolicy(row, at: now)
  }

  /// Leaves a version with its notices in the trail, as they are by now.
  func leavePolicy(_ row: PolicyRow, at now: Instant) throws {
    guard let house = try house() else { throw Fault("a house without a row of itself") }
    let notices = try notices(of: row.number)
    try leave(at: now) { book in
      book.add(.privacy, UInt128(bytes: house.id), number: UInt32(row.number)) { $0.add(row, notices) }
    }
  }
}

extension Desk {
  /// Refuses `policy-missing`.
  public func currentPolicy() async throws -> PrivacyPolicy {
    let policies = self.policies
    return try await store.read { try policies.inForce(in: $0).policy }
  }
}
