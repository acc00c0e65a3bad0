public import ZegelDomain
import ZegelStore
import ZegelVault

/// A signed DPIA as people see it.
public struct AssessmentVersion: Sendable {
  public let number: Int32
  public let text: String
  /// SHA-256 of the text, in hexadecimal.
  public let hash: String
  /// SHA-256 of the purposes, fields and parties it is about.
  public let contentHash: String
  /// SHA-256 of the policy file that it was signed for.
  public let policyHash: String
  /// The privacy version that was in force then; 0 for none.
  public let afterVersion: Int32
  public let remainsHigh: Bool
  public let signedBy: String
  public let signedAt: Instant
  public let consultation: Consultation?

  init(_ row: AssessmentRow, _ steps: [ConsultationRow]) {
    (number, text, hash) = (row.number, row.text, hex(row.hash))
    (contentHash, policyHash, afterVersion) = (hex(row.contentHash), hex(row.policyHash), row.afterVersion)
    (remainsHigh, signedBy, signedAt) = (row.remainsHigh, row.signedBy, row.signedAt)
    consultation = Consultation(steps)
  }
}

extension Consultation {
  init?(_ steps: [ConsultationRow]) {
    func day(_ step: Step) -> CalendarDay? {
      steps.first { $0.step == step.rawValue }.flatMap { CalendarDay($0.onDay) }
    }
    guard let asked = day(.asked) else { return nil }
    self.init(
      askedOn: asked, extendedOn: day(.extended), answeredOn: day(.answered),
      outcome: steps.lazy.compactMap(\.outcome).first.flatMap(Outcome.init(rawValue:)))
  }
}

extension Desk {
  /// Signs a DPIA for a policy's file, which need not be applied yet: it is kept as it is, numbered, and in the trail.
  ///
  /// - Refuses: who is neither owner nor privacy officer; the very DPIA that was signed last for this.
  /// - Throws: `FileProblems` of the DPIA, or of the policy.
  /// - Law: Art. 35(1), (7) GDPR.
  public func signAssessment(_ text: String, of policyText: String, by actor: Actor) async throws -> AssessmentVersion {
    try actor.mayAssess("privacy dpia sign")
    let now = self.now
    let policy = try readPolicy(policyText, on: now.lawDay)
    let read = ReadAssessment(text, of: policy, on: now.lawDay)
    guard let assessment = read.assessment else { throw FileProblems(read.problems) }
    let (hash, content) = (Digest256.of(text), policy.assessedHash)
    return try await store.write { session in
      let before = try session.assessments().last
      if let before, before.hash == hash, before.contentHash == content {
        throw Refusal(.dpiaUnchanged, field: "dpia", String(before.number))
      }
      let row = AssessmentRow(
        number: (before?.number ?? 0) + 1, text: text, hash: hash, contentHash: content,
        policyHash: Digest256.of(policyText), afterVersion: Int32(try session.policyCount()),
        remainsHigh: assessment.remainsHigh, signedBy: actor.name, signedAt: now)
      try session.insert(row)
      try session.leaveAssessment(row, at: now)
      return AssessmentVersion(row, [])
    }
  }

  /// Every signed DPIA, in order.
  public func assessments() async throws -> [AssessmentVersion] {
    try await store.read { session in
      try session.assessments().map { AssessmentVersion($0, try session.consultations(of: $0.number)) }
    }
  }

  /// A signed DPIA; nil is the newest. Refuses `dpia-unknown`.
  public func assessment(_ number: Int32?) async throws -> AssessmentVersion {
    let all = try await assessments()
    guard let found = number.map({ number in all.first { $0.number == number } }) ?? all.last else {
      throw Refusal(.dpiaUnknown, field: "dpia")
    }
    return found
  }
}

extension Actor {
  /// - Refuses: who is neither owner nor privacy officer.
  func mayAssess(_ act: String) throws(Refusal) {
    guard case .staff = self else { throw Refusal(.staffKeyMissing, field: "staff") }
    guard !roles.isDisjoint(with: [.owner, .privacyOfficer]) else {
      throw Refusal(.roleNotAllowed, field: "staff", act)
    }
  }
}

extension SQLSession {
  /// Leaves a signed DPIA in the trail, with what the authority said of it by now.
  func leaveAssessment(_ row: AssessmentRow, at now: Instant) throws {
    guard let house = try house() else { throw Fault("a house without a row of itself") }
    let steps = try consultations(of: row.number)
    try leave(at: now) { book in
      book.add(.assessment, UInt128(bytes: house.id), number: UInt32(row.number)) { $0.add(row, steps) }
    }
  }
}
