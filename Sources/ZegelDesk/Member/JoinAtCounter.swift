public import ZegelDomain
import ZegelStore
import ZegelVault

/// Somebody who joined at a till.
public struct JoinedMember: Sendable {
  public let id: MemberID
  public let at: Instant
  /// Whether the same application had come before.
  public let isReplay: Bool
}

/// What was shown to somebody before they decided.
public struct ShownVersion: Sendable {
  public let version: Int32
  /// SHA-256 of the whole notice in their language, in hexadecimal; nil when the caller does not say.
  public let hash: String?

  public init(version: Int32, hash: String? = nil) {
    self.version = version
    self.hash = hash
  }
}

extension Desk {
  /// Makes somebody a member who stands at a till, once for each reference of the till's own: sent again with the same
  /// content it answers the same member, whatever happened to their values since.
  ///
  /// - Parameters:
  ///   - reference: 1 to 100 of letters, digits, `.`, `_`, `:` and `-`.
  ///   - shown: the notice that they read.
  /// - Refuses: as `joinMember`; `notice-outdated`; `reference-conflict`; `member-erased` when who joined under it is gone;
  ///   `card-blocked`, `card-replaced`.
  public func joinMember(
    _ application: MemberApplication, under reference: String, shown: ShownVersion, of till: Till, at counter: Counter
  ) async throws -> JoinedMember {
    let key = try referenceKey(reference, of: till)
    let sent = keyring.bodyHash(ApplicationBytes(application, shown).bytes)
    let joining = try joining(application, by: counter.actor)
    let row = MemberReferenceRow(hash: key, member: joining.id, bodyHash: sent, joinedAt: joining.now)
    let policies = self.policies
    do {
      let outcome: Result<JoinedMember, Refusal> = try await store.write { session in
        if let known = try session.memberReference(key) { return .success(try known.joined(again: sent)) }
        let applied = try policies.inForce(in: session)
        let refusal = try joining.attempt(by: applied, in: session) { joining, applied, session in
          try applied.mustBeShown(shown, in: application.language)
          try session.leave(at: joining.now) { try joining.join(by: applied, in: session, &$0) }
          guard try session.insert(row) else { throw Refusal(.referenceConflict, field: "reference") }
        }
        if let refusal { return .failure(refusal) }
        return .success(JoinedMember(id: row.member, at: row.joinedAt, isReplay: false))
      }
      return try outcome.get()
    } catch let refusal as Refusal {
      // The same may have come twice at once; then the other one took the card or the address a moment ago.
      guard let known = try await store.read({ try $0.memberReference(key) }) else { throw refusal }
      return try known.joined(again: sent)
    }
  }

  /// Never the reference itself: nobody knows what a till puts there.
  private func referenceKey(_ reference: String, of till: Till) throws(Refusal) -> [UInt8] {
    guard (1...100).contains(reference.utf8.count), (try? EventID(reference)) != nil else {
      throw Refusal(.textOutOfRange, field: "reference")
    }
    return keyring.lookupHash("member reference", "\(till.store)-\(till.till)-\(reference)")
  }
}

extension MemberReferenceRow {
  fileprivate func joined(again sent: [UInt8]) throws(Refusal) -> JoinedMember {
    guard let bodyHash else { throw Refusal(.memberErased, field: "reference") }
    guard equalInConstantTime(bodyHash, sent) else { throw Refusal(.referenceConflict, field: "reference") }
    return JoinedMember(id: member, at: joinedAt, isReplay: true)
  }
}

extension AppliedPolicy {
  /// Refuses `notice-outdated` where something else was shown than the notice in force: who said yes has to have read
  /// what it is about now. There is no time of grace, since a yes under an old notice would have to be asked again.
  ///
  /// - Law: Art. 4(11), 13 GDPR.
  func mustBeShown(_ shown: ShownVersion, in language: Language) throws(Refusal) {
    let notice = try notice(in: language)
    guard shown.version == policy.version else {
      throw Refusal(.noticeOutdated, field: "notice_version", String(policy.version))
    }
    guard shown.hash == nil || shown.hash == hex(notice.hash) else {
      throw Refusal(.noticeOutdated, field: "notice_hash", String(policy.version))
    }
  }
}

/// An application as bytes that are the same each time it is told. Only their keyed hash is kept.
struct ApplicationBytes {
  private(set) var bytes: [UInt8] = []

  init(_ application: MemberApplication, _ shown: ShownVersion) {
    for (field, value) in application.values.sorted(by: { $0.key < $1.key }) { add(["v", field, value]) }
    for (purpose, isYes) in application.consents.sorted(by: { $0.key < $1.key }) {
      add(["c", purpose, isYes ? "yes" : "no"])
    }
    add(["n", String(shown.version), application.route.rawValue, application.language.rawValue])
    add([application.isYoung ? "young" : "", application.byGuardian ? "guardian" : ""])
    if case .number(let text)? = application.card { add(["k", CardNumber(text)?.digitsForHashing ?? text]) }
  }

  /// Each with its length in front, so that no two run together into the same bytes.
  private mutating func add(_ texts: [String]) {
    for text in texts {
      withUnsafeBytes(of: Int64(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: text.utf8)
    }
  }
}
